import { type ActingBy, noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { type FundState, fundOf } from './list-funds-and-quotas.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';
import { SETS_YEAR_MONEY } from './year-money.js';

export interface WantedFundTotal {
  readonly fundId: string;
  /** In fen, as a decimal string. */
  readonly totalFen: string;
}

/** Sets another total of a fund; never below what cases have taken from it. */
export async function changeFund(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  wanted: WantedFundTotal,
): Promise<FundState | DeskProblem> {
  const by = actingBy(person, SETS_YEAR_MONEY);
  if (!by) return { problem: 'notYourRole' };
  return inTenant(pool, person.tenant, (tx) => setTotal(tx, person.tenant, wanted, by));
}

/** Under the fund's lock: whoever spends from it waits, so that nothing is taken beside the new total. */
async function setTotal(
  tx: Tx,
  tenant: string,
  { fundId, totalFen }: WantedFundTotal,
  by: ActingBy,
): Promise<FundState | DeskProblem> {
  await tx.query('select 1 from funds where id = $1 for update', [fundId]);
  const fund = await fundOf(tx, fundId);
  if (!fund) return { problem: 'notFound' };
  const takenFen = BigInt(fund.totalFen) - BigInt(fund.freeFen);
  const freeFen = BigInt(totalFen) - takenFen;
  if (freeFen < 0n) return { problem: 'fundBelowUse', about: { zh: takenFen.toString(), en: takenFen.toString() } };
  await tx.query('update funds set total_fen = $2 where id = $1', [fundId, totalFen]);
  await noteAct(tx, tenant, by, {
    kind: 'fundChanged',
    what: { fundId, programme: fund.programme, year: fund.year },
    before: { totalFen: fund.totalFen },
    after: { totalFen },
  });
  return { ...fund, totalFen, freeFen: freeFen.toString() };
}
