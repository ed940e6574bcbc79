import type { Policy } from '../procedures/vocabulary.js';
import { stands } from '../record/standing-events.js';
import { lotTerms } from './lot-terms.js';

/**
 * How a bid was evaluated, as its own bidder is told with the result: why it is not qualified, else its score and place
 * (财政部令第87号, art. 69).
 */
export interface OwnEvaluation {
  readonly reason: string | null;
  /** In hundredths of a point; `null` where no panel's score counts beside the price. */
  readonly scoreHundredths: number | null;
  readonly rank: number | null;
}

/** A bid with what its evaluation came to, and the terms of its lot. */
export interface EvaluatedBid extends OwnEvaluation {
  readonly qualified: boolean | null;
  readonly method: string;
  /** As it is pinned to the lot. */
  readonly policy: Policy;
}

/** SQL over a lot `c` and a supplier `s`: what the evaluation that stands says against the supplier's bid. */
const REASON = `(select a->>'reason' from case_events v cross join lateral jsonb_array_elements(v.body::jsonb->'form'->'assessments') a
  where v.case_id = c.id and v.action = 'evaluate' and ${stands('v')} and a->>'creditCode' = s.credit_code order by v.seq desc limit 1)`;

/** SQL over a bid `b`, its lot `c` and its supplier `s`: the columns of an `EvaluatedBid`. */
export const EVALUATED = `b.qualified, b.rank, b.score_hundredths as "scoreHundredths", ${REASON} as reason,
  c.facts->>'method' as method, c.policy_values as policy`;

/**
 * What its own bidder is told of an evaluation; `null` while there is none. Where the lowest price wins, a score would say
 * nothing but another's price.
 */
export function ownEvaluation(bid: EvaluatedBid): OwnEvaluation | null {
  const { qualified, reason, scoreHundredths, rank, policy, method } = bid;
  if (qualified === null) return null;
  if (!qualified) return { reason, scoreHundredths: null, rank: null };
  const { pricePercent } = lotTerms(policy, method);
  const isScored = pricePercent !== null && pricePercent < 100;
  return { reason: null, scoreHundredths: isScored ? scoreHundredths : null, rank };
}
