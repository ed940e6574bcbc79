import { STEP_TITLES as OF_RENOVATION } from '../home-renovation/step-titles.js';
import type { Text } from '../vocabulary.js';

const { applied, villageReview, toPublicise, townReview, countyApproval, paymentOrdered, deathReported } =
  OF_RENOVATION;

/** The steps of the fixed grant as people read them, those of the publicity aside; the review is called as elsewhere. */
export const STEP_TITLES = {
  applied,
  villageReview,
  toPublicise,
  townReview,
  countyApproval,
  granted: { zh: '已批准，待付款', en: 'Granted' },
  paymentOrdered,
  deathReported,
} as const satisfies Record<string, Text>;
