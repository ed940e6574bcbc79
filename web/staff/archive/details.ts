import type { ArchiveTitles } from '../../../desk/archive-index.js';
import { ROOMS } from '../../../procedures/home-renovation/choices.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import type { Facts, FactValue, Text } from '../../../procedures/vocabulary.js';
import { momentOf } from '../../dates.js';
import { formatOf } from '../../file-format.js';
import { sizeOf } from '../../file-size.js';
import type { Language } from '../../language.js';
import { amountOf } from '../../money.js';
import { WORDS } from '../../words.js';
import { PAYMENT_STATES, TRANCHES } from '../case/payment-words.js';

/** How a value of an index is written; `null` where it says nothing to a reader. */
type Written = (value: FactValue, detail: Facts, titles: ArchiveTitles) => Text | string | null;

interface Detail {
  readonly title: Text;
  readonly written: Written;
}

const asItIs: Written = (value) => String(value);
const yuan: Written = (value) => amountOf(String(value));
const named =
  (titles: Readonly<Record<string, Text>>): Written =>
  (value) =>
    titles[String(value)] ?? String(value);
const actNumber: Written = (value) => ({ zh: `第 ${String(value)} 项办理`, en: `act ${String(value)}` });
const moment: Written = (value) => momentOf(String(value));
/** Said only where it is so. */
const onlyYes: Written = (value) => (value === true ? WORDS.yes : null);

const ENDED = { refused: { zh: '已退回', en: 'sent back' }, withdrawn: { zh: '已撤回', en: 'withdrawn' } };
const LEFT_BY = { lot: { zh: '标段调出', en: 'by the lot' }, home: { zh: '该户退出', en: 'by the home' } };

