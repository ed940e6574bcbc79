import { papers, reasonForm, words } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { deathReport } from './anywhere.js';
import { bankAccountField } from './application.js';
import { STEP_TITLES } from './step-titles.js';
import { WHO_SEES } from './who-sees.js';

/** Who inherits, and their own account. */
export const heirsForm = {
  heirName: {
    title: { zh: '继承人姓名', en: 'Name of the heir' },
    kind: 'text',
    max: 50,
    fact: 'heirName',
    sensitive: WHO_SEES.account,
  },
  heirAccount: {
    title: { zh: '继承人银行卡号', en: 'Bank account of the heir' },
    kind: 'bankAccount',
    fact: 'heirAccount',
    sensitive: WHO_SEES.account,
  },
} as const satisfies Action['form'];

export const heirPapers = [
  papers('deathCertificate', '死亡证明', 'Death certificate'),
  papers('heirProof', '继承关系证明', 'Proof of inheritance'),
];

/** What medical insurance reimburses, for a device mostly, is not paid again. */
const insuranceForm = {
  insurancePaidFen: { title: { zh: '医保已报销金额', en: 'Paid by insurance' }, kind: 'money', optional: true },
} as const satisfies Action['form'];

export const correctAccount = {
  title: { zh: '更正收款账户', en: 'Correct the account' },
  by: ['countyOfficer', 'finance'],
  form: { bankAccount: bankAccountField },
  evidence: [{ ...papers('accountProof', '账户证明', 'Proof of the account'), fresh: true }],
  guards: ['applicantLives'],
} as const satisfies Action;

export const recordHeirs = {
  title: { zh: '登记继承人账户', en: 'Record the account of the heirs' },
  by: ['countyOfficer'],
  form: heirsForm,
  evidence: heirPapers,
  guards: ['applicantHasDied', 'heirsOwnAccount'],
} as const satisfies Action;

export const takeBackDeathReport = {
  title: { zh: '撤销去世报告', en: 'Take back the report of death' },
  by: ['countyOfficer'],
  form: reasonForm,
  guards: ['applicantHasDied'],
  sets: { applicantDied: false },
} as const satisfies Action;

/** The home is renovated and its place in the quota used; only the money is given back. */
const closeWithoutPayment = {
  title: { zh: '放弃补助或无应付款，办结', en: 'Close: waived, or nothing is due' },
  by: ['countyApprover'],
  to: { close: 'withdrawn' },
  form: reasonForm,
  evidence: [papers('waiver', '放弃补助声明或决算说明', 'Waiver, or note on the settlement')],
  postings: ['releaseFunds'],
  effects: ['tellApplicant'],
} as const satisfies Action;

/** From acceptance to the bank's answer. */
export const moneySteps = {
  accepted: {
    title: STEP_TITLES.accepted,
    phase: 'money',
    clocks: { deadline: { lasts: 'settlementDays', then: 'escalate' } },
    actions: {
      settle: {
        title: { zh: '决算', en: 'Settle' },
        by: ['countyOfficer'],
        to: 'settled',
        form: insuranceForm,
        guards: ['selfOrganised', 'invoicesHandedIn'],
        postings: ['writeSettlement'],
      },
      settleByContract: {
        title: { zh: '按合同决算', en: 'Settle by the contract' },
        by: ['countyOfficer'],
        to: 'settledInLot',
        form: insuranceForm,
        guards: ['byTender'],
        postings: ['settleByContract'],
      },
      correctAccount,
      // Whether a contractor is paid is not for the household to waive.
      closeWithoutPayment: { ...closeWithoutPayment, guards: ['selfOrganised'] },
    },
  },
  settled: {
    title: STEP_TITLES.settled,
    phase: 'money',
    clocks: { deadline: { lasts: 'paymentDays', then: 'escalate' } },
    actions: {
      orderPayment: {
        title: { zh: '付款', en: 'Order the payment' },
        by: ['finance'],
        to: 'paymentOrdered',
        guards: ['payeeAccountKnown', 'somethingToPay', 'noPaymentUnderWay'],
        postings: ['orderPayment'],
      },
      correctAccount,
      recordHeirs,
      takeBackDeathReport,
      closeAfterDeathUnpaid: {
        title: { zh: '申请人去世，无人继承，办结', en: 'Close: died, and nobody inherits' },
        by: ['countyApprover'],
        to: { close: 'deceased' },
        form: reasonForm,
        evidence: [papers('deathCertificate', '死亡证明', 'Death certificate')],
        guards: ['applicantHasDied', 'noPaymentUnderWay'],
        postings: ['releaseFunds'],
      },
      closeWithoutPayment,
    },
  },
  // The lot pays its contractor for many homes at once; the home ends with the bank's answer to that payment.
  settledInLot: {
    title: STEP_TITLES.settledInLot,
    phase: 'money',
    clocks: { deadline: { lasts: 'lotPaymentDays', then: 'escalate' } },
    actions: {
      paidByLot: {
        title: { zh: '标段已付款，办结', en: 'Paid through its lot' },
        by: ['lot'],
        to: { close: 'paid' },
        effects: ['tellApplicant'],
      },
      // The contractor is owed whoever lives there, so the home does not halt.
      reportDeathDuringWorks: { ...deathReport, sets: { applicantDied: true } },
      takeBackDeathReport,
    },
  },
  paymentOrdered: {
    title: STEP_TITLES.paymentOrdered,
    phase: 'money',
    clocks: { deadline: { lasts: 'bankAnswerDays', then: 'escalate' } },
    actions: {
      confirmPayment: {
        title: { zh: '确认到账', en: 'Confirm the payment' },
        by: ['finance'],
        to: { close: 'paid' },
        form: {
          bankReference: { title: { zh: '银行流水号', en: 'Reference of the bank' }, kind: 'text', max: 60 },
          paidOn: { title: { zh: '到账日期', en: 'Paid on' }, kind: 'date', past: true },
        },
        guards: ['paidAfterOrder'],
        postings: ['confirmPayment'],
        effects: ['tellApplicant'],
      },
      recordReturn: {
        title: { zh: '登记退票', en: 'Record the return' },
        by: ['finance'],
        to: 'settled',
        form: { reason: words('退票原因', 'Reason of the bank', 200) },
        postings: ['returnPayment'],
      },
      // Money on its way cannot be called back here: the bank's answer is awaited, and no new order goes to the dead.
      reportDeathDuringWorks: { ...deathReport, sets: { applicantDied: true } },
      takeBackDeathReport,
    },
  },
} as const satisfies Record<string, Step>;
