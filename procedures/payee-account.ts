import type { Facts } from './vocabulary.js';

/** The account that a subsidy goes to: the applicant's, after a death that of the heirs; `null` when none is known. */
export function payeeAccountOf(facts: Facts): string | null {
  const account = facts.applicantDied === true ? facts.heirAccount : facts.bankAccount;
  return typeof account === 'string' && account !== '' ? account : null;
}
