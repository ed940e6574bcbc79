import type { BidStanding } from '../../../desk/own-bids.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import { useSay } from '../../screen.js';
import { BID_WORDS } from './words.js';

/** What became of the firm's bid, in words. */
export function Standing({ standing }: { readonly standing: BidStanding }) {
  const say = useSay();
  switch (standing.kind) {
    case 'placed':
      return <>{standing.rank === 1 ? say(BID_WORDS.placedFirst) : say(BID_WORDS.placed, standing.rank)}</>;
    case 'ended':
      return <>{say(BID_WORDS.endedAs, OUTCOMES[standing.outcome])}</>;
    default:
      return <>{say(BID_WORDS[standing.kind])}</>;
  }
}
