import { deathReport } from '../home-renovation/anywhere.js';
import { GIVE_BACK } from '../home-renovation/endings.js';
import {
  correctAccount,
  moneySteps as renovationSteps,
  recordHeirs,
  takeBackDeathReport,
} from '../home-renovation/money.js';
import { papers, reasonForm } from '../papers.js';
import type { Action, Step } from '../procedure.js';
import { STEP_TITLES } from './step-titles.js';

const { confirmPayment, recordReturn } = renovationSteps.paymentOrdered.actions;

/** The household is owed the sum, so a death halts nothing: it is paid to the heirs, or to nobody. */
const reportDeath = { ...deathReport, sets: { applicantDied: true } } as const satisfies Action;

const takeBackApproval = {
  title: { zh: '撤销批准，退回审批', en: 'Take the approval back' },
  by: ['countyApprover'],
  to: 'countyApproval',
  form: reasonForm,
  guards: ['noPaymentUnderWay'],
  postings: ['releaseFunds', 'releaseQuota'],
} as const satisfies Action;

/** What ends a granted case without a payment gives back money and place: the home was not served. */
const unpaid = {
  by: ['countyApprover'],
  form: reasonForm,
  postings: GIVE_BACK,
} as const satisfies Omit<Action, 'title'>;

/** From the approval to the bank's answer. */
export const moneySteps = {
  granted: {
    title: STEP_TITLES.granted,
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
      takeBackApproval,
      waiveGrant: {
        ...unpaid,
        title: { zh: '放弃补助，办结', en: 'The household waives the grant' },
        to: { close: 'withdrawn' },
        evidence: [papers('waiver', '放弃补助声明', 'Waiver')],
        guards: ['noPaymentUnderWay'],
        effects: ['tellApplicant'],
      },
      reportDeath,
      takeBackDeathReport,
      recordHeirs,
      closeAfterDeathUnpaid: {
        ...unpaid,
        title: { zh: '申请人去世，无人继承，办结', en: 'Close: died, and nobody inherits' },
        to: { close: 'deceased' },
        evidence: [papers('deathCertificate', '死亡证明', 'Death certificate')],
        guards: ['applicantHasDied', 'noPaymentUnderWay'],
      },
    },
  },
  // Money on its way cannot be called back here: the bank's answer is awaited, and no new order goes to the dead.
  paymentOrdered: {
    title: STEP_TITLES.paymentOrdered,
    phase: 'money',
    clocks: { deadline: { lasts: 'bankAnswerDays', then: 'escalate' } },
    actions: {
      confirmPayment,
      recordReturn: { ...recordReturn, to: 'granted' },
      reportDeath,
      takeBackDeathReport,
    },
  },
} as const satisfies Record<string, Step>;
