import { type MadeFile, makePaymentFile as recordFile } from '../record/payment-files.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { financeAtWork } from './finance-at-work.js';
import type { Person } from './who-am-i.js';

/** Makes a file for the bank of everything that is ordered within reach and was in no file yet; for finance. */
export async function makePaymentFile(deps: DeskDeps, person: Person): Promise<MadeFile | DeskProblem> {
  const maker = financeAtWork(person);
  if (!maker) return { problem: 'notYourRole' };
  const made = await recordFile(deps, person.tenant, maker);
  if (made === 'onHold') return { problem: 'onHold' };
  return made ?? { problem: 'nothingOrdered' };
}
