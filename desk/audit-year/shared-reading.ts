import { procedureOf } from '../../procedures/all-procedures.js';
import type { Text } from '../../procedures/vocabulary.js';
import { slotTitleOf } from '../words.js';
import { countColumn, type AuditRow, type CaseRef, type Reading, sliceOf } from './reading.js';
import { type Mark, marksOfCases, marksOfFirms, type SharedFile, sharedFiles } from './shared-marks.js';

const WHAT = {
  account: { zh: '银行账号', en: 'Bank account' },
  phone: { zh: '电话', en: 'Telephone' },
  address: { zh: '住址', en: 'Address' },
  signature: { zh: '签字（同一文件）', en: 'Signature, the same file' },
  alike: { zh: '签字（图像相似）', en: 'Signature, the same picture' },
  file: { zh: '材料或照片（同一文件）', en: 'Paper or photograph, the same file' },
} as const satisfies Record<string, Text>;

/** What different people, payees and firms have in common, masked. */
export const sharedReading: Reading = {
  title: { zh: '共用电话、账号、签字、住址', en: 'Shared telephones, accounts, signatures and addresses' },
  hint: {
    zh: '不同申请人、收款人、施工单位及其人员之间相同的电话、银行账号、住址，以及相同的签字和文件；只比对，不显示原值。需关注：与单位相同的，以及账号和签字相同的。',
    en: 'Telephones, accounts and addresses that different applicants, payees, firms and their workers share, and signatures and files that are the same; compared, never shown. To look at: shared with a firm, and any account or signature.',
  },
  columns: [
    { name: 'what', title: { zh: '共用内容', en: 'What is shared' }, kind: 'words' },
    { name: 'mask', title: { zh: '尾号或名称', en: 'Its end, or what it is' }, kind: 'words' },
    countColumn('holders', '涉及（人、单位）', 'People and firms'),
    { name: 'cases', title: { zh: '案件', en: 'Cases' }, kind: 'cases' },
    { name: 'firms', title: { zh: '单位及人员', en: 'Firms and workers' }, kind: 'text' },
  ],
  async read(context) {
    const marks = [...(await marksOfCases(context)), ...(await marksOfFirms(context))];
    const found = [...groupsOf(marks).map(rowOfGroup), ...(await sharedFiles(context)).map(rowOfFile)];
    const sorted = found.sort((a, b) => Number(b.isOdd) - Number(a.isOdd) || b.holders - a.holders);
    return sliceOf(context, sorted);
  },
};

interface Judged {
  readonly row: AuditRow;
  readonly holders: number;
  readonly isOdd: boolean;
}

/** Equal marks of at least two who are not the same. */
function groupsOf(marks: readonly Mark[]): (readonly Mark[])[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.what} ${mark.hash}`;
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups.values()].filter(
    (group) => new Set(group.map(({ holder }) => holder)).size > 1 && !isWordsAlone(group),
  );
}

/** Homes whose addresses have the same words only: they may lie in two villages. */
function isWordsAlone(group: readonly Mark[]): boolean {
  const [first] = group;
  return first?.what === 'address' && first.hash.length === WORDS_LENGTH && !group.some(({ of }) => 'firm' in of);
}

/** A keyed hash in hexadecimal, where the id of a household is shorter. */
const WORDS_LENGTH = 64;

function rowOfGroup(group: readonly Mark[]): Judged {
  const what = group[0]?.what ?? 'phone';
  const firms = [...new Set(group.flatMap(({ of }) => ('firm' in of ? [of.firm] : [])))];
  const cases = new Map(group.flatMap(({ of }) => ('firm' in of ? [] : [[of.id, of] as const])));
  const holders = new Set(group.map(({ holder }) => holder)).size;
  const mask = group.map((each) => each.mask).find((each) => each !== '***') ?? '***';
  const cells = {
    what: WHAT[what],
    mask: { zh: mask, en: mask },
    holders,
    cases: [...cases.values()],
    firms: firms.join('、'),
  };
  return { row: { cells }, holders, isOdd: firms.length > 0 || what === 'account' };
}

function rowOfFile({ slot, procedure, version, signed, alike, people, cases }: SharedFile): Judged {
  const sameFile = signed ? WHAT.signature : WHAT.file;
  const what = alike ? WHAT.alike : sameFile;
  const sorted: readonly CaseRef[] = [...cases].sort((a, b) => (a.number < b.number ? -1 : 1));
  const mask = slotTitleOf(procedureOf(procedure, version), slot);
  return { row: { cells: { what, mask, holders: people, cases: sorted, firms: '' } }, holders: people, isOdd: signed };
}
