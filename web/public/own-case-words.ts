import type { Text } from '../../procedures/vocabulary.js';

/** What the page of one's own case says by itself. */
export const OWN_CASE_WORDS = {
  title: { zh: '查询我的申请', en: 'My application' },
  lead: {
    zh: '请按回执填写。查询码遗失的，可到村（社区）或乡镇（街道）重新打印，原查询码随即作废。',
    en: 'As on the receipt. Who lost the code gets a new one at the village or the town; the old one is worth nothing then.',
  },
  number: { zh: '申请编号', en: 'Number of the application' },
  idTail: { zh: '身份证号后四位', en: 'Last four characters of the ID number' },
  code: { zh: '查询码（8 位数字）', en: 'Code (8 digits)' },
  ask: { zh: '查询', en: 'Ask' },
  programme: { zh: '项目', en: 'Programme' },
  openedOn: { zh: '申请日期', en: 'Applied on' },
  step: { zh: '目前进度', en: 'Where it stands' },
  since: { zh: '自 {about} 起', en: 'since {about}' },
  ended: { zh: '已办结：{about}', en: 'ended: {about}' },
  next: { zh: '下一步', en: 'What comes next' },
  asked: { zh: '需要您做的', en: 'What is asked of you' },
  nothing: { zh: '目前不需要您做什么。', en: 'Nothing at present.' },
  with: { zh: '正在办理', en: 'In the hands of' },
  dueOn: { zh: '办理期限', en: 'To be done by' },
  notice: { zh: '公示', en: 'Publicity' },
  noticeDays: { zh: '{about} 张贴', en: 'posted on {about}' },
  noticeUntil: { zh: '公示至 {about}', en: 'until {about}' },
  noticePaused: { zh: '公示暂停计时，或日期待定', en: 'paused, or the last day is not sure yet' },
  grant: { zh: '核定补助（元）', en: 'Grant as settled (yuan)' },
  paid: { zh: '已付款', en: 'Paid' },
  paidTo: { zh: '{about} 元，付至银行卡', en: '{about} yuan, to the bank card' },
  again: { zh: '再次查询', en: 'Ask again' },
} as const satisfies Record<string, Text>;
