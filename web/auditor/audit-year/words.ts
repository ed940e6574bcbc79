import type { Text } from '../../../procedures/vocabulary.js';

/** What the pages of an audited year say by themselves. */
export const AUDIT_WORDS = {
  title: { zh: '年度监督', en: 'Audit of a year' },
  titleOf: { zh: '{about} 年度监督', en: 'Audit of {about}' },
  ofCounty: { zh: '{about} 年度', en: '{about}' },
  county: { zh: '县区', en: 'County' },
  year: { zh: '年度', en: 'Year' },
  yearWrong: { zh: '年度应为 2000 至 2100 之间的四位数字', en: 'A year is four digits from 2000 to 2100' },
  countyWrong: {
    zh: '没有这个县区，或不在您的监督范围内，请从列表中选择',
    en: 'There is no such county, or you do not watch over it: choose one of the list',
  },
  show: { zh: '查看', en: 'Show' },
  reading: { zh: '内容', en: 'Subject' },
  hint: { zh: '说明', en: 'What it shows' },
  count: { zh: '条数', en: 'Entries' },
  odd: { zh: '需关注', en: 'To look at' },
  counted: { zh: '共 {about} 条', en: '{about} {entry|entries}' },
  countedOdd: { zh: '其中需关注 {about} 条', en: '{about} of them to look at' },
  andMore: { zh: '等，共 {about} 件，全部见 CSV 或 Excel', en: ' and so on, {about} in all: see the CSV or Excel' },
  none: { zh: '本年没有记录。', en: 'There is nothing on record for this year.' },
  narrowed: { zh: '只显示所选的部分。', en: 'Only what was chosen is shown.' },
  all: { zh: '显示全部', en: 'Show all' },
  details: { zh: '逐条明细', en: 'One by one' },
  back: { zh: '返回年度监督', en: 'Back to the year' },
  takeAway: { zh: '下载', en: 'Download' },
  workbook: { zh: 'Excel 工作簿（全部内容）', en: 'Excel workbook (everything)' },
  workbookOf: { zh: 'Excel：{about}', en: 'Excel: {about}' },
  csvOf: { zh: 'CSV：{about}', en: 'CSV: {about}' },
  previousPage: { zh: '上一页', en: 'Previous page' },
} as const satisfies Record<string, Text>;
