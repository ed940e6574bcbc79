import type { Text } from '../../../procedures/vocabulary.js';

/** What the parts about objections from the public say by themselves. */
export const RECEIVED_WORDS = {
  title: { zh: '公众提出的异议', en: 'Objections from the public' },
  lead: {
    zh: '公示期内收到的异议未答复前，公示不能结束。姓名、电话仅供调查核实，请勿外传。',
    en: 'The publicity does not end while one that came in time is unanswered. Name and telephone are for the inquiry alone.',
  },
  place: { zh: '公众异议', en: 'Objections' },
  stillWaiting: { zh: '待处理', en: 'Waiting' },
  answered: { zh: '已答复', en: 'Answered' },
  none: { zh: '没有异议。', en: 'There are none.' },
  number: { zh: '异议编号', en: 'Objection' },
  round: { zh: '第几次公示', en: 'Publicity round' },
  received: { zh: '收到时间', en: 'Received' },
  by: { zh: '署名', en: 'Named or not' },
  standing: { zh: '状态', en: 'Standing' },
  waiting: { zh: '待处理', en: 'waits' },
  registered: { zh: '已录入调查', en: 'taken up' },
  notTaken: { zh: '不予受理', en: 'not taken up' },
  receivedAt: { zh: '收到于 {about}', en: 'received {about}' },
  answeredAt: { zh: '答复于 {about}', en: 'answered {about}' },
  named: { zh: '实名', en: 'named' },
  anonymous: { zh: '匿名', en: 'unnamed' },
  file: { zh: '附件 {about}', en: 'File {about}' },
  original: { zh: '原图', en: 'As it was sent' },
  register: { zh: '录入异议 {about} 并开展调查', en: 'Take up objection {about}' },
  refuse: { zh: '不予受理 {about}', en: 'Do not take up {about}' },
  refuseSend: { zh: '确认不予受理', en: 'Do not take it up' },
  summary: { zh: '网上异议 {about}', en: 'Objection from the public {about}' },
} as const satisfies Record<string, Text>;
