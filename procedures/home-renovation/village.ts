import { papers, words } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { circumstances } from './application.js';
import { rejection, sendBack } from './endings.js';
import { STEP_TITLES } from './step-titles.js';

const votes = { kind: 'integer', min: 0, max: 500 } as const;

const peerReviewForm = {
  present: { title: { zh: '到会人数', en: 'Present' }, kind: 'integer', min: 3, max: 500 },
  inFavour: { title: { zh: '赞成', en: 'In favour' }, ...votes },
  against: { title: { zh: '反对', en: 'Against' }, ...votes },
} as const satisfies Action['form'];

const minutes = papers('peerReviewMinutes', '民主评议会议记录', 'Minutes of the peer review');

/** Taking in the application, and the village's own review of it. */
export const villageSteps = {
  applied: {
    title: STEP_TITLES.applied,
    phase: 'review',
    clocks: { deadline: { lasts: 'applicationDays', then: 'escalate' } },
    actions: {
      acceptApplication: {
        title: { zh: '受理申请', en: 'Accept the application' },
        by: ['villageOfficer'],
        to: 'villageReview',
        guards: ['ownerConsentsWhenRented', 'moveIsProved'],
        evidence: [
          papers('applicationForm', '申请审批表', 'Signed application form'),
          papers('idCopy', '身份证或户口簿复印件', 'Copy of ID card or household register'),
          papers('disabilityCardCopy', '残疾人证复印件', 'Copy of the disability card'),
          papers('hardshipProof', '困难证明', 'Proof of hardship'),
          papers('ownerConsent', '房主同意书', 'Consent of the owner', 0),
          papers('moveProof', '征收拆迁证明', 'Proof of the expropriation', 0),
        ],
      },
      amendApplication: {
        title: { zh: '更正申请', en: 'Correct the application' },
        by: ['villageOfficer'],
        form: circumstances,
      },
      rejectApplication: rejection('不予受理', 'Refuse the application', ['villageOfficer']),
    },
  },
  villageReview: {
    title: STEP_TITLES.villageReview,
    phase: 'review',
    clocks: { deadline: { lasts: 'villageReviewDays', then: 'escalate' } },
    actions: {
      recordPeerReview: {
        title: { zh: '登记民主评议', en: 'Record the peer review' },
        by: ['villageOfficer'],
        to: 'toPublicise',
        form: peerReviewForm,
        evidence: [minutes],
        guards: ['votesFitPresent', 'peerReviewInFavour'],
      },
      rejectAfterPeerReview: {
        ...rejection('评议不通过', 'Reject after the peer review', ['villageOfficer']),
        form: { ...peerReviewForm, reason: words('理由（勿写个人信息）', 'Reason (no personal data)') },
        evidence: [minutes],
        guards: ['votesFitPresent'],
      },
      sendBack: sendBack(['villageOfficer'], { applied: STEP_TITLES.applied }),
    },
  },
} as const satisfies Record<string, Step>;
