import type { Text } from '../vocabulary.js';

/** The steps of a recovery in the order of their happening. */
export const RECOVERY_STEP_TITLES = {
  claimed: { zh: '拟追缴，待审批', en: 'Claimed' },
  noticeDue: { zh: '待送达通知', en: 'Notice to be served' },
  notified: { zh: '已通知，异议期内', en: 'Notified' },
  objectionInquiry: { zh: '异议调查', en: 'Objection under inquiry' },
  owed: { zh: '应退未退', en: 'Owed' },
  repaying: { zh: '按还款计划退款', en: 'Repaying by plan' },
  referred: { zh: '已移送', en: 'Referred' },
} as const satisfies Record<string, Text>;
