import type { Text } from './vocabulary.js';

/** How a case may end. */
export const OUTCOMES = {
  paid: { zh: '已补助', en: 'Subsidy paid' },
  rejected: { zh: '不予批准', en: 'Rejected' },
  withdrawn: { zh: '申请人撤回', en: 'Withdrawn' },
  deceased: { zh: '申请人去世', en: 'Applicant died' },
  cardCancelled: { zh: '残疾人证注销', en: 'Disability card cancelled' },
  neverStarted: { zh: '未动工终止', en: 'Ended before works' },
} as const satisfies Record<string, Text>;

export type OutcomeName = keyof typeof OUTCOMES;
