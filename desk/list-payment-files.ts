import { inTenant } from '../record/in-tenant.js';
import { type ListedFile, readPaymentFiles } from '../record/read-payment-files.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

export type { ListedFile } from '../record/read-payment-files.js';

/** The files for the bank and how far each is answered, for finance and those who watch over it. Shows no account. */
export async function listPaymentFiles(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
): Promise<readonly ListedFile[] | DeskProblem> {
  const places = seatsAs(person, ['finance', 'auditor', 'manager']);
  if (places.length === 0) return { problem: 'notYourRole' };
  return inTenant(pool, person.tenant, (tx) => readPaymentFiles(tx, places));
}
