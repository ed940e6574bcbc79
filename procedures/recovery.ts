import { defineProcedure } from './define-procedure.js';
import { papers, reasonForm } from './papers.js';
import { noticeSteps } from './recovery/notice.js';
import { objectionSteps } from './recovery/objection.js';
import { recoveryForm } from './recovery/opening.js';
import { recoveryPolicy } from './recovery/policy.js';
import { repayments, repaymentSteps } from './recovery/repayment.js';

/**
 * Recovery of money that was paid too much (应退则退): claimed, notified, objected to or owed, repaid or referred. It
 * runs beside the home or lot that it is about as a case of its own, so that what was decided there stays as it was.
 */
export const recovery1 = defineProcedure({
  id: 'recovery',
  version: 1,
  subject: 'recovery',
  title: { zh: '多付资金追缴', en: 'Recovery of money' },
  policy: recoveryPolicy,
  start: 'claimed',
  opening: {
    title: { zh: '登记追缴', en: 'Raise a claim' },
    by: ['countyOfficer', 'finance'],
    form: recoveryForm,
    postings: ['claimRecovery'],
  },
  steps: { ...noticeSteps, ...objectionSteps, ...repaymentSteps },
  anywhere: {
    recordRepayment: { ...repayments.recordRepayment, phases: ['recovery'] },
    recordLastRepayment: { ...repayments.recordLastRepayment, phases: ['recovery'] },
    // What came back stays where it is; a claim is given up only while nothing did.
    withdrawClaim: {
      title: { zh: '撤销追缴，办结', en: 'Withdraw the claim' },
      by: ['countyApprover'],
      phases: ['review', 'recovery'],
      to: { close: 'nothingOwed' },
      form: reasonForm,
      evidence: [papers('withdrawalPaper', '撤销决定', 'The decision to withdraw')],
      guards: ['nothingRepaid'],
    },
    escalate: {
      title: { zh: '超期提醒上级', en: 'Overdue: tell the level above' },
      by: ['clock'],
      phases: ['review', 'recovery'],
      postings: ['notifyLevelAbove'],
    },
  },
});
