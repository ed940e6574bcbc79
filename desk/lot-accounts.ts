import { type LotAccounts, readLotAccounts } from '../record/read-lot-accounts.js';
import { isStaffAt } from './authorise.js';
import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { Person } from './who-am-i.js';

export type { HomeAccount, LotAccounts, TrancheAccount } from '../record/read-lot-accounts.js';

/** The accounts of a lot home by home and payment by payment, for offices; a firm has no such page. */
export async function lotAccounts(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  lotId: string,
): Promise<LotAccounts | DeskProblem> {
  const accounts = await atCase(deps, person, lotId, async ({ tx, place, loaded }) =>
    loaded.procedure.subject === 'lot' && isStaffAt(person, place) ? readLotAccounts(tx, lotId) : null,
  );
  return accounts ?? { problem: 'notFound' };
}
