import { defineProcedure } from './define-procedure.js';
import { applicationSteps } from './tender-lot/application-steps.js';
import { awardSteps } from './tender-lot/award.js';
import { contractSteps } from './tender-lot/contract.js';
import { lotForm } from './tender-lot/opening.js';
import { retentionSteps } from './tender-lot/payment.js';
import { tenderLotPolicy, tenderLotPolicyChoices } from './tender-lot/policy.js';
import { tenderSteps } from './tender-lot/tender.js';
import { applicationFourEyes, applicationPolicy } from './tender-lot/tranche-applications.js';

/**
 * A lot of homes: tendered, awarded, contracted, called off home by home, and paid. What it does to its homes happens
 * in the same transaction, as an action of each home.
 */
export const tenderLot1 = defineProcedure({
  id: 'tender-lot',
  version: 1,
  subject: 'lot',
  title: { zh: '无障碍改造标段', en: 'Lot of homes' },
  policy: tenderLotPolicy,
  policyChoices: tenderLotPolicyChoices,
  start: 'planned',
  opening: {
    title: { zh: '登记标段', en: 'Plan a lot' },
    by: ['countyOfficer'],
    form: lotForm,
    postings: ['followLot'],
  },
  steps: { ...tenderSteps, ...awardSteps, ...contractSteps, ...retentionSteps },
  anywhere: {
    escalate: {
      title: { zh: '超期提醒上级', en: 'Overdue: tell the level above' },
      by: ['clock'],
      phases: ['tender', 'contract'],
      postings: ['notifyLevelAbove'],
    },
  },
});

/** Version 2: the contractor applies for each payment with its invoices, and finance pays on the application. */
export const tenderLot2 = defineProcedure({
  ...tenderLot1,
  version: 2,
  policy: {
    ...tenderLotPolicy,
    ...applicationPolicy,
    fourEyes: [...tenderLotPolicy.fourEyes, ...applicationFourEyes],
  },
  steps: { ...tenderLot1.steps, ...applicationSteps },
});
