import { papers, reasonForm, words } from '../papers.js';
import type { Action } from '../procedure.js';
import type { FourEyesPair } from '../vocabulary.js';
import { confirmAcceptance, orderByWorks, recordTrancheReturn, retentionSteps } from './payment.js';

const { retentionDue } = retentionSteps;

/** Wages must be shown paid before the last tranche (Neijiang Dongxing); a proof serves one application. */
const wagesProof = (min: number) =>
  ({ ...papers('wagesProof', '农民工工资支付证明', 'Proof that wages were paid', min), fresh: true }) as const;

/** The contractor's application with its invoices; one that came on paper is entered by the county. */
const apply = {
  title: { zh: '申请付款', en: 'Apply for payment' },
  by: ['contractor', 'countyOfficer'],
  postings: ['recordInvoices', 'applyForTranche', 'notifyCounty'],
} as const satisfies Action;

/** Before the retention: an advance, a progress payment, or what is due on acceptance. */
export const applyByWorks = {
  ...apply,
  form: orderByWorks.form,
  evidence: [...orderByWorks.evidence, { ...wagesProof(0), minBy: 'wagesProofMin' }],
  guards: [
    'noTrancheUnderWay',
    'noApplicationOpen',
    'advanceUnderStandingContract',
    'advanceWithinLimit',
    'trancheDue',
  ],
} as const satisfies Action;

/** What was kept back, once the warranty is over. */
export const applyForRetention = {
  ...apply,
  form: retentionDue.actions.orderTranche.form,
  evidence: [...orderByWorks.evidence, wagesProof(1)],
  guards: ['noTrancheUnderWay', 'noApplicationOpen', 'trancheDue'],
} as const satisfies Action;

/** Pays exactly what was applied for, of each home; nothing is asked again. */
const orderApplied = {
  title: { zh: '按申请付款', en: 'Order what was applied for' },
  by: ['finance'],
  guards: ['noTrancheUnderWay', 'applicationIsOpen'],
  postings: ['orderAppliedTranche', 'notifyContractor'],
} as const satisfies Action;

/** Its invoices no longer count; they and its papers may be handed in again. */
const refuseApplication = {
  title: { zh: '退回付款申请', en: 'Send the application back' },
  by: ['finance'],
  form: {
    reason: words(
      '退回理由（施工单位可见，勿写个人信息）',
      'Why it is sent back (the firm reads it; no personal data)',
    ),
  },
  guards: ['applicationIsOpen'],
  postings: ['refuseApplication', 'notifyContractor'],
} as const satisfies Action;

/** By the firm, or by the county for a firm that asks on paper. */
const withdrawApplication = {
  title: { zh: '撤回付款申请', en: 'Withdraw the application' },
  by: ['contractor', 'countyOfficer'],
  form: reasonForm,
  guards: ['applicationIsOpen'],
  postings: ['withdrawApplication', 'notifyCounty'],
} as const satisfies Action;

const returned = {
  ...recordTrancheReturn,
  postings: [...recordTrancheReturn.postings, 'notifyContractor'],
} as const satisfies Action;

const answers = { refuseApplication, withdrawApplication, recordTrancheReturn: returned } as const;

/** Payments before the retention. */
export const trancheActs = {
  applyForTranche: applyByWorks,
  orderTranche: orderApplied,
  ...answers,
  confirmTranche: { ...confirmAcceptance, postings: [...confirmAcceptance.postings, 'notifyContractor'] },
} as const satisfies Readonly<Record<string, Action>>;

const { confirmTranche } = retentionDue.actions;

/** The payment of the retention. */
export const retentionActs = {
  applyForTranche: applyForRetention,
  orderTranche: orderApplied,
  ...answers,
  confirmTranche: { ...confirmTranche, postings: [...confirmTranche.postings, 'notifyContractor'] },
} as const satisfies Readonly<Record<string, Action>>;

/** Nobody pays on an application of the own hand, also where one person is finance and county officer. */
export const applicationFourEyes: readonly FourEyesPair[] = [
  { action: 'orderTranche', notBy: 'applyForTranche', same: 'person' },
];

/** How many proofs of wages an application before the last one needs [practice]: none, unless the county's paper says so. */
export const applicationPolicy = { wagesProofMin: 0 };
