import type { ShownEvidence } from './case-parts.js';

type Used = Pick<ShownEvidence, 'usedSeq' | 'reuses'>;

/** The acts that rest on a file, the first first: more than one where it was used again. */
export function actsOn({ usedSeq, reuses }: Used): readonly number[] {
  return [usedSeq, ...reuses.map((reuse) => reuse.usedSeq)].filter((seq) => seq !== null);
}

/** In which round of its slot a file first came: each act that rested on files there was one. 0 where none did yet. */
export function firstRoundOf(file: ShownEvidence, evidence: readonly ShownEvidence[]): number {
  const acts = new Set(evidence.filter(({ slot }) => slot === file.slot).flatMap(actsOn));
  return [...acts].filter((seq) => seq <= (file.usedSeq ?? 0)).length;
}
