import type { OutcomeName } from '../procedures/procedure.js';
import type { Day } from '../procedures/vocabulary.js';
import type { Tx } from '../record/record-types.js';
import { EVALUATED, type EvaluatedBid, type OwnEvaluation, ownEvaluation } from './own-evaluation.js';

/**
 * What became of a firm's bid, as far as the firm may know. Who else bid, and what, it learns from the public result
 * alone; how it was placed itself when the result is publicised, not before.
 */
export type BidStanding =
  | { readonly kind: 'taken' | 'awaitsOpening' | 'beingEvaluated' | 'notQualified' | 'contracted' }
  | { readonly kind: 'placed'; readonly rank: number }
  | { readonly kind: 'notChosen'; readonly rank: number | null }
  | { readonly kind: 'ended'; readonly outcome: OutcomeName };

/** A bid of the firm that stands. */
export interface OwnBidStanding {
  readonly lotId: string;
  readonly number: string;
  readonly title: string | null;
  readonly receivedAt: string;
  readonly lastDay: Day | null;
  /** Its total in fen, once it was opened. */
  readonly totalFen: string | null;
  readonly standing: BidStanding;
  /** `null` before the result is publicised, and where it came to none. */
  readonly evaluation: OwnEvaluation | null;
}

interface Row extends Omit<OwnBidStanding, 'receivedAt' | 'standing' | 'evaluation'>, EvaluatedBid {
  readonly receivedAt: Date;
  readonly step: string;
  readonly outcome: OutcomeName | null;
  /** Whether the contract is with this firm; `null` while there is none. */
  readonly isOurs: boolean | null;
}

const OWN_BIDS = `select c.id as "lotId", c.number, c.facts->>'title' as title, c.step, c.outcome, b.received_at as "receivedAt",
    c.facts->>'bidDeadline' as "lastDay", b.total_fen::text as "totalFen", ${EVALUATED},
    t.supplier_id = b.supplier_id as "isOurs"
  from bids b join cases c on c.id = b.lot_id join suppliers s on s.org_id = b.supplier_id left join contracts t on t.lot_id = c.id
  where b.supplier_id = $1 and b.withdrawn_at is null and ($2::uuid is null or b.lot_id = $2) order by b.received_at desc, b.id limit 200`;

/** The bids of a firm that stand, the latest first; of one lot, where one is asked for. */
export async function ownBids(
  tx: Tx,
  { supplierId, lotId = null }: { readonly supplierId: string; readonly lotId?: string | null },
): Promise<readonly OwnBidStanding[]> {
  const { rows } = await tx.query<Row>(OWN_BIDS, [supplierId, lotId]);
  return rows.map(ownBid);
}

function ownBid(row: Row): OwnBidStanding {
  const { lotId, number, title, lastDay, totalFen } = row;
  const isTold = row.isOurs !== null || (row.outcome === null && !BEFORE_RESULT[row.step]);
  return {
    lotId,
    number,
    title,
    lastDay,
    totalFen,
    receivedAt: row.receivedAt.toISOString(),
    standing: standingOf(row),
    evaluation: isTold ? ownEvaluation(row) : null,
  };
}

/** Steps at which the lot's bids are not placed yet, or no longer: a challenge that was upheld begins anew. */
const BEFORE_RESULT: Readonly<Record<string, 'taken' | 'awaitsOpening' | 'beingEvaluated'>> = {
  published: 'taken',
  biddingClosed: 'awaitsOpening',
  opened: 'beingEvaluated',
  evaluated: 'beingEvaluated',
};

function standingOf({
  step,
  outcome,
  rank,
  qualified,
  isOurs,
}: Pick<Row, 'step' | 'outcome' | 'rank' | 'qualified' | 'isOurs'>): BidStanding {
  if (isOurs !== null) return isOurs ? { kind: 'contracted' } : { kind: 'notChosen', rank };
  if (outcome !== null) return { kind: 'ended', outcome };
  const before = BEFORE_RESULT[step];
  if (before) return { kind: before };
  return rank === null || qualified === false ? { kind: 'notQualified' } : { kind: 'placed', rank };
}
