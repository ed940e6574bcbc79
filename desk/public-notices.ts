import type { OutcomeName } from '../procedures/procedure.js';
import type { Day } from '../procedures/vocabulary.js';
import { readInTenant } from '../record/in-tenant.js';
import { countyByCode } from './public-counties.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { PUBLIC_RESULTS, PUBLICITY, PUBLISHED_TENDERS } from './public-notices-sql.js';

/** A publicity that runs: what hangs on the board of the village, as it was frozen, name masked. */
export interface Publicity {
  readonly programme: string;
  readonly place: string;
  readonly number: string;
  readonly maskedName: string;
  readonly postedOn: Day;
  /** `null` while an objection is looked into, and where the calendar does not know the days yet. */
  readonly lastDay: Day | null;
  readonly sha256: string;
  /** Whether the term to object runs or is paused. */
  readonly takesObjections: boolean;
}

/** A lot that takes bids now. */
export interface PublicTender {
  /** Under which firms bid for it. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly need: string;
  readonly method: string;
  readonly estimateFen: string;
  readonly homesExpected: number;
  readonly documentNumber: string | null;
  readonly publishedOn: Day;
  readonly bidDeadline: Day;
}

/** What became of a lot: the result as publicised, and its contract. */
export interface PublicResult {
  readonly number: string;
  readonly title: string;
  readonly supplier: string;
  readonly sumFen: string;
  /** `null` where the contract came without bidding here: from a framework or an outside platform. */
  readonly publicisedOn: Day | null;
  /** While challenges may be raised. */
  readonly challengesUntil: Day | null;
  readonly contractOn: Day | null;
  readonly outcome: OutcomeName | null;
}

/** What a county makes public now, for everyone, by the county's code. */
export interface PublicNotices {
  readonly county: string;
  readonly publicity: readonly Publicity[];
  readonly tenders: readonly PublicTender[];
  /** The latest first. */
  readonly results: readonly PublicResult[];
}

/**
 * The publicity lists, tender notices and results of a county. A name leaves this page with its notice: what was taken
 * down from the board is not shown here either.
 */
export async function publicNotices(
  { pool }: Pick<DeskDeps, 'pool'>,
  code: string,
): Promise<PublicNotices | DeskProblem> {
  const county = await countyByCode(pool, code);
  if (!county) return { problem: 'notFound' };
  return readInTenant(pool, county.id, async (tx) => {
    const { rows: hung } = await tx.query<Hung>(PUBLICITY);
    const { rows: tenders } = await tx.query<PublicTender>(PUBLISHED_TENDERS);
    const { rows: results } = await tx.query<PublicResult>(PUBLIC_RESULTS);
    return { county: county.name, publicity: hung.map(publicityOf), tenders, results };
  });
}

type Hung = Omit<Publicity, 'programme' | 'place' | 'maskedName'> & { readonly text: string };

/** The frozen text says the programme, the place, then the number and the masked name; see `noticeText`. */
function publicityOf({ text, ...hung }: Hung): Publicity {
  const [programme = '', place = '', line = ''] = text.split('\n');
  return { ...hung, programme, place, maskedName: line.slice(hung.number.length).trim() };
}
