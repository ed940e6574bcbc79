import type { PlainStep } from './plain-step.js';

const STAY_REACHABLE = {
  zh: '请保持电话畅通，约好时间时家中留人。',
  en: 'Answer your telephone, and be at home when a time is agreed.',
};

/** From the approval to the money, as an applicant is told. */
export const PLAIN_WORKS_AND_MONEY = {
  approved: {
    means: { zh: '申请已批准，等待入户评估。', en: 'Approved. Somebody comes to assess your home.' },
    next: { zh: '评估后制定改造方案。', en: 'Then a plan is made for your home.' },
    asked: STAY_REACHABLE,
  },
  assessed: {
    means: { zh: '已完成入户评估，正在制定改造方案。', en: 'Your home was assessed; a plan is being made.' },
    next: { zh: '方案需由您确认，再报县残联审定。', en: 'You are asked to agree to it; then the county decides.' },
    asked: {
      zh: '请看清方案内容和需自付的金额后再签字。',
      en: 'Read what is planned, and what you pay yourself, before you sign.',
    },
  },
  designed: {
    means: { zh: '改造方案等待县残联审定。', en: 'The county is deciding on the plan.' },
    next: { zh: '审定后安排施工。', en: 'Then the works are arranged.' },
  },
  designApproved: {
    means: { zh: '改造方案已审定，正在安排施工。', en: 'The plan is approved; the works are being arranged.' },
    next: {
      zh: '自行改造的等开工通知，统一施工的编入标段。',
      en: 'You get word to begin, or a contractor is found for several homes.',
    },
  },
  inLot: {
    means: {
      zh: '您家已编入统一施工的标段，正在确定施工单位。',
      en: 'Your home is one of several for which a contractor is being found.',
    },
    next: { zh: '确定施工单位后通知开工。', en: 'Then the works begin.' },
  },
  workOrdered: {
    means: { zh: '已通知开工。', en: 'The works may begin.' },
    next: { zh: '施工完成后验收。', en: 'When they are done they are inspected.' },
    asked: STAY_REACHABLE,
  },
  inProgress: {
    means: { zh: '正在施工。', en: 'The works are under way.' },
    next: { zh: '完工自验后，由县残联组织验收。', en: 'Then they are checked and inspected by the county.' },
    asked: {
      zh: '自行改造的，请保留发票和施工前后的照片。',
      en: 'If you have it done yourself, keep invoices and photographs.',
    },
  },
  selfChecked: {
    means: { zh: '施工已完成，等待县残联验收。', en: 'The works are done; the county comes to inspect.' },
    next: { zh: '验收合格后办理决算。', en: 'If they pass, the sum is settled.' },
    asked: STAY_REACHABLE,
  },
  rework: {
    means: { zh: '验收发现问题，正在整改。', en: 'The inspection found something that is being put right.' },
    next: { zh: '整改后再次验收。', en: 'Then it is inspected again.' },
    asked: STAY_REACHABLE,
  },
  accepted: {
    means: { zh: '验收合格，正在办理决算。', en: 'The works passed; the sum is being settled.' },
    next: { zh: '决算后付款。', en: 'Then it is paid.' },
    asked: {
      zh: '自行改造的，请把发票交到村（社区）。',
      en: 'If you had it done yourself, hand the invoices in at the village.',
    },
  },
  settled: {
    means: { zh: '补助金额已核定，等待付款。', en: 'The grant is settled and waits to be paid.' },
    next: { zh: '款项打到您登记的银行卡。', en: 'It is paid to the bank card that you gave.' },
    asked: { zh: '请确认登记的银行卡可以正常使用。', en: 'See that the bank card is in use.' },
  },
  settledInLot: {
    means: {
      zh: '补助金额已核定，由残联与施工单位结算。',
      en: 'The grant is settled; the federation pays the contractor.',
    },
    next: { zh: '结算后办结，转入质保和回访。', en: 'Then the case ends; warranty and visits follow.' },
  },
  granted: {
    means: { zh: '救助已批准，等待付款。', en: 'The grant is approved and waits to be paid.' },
    next: { zh: '款项打到您登记的银行卡。', en: 'It is paid to the bank card that you gave.' },
    asked: { zh: '请确认登记的银行卡可以正常使用。', en: 'See that the bank card is in use.' },
  },
  paymentOrdered: {
    means: { zh: '已通知银行付款。', en: 'The bank was told to pay.' },
    next: {
      zh: '到账后办结；如被退回，会与您核对账号。',
      en: 'Then the case ends. If the bank returns it, you are asked about the account.',
    },
    asked: { zh: '请留意银行卡到账。', en: 'Look at your account.' },
  },
  deathDuringWorks: {
    means: {
      zh: '施工期间收到申请人去世的信息，正在核实。',
      en: 'A death was reported during the works and is being checked.',
    },
    next: { zh: '核实后决定完成收尾或恢复办理。', en: 'Then the works are finished, or the case goes on.' },
    asked: { zh: '请家属与村（社区）联系。', en: 'The family is asked to turn to the village.' },
  },
} as const satisfies Record<string, PlainStep>;
