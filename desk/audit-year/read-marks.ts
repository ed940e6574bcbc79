import type { Text } from '../../procedures/vocabulary.js';
import type { ReadKind } from '../../record/note-reads.js';

/** So many different households opened in a day ask for a look. */
export const MANY_CASES = 50;

/** SQL over a read `s`: whether it was at night, from ten in the evening to six. */
export const AT_NIGHT = `extract(hour from s.read_hour at time zone 'Asia/Shanghai') not between 6 and 21`;

export const READ_KIND_TITLES = {
  name: { zh: '列表中的姓名', en: 'Name in a list' },
  facts: { zh: '个人信息', en: 'Personal facts' },
  paper: { zh: '材料和照片', en: 'Papers and photographs' },
  objection: { zh: '群众异议', en: 'An objection from the public' },
  account: { zh: '付款文件中的账号', en: 'Account in a payment file' },
} as const satisfies Record<ReadKind, Text>;

/** What is unusual about reads. */
export interface Unusual {
  readonly many?: boolean;
  readonly night: boolean;
  readonly outside: boolean;
}

const MARKS = {
  many: { zh: `一天查看 ${MANY_CASES} 户以上`, en: `${MANY_CASES} homes or more in a day` },
  night: { zh: '夜间', en: 'At night' },
  outside: { zh: '本乡镇以外', en: 'Outside the own town' },
} as const satisfies Record<keyof Unusual, Text>;

/** The same in words; empty for what is usual. */
export function unusualWords(unusual: Unusual): Text {
  const found = (['many', 'night', 'outside'] as const).flatMap((mark) => (unusual[mark] ? [MARKS[mark]] : []));
  return { zh: found.map(({ zh }) => zh).join('、'), en: found.map(({ en }) => en).join(', ') };
}
