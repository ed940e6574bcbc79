import { reasonForm } from './papers.js';
import { ROLES, type Performer, type Role } from './vocabulary.js';

/** The action by which a person takes the own last act back. Every table knows it, and no table may use the name. */
export const RECALL = 'recall';

/** What recalling asks, whoever does it: whether it is possible rests on the last act alone. */
export const recall = {
  title: { zh: '撤回上一步办理', en: 'Recall the last act' },
  by: Object.keys(ROLES) as Role[],
  form: reasonForm,
  guards: ['lastActMayBeRecalled'],
} as const;

/** The last thing that happened to a case: who stands behind it, and in which seat. */
export interface LastAct {
  readonly action: string;
  readonly role: Performer;
  readonly actingFor: Role | null;
  readonly userId: string | null;
  readonly orgId: string | null;
}

/**
 * Recalling as it is put to the person who did the last act: in the seat of that act. `null` where there is nothing of
 * this person's to recall: an application is withdrawn instead, and a recall stands.
 */
export function recallFor({ action, role, actingFor, userId }: LastAct, personId: string) {
  if (userId !== personId || role === 'clock' || role === 'lot' || action === RECALL || action === 'open') return null;
  return { ...recall, by: [actingFor ?? role] };
}

/** Acts that count: neither one that was recalled nor the recall itself. What was recalled is always what came right before. */
export function standingActs<Act extends { readonly action: string }>(acts: readonly Act[]): Act[] {
  return acts.filter(({ action }, at) => action !== RECALL && acts[at + 1]?.action !== RECALL);
}
