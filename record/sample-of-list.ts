import { createHash } from 'node:crypto';

/** A home of a sample: its case number, and the key that ranks it. */
export interface RankedHome {
  readonly number: string;
  readonly key: string;
}

/** A list as it is published: one case number a line in the order of its characters, each line ended by LF. */
export function listText(numbers: readonly string[]): string {
  return [...numbers]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((number) => `${number}\n`)
    .join('');
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * The sample that a list and a seed give: homes are ranked by SHA-256 over seed, hash of the list and case number, each
 * on a line of its own, as lower-case hex; the first `size` are taken. docs/sampling.md says the same for the public.
 */
export function sampleOfList(list: string, seed: string, size: number): RankedHome[] {
  const listHash = sha256Hex(list);
  return list
    .split('\n')
    .slice(0, -1)
    .map((number) => ({ number, key: sha256Hex(`${seed}\n${listHash}\n${number}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, size);
}
