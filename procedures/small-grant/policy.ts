import { CATEGORIES, GRADES } from '../home-renovation/choices.js';
import { homeRenovationPolicy, homeRenovationPolicyChoices } from '../home-renovation/policy.js';
import { type FourEyesPair, months, type Policy } from '../vocabulary.js';

const person = (action: string, notBy: string): FourEyesPair => ({ action, notBy, same: 'person' });

const fourEyes: readonly FourEyesPair[] = [
  person('passTownReview', 'recordPeerReview'),
  person('dismissObjection', 'postNotice'),
  person('upholdObjection', 'postNotice'),
  person('changeAfterObjection', 'postNotice'),
  person('approve', 'passTownReview'),
  person('orderPayment', 'approve'),
  person('orderPayment', 'correctAccount'),
  person('orderPayment', 'recordHeirs'),
];

const {
  publicityDays,
  applicationDays,
  villageReviewDays,
  postingDays,
  heldDays,
  inquiryDays,
  townReviewDays,
  countyApprovalDays,
  paymentDays,
  bankAnswerDays,
  deathReportDays,
  eligibleHardships,
  rollsToWorkingDay,
  listMaxAgeDays,
  lateEntryDays,
} = homeRenovationPolicy;

const { repeatTerm, eligibleGrades, eligibleCategories } = homeRenovationPolicyChoices;

/** What holds where a county set nothing else; the days are those of every application, see home renovation. */
export const smallGrantPolicy = {
  // 35 households, 350,000 yuan: 10,000 each (Xiaoshan's yearly report).
  grantFen: 1_000_000n,
  // [practice]: not again within five years of the payment.
  repeatTerm: months(60),
  // Households in difficulty with any grade and category; the report names no narrower circle.
  eligibleGrades: Object.keys(GRADES),
  eligibleCategories: Object.keys(CATEGORIES),
  eligibleHardships,
  publicityDays,
  applicationDays,
  villageReviewDays,
  postingDays,
  heldDays,
  inquiryDays,
  townReviewDays,
  countyApprovalDays,
  paymentDays,
  bankAnswerDays,
  deathReportDays,
  rollsToWorkingDay,
  listMaxAgeDays,
  lateEntryDays,
  fourEyes,
} satisfies Policy;

/** Where a county may only choose among some. */
export const smallGrantPolicyChoices = {
  repeatTerm,
  eligibleGrades,
  eligibleCategories,
  eligibleHardships: homeRenovationPolicyChoices.eligibleHardships,
} satisfies Readonly<Record<string, readonly string[]>>;
