import { calendarDays, type FourEyesPair, months, type Policy, workingDays } from '../vocabulary.js';

const person = (action: string, notBy: string): FourEyesPair => ({ action, notBy, same: 'person' });

const fourEyes: readonly FourEyesPair[] = [
  person('award', 'evaluate'),
  person('dismissChallenge', 'evaluate'),
  person('upholdChallenge', 'evaluate'),
  person('failAfterChallenge', 'evaluate'),
  person('recordLotAudit', 'recordFinalAccounts'),
  person('orderTranche', 'signContract'),
  person('closeLot', 'orderTranche'),
  person('declareDefault', 'signContract'),
];

/**
 * What holds where a county set nothing else. Periods and numbers of bidders by method; those marked [practice] follow
 * common practice and are expected to be set by the county's own paper. That two persons open the bids is no setting.
 */
export const tenderLotPolicy = {
  planningDays: calendarDays(90), // [practice]
  // From the issue of the document to the deadline: open tender 20 days, consultation 10 [practice].
  bidPeriodOpen: calendarDays(20),
  bidPeriodConsultation: calendarDays(10),
  bidPeriodInquiry: calendarDays(3), // [practice]
  bidPeriodTownProcurement: calendarDays(3), // [practice]
  // Fewer than three qualified bidders: the tender fails, is repeated, or changes its method.
  minBidsOpen: 3,
  minBidsConsultation: 3,
  minBidsInquiry: 3, // [practice]
  minBidsTownProcurement: 2, // [practice]
  // The share of the price in the score; the rest is the panel's technical score.
  pricePercentOpen: 30, // [practice]
  pricePercentConsultation: 30, // [practice]
  pricePercentInquiry: 100, // [practice]: the lowest price wins
  pricePercentTownProcurement: 100, // [practice]
  openingDays: workingDays(2), // [practice]
  evaluationDays: workingDays(10), // [practice]
  resultDays: workingDays(2), // [practice]
  // A challenge within 7 working days of the notice, its answer within 7 (Order 87 and the rules on challenges).
  challengeDays: workingDays(7),
  challengeAnswerDays: workingDays(7),
  awardDays: workingDays(5), // [practice]
  outsideResultDays: calendarDays(60), // [practice]
  // The contract within 30 days of the notice, without change of substance (Order 87).
  contractDays: calendarDays(30),
  contractReview: months(6), // [practice]
  // At most 3 percent is kept back (Jianzhi 2017 no. 138).
  retentionPercentMax: 3,
  // An advance is at most 30 percent, progress payments at most 80 [practice].
  advancePercentMax: 30,
  progressPercentMax: 80,
  lotAuditDays: workingDays(30), // [practice]
  lotPaymentDays: calendarDays(30), // [practice]
  rollsToWorkingDay: true,
  lateEntryDays: 10, // [practice]
  fourEyes,
} satisfies Policy;

/** Where a county may choose only among some. The least period for bids is held against a day without a calendar. */
export const tenderLotPolicyChoices = {
  bidPeriodOpen: ['calendarDays'],
  bidPeriodConsultation: ['calendarDays'],
  bidPeriodInquiry: ['calendarDays'],
  bidPeriodTownProcurement: ['calendarDays'],
} satisfies Readonly<Record<string, readonly string[]>>;
