import type { Text } from '../procedures/vocabulary.js';
import { COORDINATION_KINDS, type CoordinationKind } from '../record/read-coordinations.js';

export type { CoordinationKind };

/** What passing a case on is called. */
export const COORDINATION_TITLES = {
  transfer: { zh: '转办', en: 'Handed on' },
  reminder: { zh: '催办', en: 'Reminder' },
  copy: { zh: '抄送', en: 'Copy for information' },
} as const satisfies Record<CoordinationKind, Text>;

/** The title of what gave rise to a note, where that was a case passed on. */
export function coordinationTitle(reason: string): Text | undefined {
  const kind = COORDINATION_KINDS.find((each) => reason === `coordination:${each}`);
  return kind && COORDINATION_TITLES[kind];
}
