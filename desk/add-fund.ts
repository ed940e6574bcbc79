import { v7 as uuid } from 'uuid';
import { prismaInTenant } from '../prisma/client.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { FundState } from './list-funds-and-quotas.js';
import { holds } from './seats.js';
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
  { prisma, logger }: Pick<DeskDeps, 'prisma' | 'logger'>,
  person: Person,
  wanted: WantedFund,
): Promise<FundState | DeskProblem> {
  if (!holds(person, SETS_YEAR_MONEY)) return { problem: 'notYourRole' };
  if (!takesYearMoney(wanted.programme)) return { problem: 'noSuchProcedure' };
  const { programme, year, name, position, totalFen, perCaseFen = null } = wanted;
  const fund = { id: uuid(), programme, year, name, position };
  const { count } = await prismaInTenant(prisma, person.tenant, (tx) =>
    tx.fund.createMany({
      data: {
        ...fund,
        tenantId: person.tenant,
        totalFen: BigInt(totalFen),
        perCaseFen: perCaseFen === null ? null : BigInt(perCaseFen),
      },
      skipDuplicates: true,
    }),
  );
  if (count === 0) return { problem: 'fundExists' };
  logger.warn({ userId: person.userId, fundId: fund.id, totalFen }, 'a fund was added');
  const untouched = { reservedFen: '0', committedFen: '0', orderedFen: '0', paidFen: '0' };
  return { ...fund, perCaseFen, totalFen, freeFen: totalFen, ...untouched };
}