/** What an index says of things beside their titles, their days, who did them and their hashes; in the order in which it is read. */
const DETAILS: Readonly<Record<string, Detail>> = {
  toStep: {
    title: { zh: '进入环节', en: 'To step' },
    written: (to, { fromStep }, { steps }) => (to === fromStep ? null : (steps[String(to)] ?? String(to))),
  },
  closed: { title: { zh: '办理结果', en: 'Outcome' }, written: named(OUTCOMES) },
  recordedAt: { title: { zh: '登记时间', en: 'Recorded' }, written: moment },
  chosenAt: { title: { zh: '沿用时间', en: 'Used again' }, written: moment },
  mediaType: { title: { zh: '格式', en: 'Format' }, written: (type) => formatOf(String(type)) },
  bytes: { title: { zh: '大小', en: 'Size' }, written: (bytes) => sizeOf(Number(bytes)) },
  place: { title: { zh: '张贴地点', en: 'Posted at' }, written: asItIs },
  postedOn: { title: { zh: '张贴日期', en: 'Posted on' }, written: asItIs },
  removedOn: { title: { zh: '撤下日期', en: 'Removed on' }, written: asItIs },
  number: { title: { zh: '编号', en: 'Number' }, written: asItIs },
  creditCode: { title: { zh: '统一社会信用代码', en: 'Credit code' }, written: asItIs },
  lot: { title: { zh: '标段', en: 'Lot' }, written: asItIs },
  home: { title: { zh: '改造户', en: 'Home' }, written: asItIs },
  item: { title: { zh: '项目', en: 'Item' }, written: asItIs },
  room: { title: { zh: '房间', en: 'Room' }, written: named(ROOMS) },
  tranche: { title: { zh: '款项', en: 'Payment' }, written: named(TRANCHES) },
  percent: { title: { zh: '比例（%）', en: 'Per cent' }, written: asItIs },
  attempt: { title: { zh: '第几次付款', en: 'Attempt' }, written: asItIs },
  issuedOn: { title: { zh: '开票日期', en: 'Issued on' }, written: asItIs },
  acceptedOn: { title: { zh: '验收日期', en: 'Accepted on' }, written: asItIs },
  signedOn: { title: { zh: '签订日期', en: 'Signed on' }, written: asItIs },
  receivedOn: { title: { zh: '到账日期', en: 'Received on' }, written: asItIs },
  receivedAt: { title: { zh: '收到时间', en: 'Received' }, written: moment },
  totalFen: { title: { zh: '总额（元）', en: 'Total (yuan)' }, written: yuan },
  eligibleFen: { title: { zh: '可补助（元）', en: 'Eligible (yuan)' }, written: yuan },
  measuredFen: { title: { zh: '实测（元）', en: 'Measured (yuan)' }, written: yuan },
  invoicedFen: { title: { zh: '发票（元）', en: 'Invoiced (yuan)' }, written: yuan },
  grantFen: { title: { zh: '补助（元）', en: 'Grant (yuan)' }, written: yuan },
  sumFen: { title: { zh: '合同金额（元）', en: 'Sum (yuan)' }, written: yuan },
  amountFen: { title: { zh: '金额（元）', en: 'Amount (yuan)' }, written: yuan },
  reductionFen: { title: { zh: '核减（元）', en: 'Reduction (yuan)' }, written: yuan },
  claimedFen: { title: { zh: '追缴（元）', en: 'Claimed (yuan)' }, written: yuan },
  retentionPercent: { title: { zh: '质保金（%）', en: 'Retention (%)' }, written: asItIs },
  warrantyMonths: { title: { zh: '质保期（月）', en: 'Warranty (months)' }, written: asItIs },
  rank: { title: { zh: '名次', en: 'Rank' }, written: asItIs },
  withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, written: onlyYes },
  left: { title: { zh: '已退出', en: 'Left' }, written: onlyYes },
  leftBy: { title: { zh: '退出方式', en: 'How it left' }, written: named(LEFT_BY) },
  state: { title: { zh: '状态', en: 'State' }, written: named(PAYMENT_STATES) },
  bankReference: { title: { zh: '银行流水号', en: 'Bank reference' }, written: asItIs },
  endedAs: { title: { zh: '申请结果', en: 'Ended' }, written: named(ENDED) },
  answeredSeq: { title: { zh: '银行答复', en: 'Answered by' }, written: actNumber },
  endedSeq: { title: { zh: '退回或撤回', en: 'Ended by' }, written: actNumber },
  givenBackSeq: { title: { zh: '退还发票', en: 'Given back by' }, written: actNumber },
  lines: { title: { zh: '明细', en: 'Lines' }, written: (lines) => listed(lines, lineOf) },
  toFunds: { title: { zh: '退回资金', en: 'Back to' }, written: (funds) => listed(funds, fundOf) },
};

function listed(list: FactValue, said: (row: Facts, language: Language) => string): Text {
  const rows = Array.isArray(list) ? (list as readonly Facts[]) : [];
  const inWords = (language: Language) => rows.map((row) => said(row, language));
  return { zh: inWords('zh').join('；'), en: inWords('en').join('; ') };
}

function lineOf({ item, room, quantity }: Facts, language: Language): string {
  const where = ROOMS[room as keyof typeof ROOMS];
  return `${String(item)} ${where[language]} × ${String(quantity)}`;
}

function fundOf({ home, fund, year, amountFen }: Facts): string {
  return `${String(home)} ${String(fund)} ${String(year)} ${amountOf(String(amountFen))}`;
}

/** What an index says of a thing, name by name, for a reader. */
export function detailsOf(
  detail: Facts,
  titles: ArchiveTitles,
): readonly (readonly [title: Text, said: Text | string])[] {
  return Object.entries(DETAILS).flatMap(([name, { title, written }]) => {
    const value = detail[name];
    const said = value === undefined || value === null ? null : written(value, detail, titles);
    return said === null ? [] : [[title, said] as const];
  });
}

/** The hash with which a thing of an index can be held against what it was. */
export function hashOf({ hash, sha256, listSha256, commitment }: Facts): string | null {
  const found = [hash, sha256, listSha256, commitment].find((each) => typeof each === 'string');
  return typeof found === 'string' ? found : null;
}
