import type { Text } from '../procedures/vocabulary.js';

/** A text that says what it speaks of, in both languages. */
export function filledText({ zh, en }: Text, about: Text | string | number): Text {
  const said = typeof about === 'object' ? about : { zh: String(about), en: String(about) };
  return { zh: zh.replaceAll('{about}', said.zh), en: en.replaceAll('{about}', said.en) };
}
