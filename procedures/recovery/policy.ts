import { calendarDays, type FourEyesPair, months, type Policy, workingDays } from '../vocabulary.js';

const person = (action: string, notBy: string): FourEyesPair => ({ action, notBy, same: 'person' });

/** Who raised a claim neither approves it nor ends it; who approved it does not judge the objection to it. */
const fourEyes: readonly FourEyesPair[] = [
  person('approveClaim', 'open'),
  person('withdrawClaim', 'open'),
  ...['dismissObjection', 'upholdObjection', 'reduceClaim', 'reduceToRepaid'].flatMap((action) => [
    person(action, 'open'),
    person(action, 'approveClaim'),
  ]),
  person('closeIrrecoverable', 'open'),
  person('closeIrrecoverable', 'refer'),
];

/** What holds where a county set nothing else. Those marked [practice] are expected to be set by the county's own paper. */
export const recoveryPolicy = {
  decisionDays: workingDays(10), // [practice]
  noticeDays: workingDays(5), // [practice]
  // Notice, then ten working days to object (应退则退).
  objectionDays: workingDays(10),
  inquiryDays: workingDays(10),
  payDays: calendarDays(30), // [practice]: then the level above is told
  repayPlanMonthsMax: 12, // [practice]
  referralReview: months(6), // [practice]
  rollsToWorkingDay: true,
  lateEntryDays: 10, // [practice]
  fourEyes,
} satisfies Policy;
