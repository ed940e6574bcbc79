import type { Text } from '../vocabulary.js';

/** The steps of home renovation in the order of their happening. */
export const STEP_TITLES = {
  applied: { zh: '申请受理', en: 'Applied' },
  villageReview: { zh: '村级评议', en: 'Village review' },
  toPublicise: { zh: '待公示', en: 'To be publicised' },
  publicised: { zh: '公示中', en: 'Publicised' },
  publicityHeld: { zh: '公示待处理', en: 'Publicity held' },
  objectionInquiry: { zh: '异议调查', en: 'Inquiry into an objection' },
  townReview: { zh: '乡镇审核', en: 'Town review' },
  countyAudit: { zh: '县级复核', en: 'County audit' },
  countyApproval: { zh: '县级审批', en: 'County approval' },
  waitlisted: { zh: '轮候', en: 'Waitlisted' },
  approved: { zh: '已批准，待评估', en: 'Approved, to be assessed' },
  assessed: { zh: '已评估，待设计', en: 'Assessed, to be designed' },
  designed: { zh: '方案待审', en: 'Designed' },
  designApproved: { zh: '方案已批准', en: 'Design approved' },
  workOrdered: { zh: '已下达开工通知', en: 'Work ordered' },
  inProgress: { zh: '施工中', en: 'In progress' },
  selfChecked: { zh: '已自验，待县级验收', en: 'Self-checked' },
  rework: { zh: '整改中', en: 'Rework' },
  accepted: { zh: '验收合格', en: 'Accepted' },
  settled: { zh: '已决算', en: 'Settled' },
  paymentOrdered: { zh: '付款中', en: 'Payment ordered' },
  deathReported: { zh: '核实去世信息', en: 'Death reported' },
  deathDuringWorks: { zh: '核实去世信息（改造期间）', en: 'Death reported during works' },
} as const satisfies Record<string, Text>;
