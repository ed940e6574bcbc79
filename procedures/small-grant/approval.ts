import { rejection, sendBack } from '../home-renovation/endings.js';
import { papers, words } from '../papers.js';
import type { Step } from '../procedure.js';
import { STEP_TITLES } from './step-titles.js';

const { applied, villageReview, toPublicise, townReview, countyApproval } = STEP_TITLES;

/** The town's review and the county's decision; without quota or funds there is none, and the application waits here. */
export const approvalSteps = {
  townReview: {
    title: townReview,
    phase: 'review',
    clocks: { deadline: { lasts: 'townReviewDays', then: 'escalate' } },
    actions: {
      passTownReview: {
        title: { zh: '审核通过，上报县残联', en: 'Pass to the county' },
        by: ['townOfficer'],
        to: 'countyApproval',
        form: { opinion: words('审核意见（勿写个人信息）', 'Opinion (no personal data)') },
        evidence: [papers('townOpinion', '乡镇审核意见（盖章）', 'Sealed opinion of the town')],
      },
      rejectAtTown: rejection('审核不通过', 'Reject', ['townOfficer']),
      sendBack: sendBack(['townOfficer'], { applied, villageReview, toPublicise }),
    },
  },
  countyApproval: {
    title: countyApproval,
    phase: 'review',
    clocks: { deadline: { lasts: 'countyApprovalDays', then: 'escalate' } },
    actions: {
      approve: {
        title: { zh: '批准', en: 'Approve' },
        by: ['countyApprover'],
        to: 'granted',
        evidence: [papers('sealedApproval', '盖章审批表', 'Sealed form of approval', 0)],
        guards: [
          'cardConfirmed',
          'gradeEligible',
          'categoryEligible',
          'hardshipConfirmed',
          'notGrantedWithinTerm',
          'quotaFree',
          'fixedGrantFree',
        ],
        postings: ['takeQuota', 'settleFixedGrant'],
        effects: ['tellApplicant'],
      },
      rejectAtApproval: rejection('不予批准', 'Reject', ['countyApprover']),
      sendBack: sendBack(['countyApprover'], { applied, villageReview, toPublicise, townReview }),
    },
  },
} as const satisfies Record<string, Step>;
