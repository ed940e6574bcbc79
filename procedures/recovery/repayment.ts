import type { Form } from '../form.js';
import { papers, words } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { objectLate } from './objection.js';
import { RECOVERY_STEP_TITLES } from './step-titles.js';

const repaymentForm = {
  amountFen: { title: { zh: '退款金额', en: 'Amount that came back' }, kind: 'money', positive: true },
  bankReference: { title: { zh: '银行流水号', en: 'Reference of the bank' }, kind: 'text', max: 60 },
  receivedOn: { title: { zh: '到账日期', en: 'Received on' }, kind: 'date', past: true },
} as const satisfies Form;

/** Money may come back at any time after the claim was approved, whatever else goes on. */
const recordRepayment = {
  title: { zh: '登记部分退款', en: 'Record a repayment in part' },
  by: ['finance'],
  form: repaymentForm,
  evidence: [{ ...papers('bankReceipt', '银行进账回单', 'The bank’s receipt'), fresh: true }],
  guards: ['repaysInPart'],
  postings: ['recordRepayment'],
} as const satisfies Action;

/** The repayment with which all has come back; it ends the recovery. */
const recordLastRepayment = {
  ...recordRepayment,
  title: { zh: '登记全部退清', en: 'Record the last repayment' },
  to: { close: 'recovered' },
  guards: ['repaysTheRest'],
} as const satisfies Action;

/** What finance waits for once the money is owed, and may record before. */
export const repayments = { recordRepayment, recordLastRepayment } as const;

const agreeRepayPlan = {
  title: { zh: '登记还款计划', en: 'Agree a repay plan' },
  by: ['countyOfficer'],
  to: 'repaying',
  form: {
    repayBy: { title: { zh: '退清期限', en: 'All is to be repaid by' }, kind: 'date', fact: 'repayBy' },
    instalments: {
      title: { zh: '分期', en: 'Instalments' },
      kind: 'list',
      min: 1,
      max: 24,
      optional: true,
      of: {
        dueOn: { title: { zh: '应退日期', en: 'Due on' }, kind: 'date' },
        amountFen: { title: { zh: '金额', en: 'Amount' }, kind: 'money', positive: true },
      },
    },
  },
  evidence: [{ ...papers('repayPlan', '签字的还款计划', 'The signed repay plan'), fresh: true }],
  guards: ['repayDayFits'],
} as const satisfies Action;

const refer = {
  title: { zh: '移送', en: 'Refer to the court' },
  by: ['countyApprover'],
  to: 'referred',
  form: {
    recipient: { title: { zh: '移送机关', en: 'To whom' }, kind: 'text', max: 60 },
    documentNumber: { title: { zh: '移送文号', en: 'Document number' }, kind: 'text', max: 60 },
  },
  evidence: [papers('referralPaper', '移送材料', 'The papers of the referral')],
} as const satisfies Action;

const closeIrrecoverable = {
  title: { zh: '确认无法收回，办结', en: 'Close as irrecoverable' },
  by: ['countyApprover'],
  to: { close: 'irrecoverable' },
  form: {
    documentNumber: { title: { zh: '核销文号', en: 'Document number' }, kind: 'text', max: 60 },
    reason: words('理由（勿写个人信息）', 'Reason (no personal data)'),
  },
  evidence: [papers('writeOffDecision', '核销决定', 'The decision to write off')],
} as const satisfies Action;

/** From the end of the objection term until all came back, or nothing more will. */
export const repaymentSteps = {
  owed: {
    title: RECOVERY_STEP_TITLES.owed,
    phase: 'recovery',
    clocks: { payment: { lasts: 'payDays', then: 'escalate' } },
    actions: { ...repayments, agreeRepayPlan, refer, closeIrrecoverable, objectLate },
  },
  repaying: {
    title: RECOVERY_STEP_TITLES.repaying,
    phase: 'recovery',
    clocks: { plan: { lasts: { untilFact: 'repayBy' }, then: 'planEnds' } },
    actions: {
      planEnds: {
        title: { zh: '计划期满未退清', en: 'The plan ends, and money is still owed' },
        by: ['clock'],
        to: 'owed',
        postings: ['notifyLevelAbove'],
      },
      ...repayments,
      agreeRepayPlan: { ...agreeRepayPlan, title: { zh: '变更还款计划', en: 'Change the repay plan' } },
      refer,
    },
  },
  referred: {
    title: RECOVERY_STEP_TITLES.referred,
    phase: 'recovery',
    clocks: { review: { lasts: 'referralReview', then: 'escalate' } },
    actions: { ...repayments, agreeRepayPlan, closeIrrecoverable },
  },
} as const satisfies Record<string, Step>;
