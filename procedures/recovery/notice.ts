import { papers } from '../papers.js';
import type { Step } from '../procedure.js';
import { object } from './objection.js';
import { RECOVERY_STEP_TITLES } from './step-titles.js';

/** From the claim to the end of the term in which the debtor may object. */
export const noticeSteps = {
  claimed: {
    title: RECOVERY_STEP_TITLES.claimed,
    phase: 'review',
    clocks: { decision: { lasts: 'decisionDays', then: 'escalate' } },
    actions: {
      approveClaim: {
        title: { zh: '批准追缴', en: 'Approve the claim' },
        by: ['countyApprover'],
        to: 'noticeDue',
        evidence: [papers('claimBasis', '追缴依据（决算、审计报告等）', 'What the claim rests on')],
      },
    },
  },
  noticeDue: {
    title: RECOVERY_STEP_TITLES.noticeDue,
    phase: 'recovery',
    clocks: { deadline: { lasts: 'noticeDays', then: 'escalate' } },
    actions: {
      serveNotice: {
        title: { zh: '送达追缴通知', en: 'Serve the notice' },
        by: ['countyOfficer'],
        to: 'notified',
        evidence: [
          { ...papers('recoveryNotice', '追缴通知书', 'The notice'), fresh: true },
          { ...papers('serviceProof', '送达回证', 'Proof of service'), fresh: true },
        ],
        dayFact: 'notifiedOn',
      },
    },
  },
  notified: {
    title: RECOVERY_STEP_TITLES.notified,
    phase: 'recovery',
    clocks: { objection: { lasts: 'objectionDays', then: 'objectionEnds' } },
    actions: {
      objectionEnds: {
        title: { zh: '异议期满', en: 'The time to object ends' },
        by: ['clock'],
        to: 'owed',
        dayFact: 'objectionEndedOn',
      },
      object,
    },
  },
} as const satisfies Record<string, Step>;
