import { WORDS } from '../../words.js';

/** What a payment to a contractor is called. */
export const TRANCHES = {
  advance: WORDS.trancheAdvance,
  progress: WORDS.trancheProgress,
  acceptance: WORDS.trancheAcceptance,
  retention: WORDS.trancheRetention,
} as const;

/** How a payment stands with the bank. */
export const PAYMENT_STATES = {
  ordered: WORDS.stateOrdered,
  returned: WORDS.stateReturned,
  paid: WORDS.statePaid,
} as const;
