import { v7 as uuid } from 'uuid';
import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { FundState } from './list-funds-and-quotas.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';
import { SETS_YEAR_MONEY, takesYearMoney } from './year-money.js';

/** Money of a year for a programme. Funds are spent in the order of their positions. All in fen as decimal strings. */
export interface WantedFund {
  readonly programme: string;
  readonly year: number;
  readonly name: string;
  readonly position: number;
  readonly totalFen: string;
  /** The most that one case may take from it. */
  readonly perCaseFen?: string | undefined;
}

/** Adds a fund. Another at the same position of programme and year is refused. */
export async function addFund(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  wanted: WantedFund,
): Promise<FundState | DeskProblem> {
  const by = actingBy(person, SETS_YEAR_MONEY);
  if (!by) return { problem: 'notYourRole' };
  if (!takesYearMoney(wanted.programme)) return { problem: 'noSuchProcedure' };
  const { programme, year, name, position, totalFen, perCaseFen = null } = wanted;
  const fund = { id: uuid(), programme, year, name, position };
  const added = await inTenant(pool, person.tenant, async (tx) => {
    const { rowCount } = await tx.query(
      `insert into funds (tenant_id, id, programme, year, name, position, total_fen, per_case_fen)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [person.tenant, fund.id, programme, year, name, position, totalFen, perCaseFen],
    );
    if (rowCount === 0) return false;
    const { id: fundId, ...named } = fund;
    await noteAct(tx, person.tenant, by, {
      kind: 'fundAdded',
      what: { fundId },
      after: { ...named, totalFen, perCaseFen },
    });
    return true;
  });
  if (!added) return { problem: 'fundExists' };
  const untouched = { reservedFen: '0', committedFen: '0', orderedFen: '0', paidFen: '0' };
  return { ...fund, perCaseFen, totalFen, freeFen: totalFen, ...untouched };
}
