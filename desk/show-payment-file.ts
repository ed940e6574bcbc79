import { readInTenant } from '../record/in-tenant.js';
import { type LineStanding, type ListedFile, readFileLines, readPaymentFiles } from '../record/read-payment-files.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** A file for the bank with where each of its payments stands. Shows no account and no payee. */
export interface ShownPaymentFile extends ListedFile {
  readonly lines: readonly LineStanding[];
}

/** One file, for finance and those who watch over it. */
export async function showPaymentFile(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  fileId: string,
): Promise<ShownPaymentFile | DeskProblem> {
  const places = seatsAs(person, ['finance', 'auditor', 'manager']);
  if (places.length === 0) return { problem: 'notYourRole' };
  const shown = await readInTenant(pool, person.tenant, async (tx) => {
    const file = (await readPaymentFiles(tx, places)).find(({ id }) => id === fileId);
    return file && { ...file, lines: await readFileLines(tx, places, fileId) };
  });
  return shown ?? { problem: 'notFound' };
}
