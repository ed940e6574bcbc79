import type { Text } from '../procedures/vocabulary.js';

/** Marks between words, which differ in the two languages. */
export const MARKS = {
  colon: { zh: '：', en: ': ' },
  comma: { zh: '，', en: ', ' },
  semicolon: { zh: '；', en: '; ' },
  /** Another sentence may follow. */
  stop: { zh: '。', en: '. ' },
  /** Between the members of a list. */
  and: { zh: '、', en: ', ' },
  aside: { zh: '（{about}）', en: ' ({about})' },
} as const satisfies Record<string, Text>;
