import { calendarDays, type FourEyesPair, months, type Policy, workingDays } from '../vocabulary.js';
import { CATEGORIES, GRADES, HARDSHIPS } from './choices.js';

const person = (action: string, notBy: string): FourEyesPair => ({ action, notBy, same: 'person' });

const fourEyes: readonly FourEyesPair[] = [
  person('passTownReview', 'recordPeerReview'),
  person('dismissObjection', 'postNotice'),
  person('upholdObjection', 'postNotice'),
  person('changeAfterObjection', 'postNotice'),
  person('recordAudit', 'passTownReview'),
  person('approve', 'recordAudit'),
  person('joinWaitlist', 'recordAudit'),
  person('admitFromWaitlist', 'recordAudit'),
  person('approveDesign', 'submitDesign'),
  person('approveDesign', 'recordAssessment'),
  person('orderChange', 'submitDesign'),
  person('changeOwnPlan', 'submitDesign'),
  person('accept', 'submitDesign'),
  person('accept', 'selfCheck'),
  { action: 'accept', notBy: 'selfCheck', same: 'organisation' },
  person('accept', 'selfCheckByContractor'),
  { action: 'accept', notBy: 'selfCheckByContractor', same: 'organisation' },
  person('orderPayment', 'settle'),
  person('orderPayment', 'correctAccount'),
  person('orderPayment', 'recordHeirs'),
];

/**
 * What holds where a county set nothing else. Days and sums are those found in published papers of counties;
 * those marked [practice] follow common practice and are expected to be set by the county's own paper.
 */
export const homeRenovationPolicy = {
  // The household does it itself and is paid back, or the county tenders lots of homes (Long'an names both).
  deliveryMode: 'selfOrganised',
  // Publicity in the village for at least 5, mostly 7 working days.
  publicityDays: workingDays(7),
  // Village 5, town 10, county 10 working days: subsidy procedures of Weinan and Suzhou (Yongqiao).
  applicationDays: workingDays(5),
  villageReviewDays: workingDays(5),
  postingDays: workingDays(5), // [practice]
  heldDays: workingDays(5), // [practice]
  townReviewDays: workingDays(10),
  countyAuditDays: workingDays(10),
  countyApprovalDays: workingDays(10),
  // Inquiry into an objection: 10 working days (Maoming, re-investigation after an appeal).
  inquiryDays: workingDays(10),
  waitlistReview: months(12), // [practice]
  assessmentDays: workingDays(15), // [practice]
  designDays: workingDays(15), // [practice]
  designApprovalDays: workingDays(10),
  workOrderDays: workingDays(5), // [practice]
  lotWaitDays: calendarDays(120), // [practice]: a tender with its challenges
  startDays: calendarDays(30), // [practice]
  // Acceptance within two weeks of the request, payment within four weeks of it (Northern Ireland, NIHE).
  acceptanceDays: workingDays(10),
  settlementDays: workingDays(10),
  paymentDays: workingDays(10),
  lotPaymentDays: calendarDays(60), // [practice]: a lot pays several homes together
  bankAnswerDays: workingDays(5), // [practice]
  deathReportDays: workingDays(10), // [practice]
  // At most 6,000 yuan a home (Lu'an Jin'an; Xuancheng 2024: 3,500 central and at least 2,500 county).
  grantCapFen: 600_000n,
  // What the household pays itself, by class of hardship: a percentage of the eligible cost, of the part above a
  // threshold only, and how much of the cost counts at all (0: all of it).
  coPayPercentDestitute: 0,
  coPayPercentMinimumLiving: 0,
  coPayPercentNearPoor: 0,
  coPayPercentRigidExpenditure: 0,
  coPayAboveFenDestitute: 0n,
  coPayAboveFenMinimumLiving: 0n,
  coPayAboveFenNearPoor: 0n,
  coPayAboveFenRigidExpenditure: 0n,
  countedCostFenDestitute: 0n,
  countedCostFenMinimumLiving: 0n,
  countedCostFenNearPoor: 0n,
  countedCostFenRigidExpenditure: 0n,
  // Not again within five years of the acceptance (Beijing; Long'an).
  repeatTerm: months(60),
  // Grade 1 or 2 and recognised hardship (Xuancheng 2024).
  eligibleGrades: ['1', '2'],
  eligibleCategories: Object.keys(CATEGORIES),
  eligibleHardships: ['destitute', 'minimumLiving', 'nearPoor', 'rigidExpenditure'],
  // Served first from the waitlist (Xuancheng 2024).
  priorityFlags: ['monitored', 'severalDisabled', 'workingAge'],
  // A term whose last day is a holiday ends on the next working day (Administrative Procedure Law, art. 46; Civil Code, art. 203).
  rollsToWorkingDay: true,
  listMaxAgeDays: 45, // [practice]: lists are compared monthly
  lateEntryDays: 10, // [practice]
  maxReworkRounds: 2,
  fourEyes,
} satisfies Policy;

/** Where a county may only choose among some. */
export const homeRenovationPolicyChoices = {
  deliveryMode: ['selfOrganised', 'tender'],
  repeatTerm: ['months', 'calendarDays'],
  eligibleGrades: Object.keys(GRADES),
  eligibleCategories: Object.keys(CATEGORIES),
  eligibleHardships: Object.keys(HARDSHIPS).filter((hardship) => hardship !== 'none'),
  priorityFlags: ['monitored', 'severalDisabled', 'elderlyAndDisabled', 'sickAndDisabled', 'noneInWork', 'workingAge'],
} satisfies Readonly<Record<string, readonly string[]>>;
