import type { Text } from '../../../procedures/vocabulary.js';

/** What the page of a file's index says by itself. */
export const ARCHIVE_WORDS = {
  title: { zh: '归档目录', en: 'Index of the file' },
  of: { zh: '{about} 归档目录', en: 'Index of the file {about}' },
  lead: {
    zh: '按办理顺序列出案卷中的每一件，不含个人信息，可以打印后存入案卷。',
    en: 'All that the file holds, in the order in which it was done, without personal data. Print it for the folder.',
  },
  notFinal: {
    zh: '该事项尚未办结，目录还会变化。办结后再打印归档。',
    en: 'The case is open, so the index will change. Print it for the folder once the case is closed.',
  },
  download: { zh: '下载目录（JSON）', en: 'Download the index (JSON)' },
  procedure: { zh: '项目', en: 'Programme' },
  version: { zh: '第 {about} 版', en: 'version {about}' },
  openedOn: { zh: '申请日期', en: 'Opened on' },
  outcome: { zh: '办理结果', en: 'Outcome' },
  stillOpen: { zh: '办理中', en: 'open' },
  lots: { zh: '所属标段', en: 'Lots' },
  followUp: { zh: '回访', en: 'Follow-up' },
  home: { zh: '改造户', en: 'Home' },
  items: { zh: '件数', en: 'Items' },
  itemsOf: { zh: '{about} 件', en: '{about}' },
  headHash: { zh: '办理记录链末端摘要', en: 'Head of the chain of acts' },
  indexHash: { zh: '目录摘要（SHA-256）', en: 'SHA-256 of the index' },
  number: { zh: '序号', en: 'No.' },
  what: { zh: '题名', en: 'What' },
  day: { zh: '日期', en: 'Day' },
  by: { zh: '经办', en: 'By' },
  byTheClock: { zh: '系统按期限', en: 'the clock' },
  byTheLot: { zh: '标段', en: 'the lot' },
  forOrg: { zh: '代{about}', en: 'for {about}' },
  named: { zh: '{about}：', en: '{about}: ' },
  detail: { zh: '内容', en: 'Details' },
  hash: { zh: '摘要（SHA-256）', en: 'SHA-256' },
} as const satisfies Record<string, Text>;
