import type { Text } from './vocabulary.js';

/** How a case may end. */
export const OUTCOMES = {
  paid: { zh: '已补助', en: 'Subsidy paid' },
  rejected: { zh: '不予批准', en: 'Rejected' },
  withdrawn: { zh: '申请人撤回', en: 'Withdrawn' },
  deceased: { zh: '申请人去世', en: 'Applicant died' },
  cardCancelled: { zh: '残疾人证注销', en: 'Disability card cancelled' },
  neverStarted: { zh: '未动工终止', en: 'Ended before works' },
  released: { zh: '退出标段', en: 'Released from its lot' },
  terminated: { zh: '合同终止', en: 'Contract terminated' },
  completed: { zh: '标段完成', en: 'Lot completed' },
  followedUp: { zh: '回访完成', en: 'Followed up' },
  followUpEnded: { zh: '回访终止', en: 'Follow-up ended' },
  tenderFailed: { zh: '废标', en: 'Tender failed' },
  recovered: { zh: '已收回', en: 'Recovered' },
  nothingOwed: { zh: '无需退款', en: 'Nothing owed' },
  irrecoverable: { zh: '无法收回', en: 'Irrecoverable' },
} as const satisfies Record<string, Text>;

export type OutcomeName = keyof typeof OUTCOMES;
