import { latestProcedure } from '../procedures/all-procedures.js';
import type { Day, Text } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import { type ProgressAsked, reportedTo, yearAsked } from './asked-progress.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { ACCOUNTS, type HeldAccount, type HomeFigure } from './progress-figures.js';
import { PROGRESS_REPORT } from './progress-sql.js';
import type { OrgLevel, Person } from './who-am-i.js';

/** What a fund, or all together, hold in each account for the homes of a place, in fen as decimal strings. */
export type HeldFen = Readonly<Record<HeldAccount, string>>;

/** A place with its homes and the places under it included. */
export interface PlaceProgress extends Readonly<Record<HomeFigure, number>> {
  readonly id: string;
  readonly name: string;
  readonly level: OrgLevel;
  /** `null` where none is set for the place itself. */
  readonly quota: number | null;
  /** Accepted ÷ quota in percent with two decimals. More than 100 is usual: homes of the year before are finished too. */
  readonly completionRate: string | null;
  readonly oldestWaitDays: number | null;
  readonly held: HeldFen;
  readonly heldByFund: readonly (HeldFen & { readonly fundId: string })[];
}

/** A fund of the year. Funds are not divided among places: what is left is left for all. */
export interface FundLeft {
  readonly id: string;
  readonly name: string;
  readonly totalFen: string;
  readonly leftFen: string;
}

export interface ProgressReport {
  readonly programme: string;
  readonly title: Text;
  readonly year: number;
  readonly asOf: Day;
  readonly totalFen: string;
  readonly leftFen: string;
  readonly funds: readonly FundLeft[];
  /** Outermost first. */
  readonly places: readonly PlaceProgress[];
}

interface Counted {
  readonly asOf: Day;
  readonly places: readonly Omit<PlaceProgress, 'held' | 'heldByFund'>[];
  readonly money: readonly (HeldFen & { readonly placeId: string; readonly fundId: string })[];
  readonly funds: readonly FundLeft[];
}

/** How a programme stands in a year: homes and money, by town and for the county, for the places under the person's seats. */
export async function progressReport(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  asked: ProgressAsked,
): Promise<ProgressReport | DeskProblem> {
  const reported = reportedTo(person, asked);
  if (isProblem(reported)) return reported;
  const { programme, seats } = reported;
  return inTenant(pool, person.tenant, async (tx) => {
    const year = await yearAsked(tx, asked);
    const { rows } = await tx.query<Counted>(PROGRESS_REPORT, [programme, year, seats, asked.placeId ?? null]);
    const [counted] = rows;
    if (!counted) throw new Error('the database did not answer');
    const { title } = latestProcedure(programme);
    return { programme, title, year, ...together(counted) };
  });
}

function together({ asOf, places, money, funds }: Counted): Omit<ProgressReport, 'programme' | 'title' | 'year'> {
  return {
    asOf,
    totalFen: sumFen(funds.map(({ totalFen }) => totalFen)),
    leftFen: sumFen(funds.map(({ leftFen }) => leftFen)),
    funds,
    places: places.map((place) => {
      const own = money.filter(({ placeId }) => placeId === place.id);
      const heldByFund = funds.map(({ id }) => ({
        fundId: id,
        ...heldOf((account) => own.find(({ fundId }) => fundId === id)?.[account] ?? '0'),
      }));
      return { ...place, held: heldOf((account) => sumFen(own.map((each) => each[account]))), heldByFund };
    }),
  };
}

function heldOf(fenOf: (account: HeldAccount) => string): HeldFen {
  return Object.fromEntries(ACCOUNTS.map((account) => [account, fenOf(account)])) as Record<HeldAccount, string>;
}

function sumFen(amounts: readonly string[]): string {
  return amounts.reduce((sum, fen) => sum + BigInt(fen), 0n).toString();
}
