import { invoicesField } from '../invoices-field.js';
import { papers, reasonForm, words } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import type { Text } from '../vocabulary.js';
import { LOT_STEP_TITLES } from './step-titles.js';

const order = {
  title: { zh: '付款', en: 'Order a payment' },
  by: ['finance'],
  evidence: [
    { ...papers('paymentApplication', '付款申请', 'Application for payment'), fresh: true },
    { ...papers('trancheInvoices', '发票原件扫描', 'Scans of the invoices'), fresh: true },
  ],
  guards: ['noTrancheUnderWay', 'trancheDue'],
  postings: ['recordInvoices', 'orderTranche'],
} as const satisfies Action;

const trancheForm = <Tranche extends string>(options: Readonly<Record<Tranche, Text>>) => ({
  tranche: { title: { zh: '款项', en: 'Tranche' }, kind: 'choice', options } as const,
  invoices: invoicesField,
});

/**
 * Before the retention: an advance on the homes called off, a progress payment on those begun, each up to a percentage;
 * on acceptance every settled home that is not paid yet, less its retention and what it was advanced.
 */
export const orderByWorks = {
  ...order,
  form: {
    ...trancheForm({
      advance: { zh: '预付款', en: 'Advance' },
      progress: { zh: '进度款', en: 'Progress' },
      acceptance: { zh: '验收款', en: 'On acceptance' },
    }),
    percent: {
      title: {
        zh: '付至派工金额的比例（%，预付款和进度款填写）',
        en: 'Up to this percentage of the call-off (advance, progress)',
      },
      kind: 'integer',
      min: 1,
      max: 100,
      optional: true,
    },
  },
  guards: ['noTrancheUnderWay', 'advanceWithinLimit', 'trancheDue'],
} as const satisfies Action;

const confirm = {
  title: { zh: '确认到账', en: 'Confirm the payment' },
  by: ['finance'],
  form: {
    bankReference: { title: { zh: '银行流水号', en: 'Reference of the bank' }, kind: 'text', max: 60 },
    paidOn: { title: { zh: '到账日期', en: 'Paid on' }, kind: 'date', past: true },
  },
  guards: ['trancheUnderWay'],
  postings: ['confirmTranche'],
} as const satisfies Action;

/** Homes for which nothing more is due on acceptance end as paid. */
export const confirmAcceptance = {
  ...confirm,
  linked: { cases: 'paidUp', action: 'paidByLot' },
} as const satisfies Action;

export const recordTrancheReturn = {
  title: { zh: '登记退票', en: 'Record the return' },
  by: ['finance'],
  form: { reason: words('退票原因', 'Reason of the bank', 200) },
  guards: ['trancheUnderWay'],
  postings: ['returnTranche'],
} as const satisfies Action;

/** What is left once the works are paid: the warranty, and the money kept back for it. */
export const retentionSteps = {
  warranty: {
    title: LOT_STEP_TITLES.warranty,
    phase: 'contract',
    clocks: { warranty: { lasts: { untilFact: 'warrantyUntil' }, then: 'warrantyEnds' } },
    actions: {
      warrantyEnds: { title: { zh: '质保期满', en: 'The warranty ends' }, by: ['clock'], to: 'retentionDue' },
      recordWarrantyDefect: {
        title: { zh: '登记质保问题', en: 'Record a defect under warranty' },
        by: ['countyOfficer'],
        form: reasonForm,
        evidence: [{ ...papers('defectPhotos', '问题照片', 'Photographs of the defect'), fresh: true }],
      },
    },
  },
  retentionDue: {
    title: LOT_STEP_TITLES.retentionDue,
    phase: 'contract',
    clocks: { deadline: { lasts: 'lotPaymentDays', then: 'escalate' } },
    actions: {
      // Wages must be shown paid before the last tranche (Neijiang Dongxing).
      orderTranche: {
        ...order,
        form: trancheForm({ retention: { zh: '质保金', en: 'Retention' } }),
        evidence: [...order.evidence, papers('wagesProof', '农民工工资支付证明', 'Proof that wages were paid')],
      },
      confirmTranche: confirm,
      recordTrancheReturn,
      closeLot: {
        title: { zh: '标段办结', en: 'Close the lot' },
        by: ['countyApprover'],
        to: { close: 'completed' },
        guards: ['noTrancheUnderWay', 'lotFullyPaid'],
      },
    },
  },
} as const satisfies Record<string, Step>;
