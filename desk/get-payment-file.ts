import { type TakenFile, takePaymentFile } from '../record/take-payment-file.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { financeAtWork } from './finance-at-work.js';
import type { Person } from './who-am-i.js';

/** The bytes of a file for the bank, with accounts in clear: for finance alone, and each taking is kept. */
export async function getPaymentFile(deps: DeskDeps, person: Person, fileId: string): Promise<TakenFile | DeskProblem> {
  const taker = financeAtWork(person);
  if (!taker) return { problem: 'notYourRole' };
  const taken = await takePaymentFile(deps, person.tenant, { fileId, ...taker });
  if (taken === 'onHold') return { problem: 'onHold' };
  return taken ?? { problem: 'notFound' };
}
