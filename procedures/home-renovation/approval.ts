import { papers, words } from '../papers.js';
import type { Step } from '../procedure.js';
import { regrade } from './anywhere.js';
import { rejection, sendBack } from './endings.js';
import { STEP_TITLES } from './step-titles.js';

const { applied, villageReview, toPublicise, townReview, countyAudit } = STEP_TITLES;

const eligibility = [
  'cardConfirmed',
  'gradeEligible',
  'categoryEligible',
  'hardshipConfirmed',
  'notRenovatedWithinTerm',
  'notAgeingAdapted',
] as const;

/** From the town's review to the county's decision, or a place on the waitlist. */
export const approvalSteps = {
  townReview: {
    title: townReview,
    phase: 'review',
    clocks: { deadline: { lasts: 'townReviewDays', then: 'escalate' } },
    actions: {
      passTownReview: {
        title: { zh: '审核通过，上报县残联', en: 'Pass to the county' },
        by: ['townOfficer'],
        to: 'countyAudit',
        form: { opinion: words('审核意见', 'Opinion') },
        evidence: [papers('townOpinion', '乡镇审核意见（盖章）', 'Sealed opinion of the town')],
      },
      rejectAtTown: rejection('审核不通过', 'Reject', ['townOfficer']),
      sendBack: sendBack(['townOfficer'], { applied, villageReview, toPublicise }),
    },
  },
  countyAudit: {
    title: countyAudit,
    phase: 'review',
    clocks: { deadline: { lasts: 'countyAuditDays', then: 'escalate' } },
    actions: {
      recordAudit: {
        title: { zh: '复核通过', en: 'Record the audit' },
        by: ['countyOfficer'],
        to: 'countyApproval',
        form: { findings: words('复核情况（勿写个人信息）', 'Findings (no personal data)', 1000) },
        evidence: [papers('auditForm', '入户复核表', 'Form of the audit at the home')],
        guards: eligibility,
      },
      rejectAtAudit: rejection('复核不通过', 'Reject', ['countyOfficer']),
      sendBack: sendBack(['countyOfficer'], { applied, villageReview, toPublicise, townReview }),
    },
  },
  countyApproval: {
    title: STEP_TITLES.countyApproval,
    phase: 'review',
    clocks: { deadline: { lasts: 'countyApprovalDays', then: 'escalate' } },
    actions: {
      approve: {
        title: { zh: '批准', en: 'Approve' },
        by: ['countyApprover'],
        to: 'approved',
        evidence: [papers('sealedApproval', '盖章审批表', 'Sealed form of approval', 0)],
        guards: ['nobodyWaitsBefore', 'quotaFree', 'fundsFree'],
        postings: ['takeQuota', 'reserveFunds'],
        effects: ['tellApplicant'],
      },
      joinWaitlist: {
        title: { zh: '列入轮候', en: 'Put on the waitlist' },
        by: ['countyApprover'],
        to: 'waitlisted',
        guards: ['placeIsShort'],
        postings: ['joinWaitlist'],
        effects: ['tellApplicant'],
      },
      rejectAtApproval: rejection('不予批准', 'Reject', ['countyApprover']),
      sendBack: sendBack(['countyApprover'], { applied, villageReview, toPublicise, townReview, countyAudit }),
      regrade: { ...regrade, to: 'countyAudit' },
    },
  },
  waitlisted: {
    title: STEP_TITLES.waitlisted,
    phase: 'review',
    // A place on the list carries over into the next year; how long it waits is reported.
    clocks: { review: { lasts: 'waitlistReview', then: 'escalate' } },
    actions: {
      admitFromWaitlist: {
        title: { zh: '轮候递补', en: 'Admit from the waitlist' },
        by: ['countyApprover'],
        to: 'approved',
        // Much may have changed while the home waited.
        guards: ['firstOnWaitlist', ...eligibility, 'quotaFree', 'fundsFree'],
        postings: ['leaveWaitlist', 'takeQuota', 'reserveFunds'],
        effects: ['tellApplicant'],
      },
      rejectFromWaitlist: rejection('取消轮候', 'Reject', ['countyApprover']),
      sendBack: sendBack(['countyApprover'], { applied, countyAudit }, ['leaveWaitlist']),
      regrade: { ...regrade, to: 'countyAudit', postings: ['leaveWaitlist'] },
    },
  },
} as const satisfies Record<string, Step>;
