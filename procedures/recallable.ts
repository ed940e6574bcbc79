import type { Action, EffectName, PostingName, Procedure } from './procedure.js';
import { RECALL } from './recall.js';
import type { Performer } from './vocabulary.js';

/** Postings that leave nothing behind when their act is recalled: whoever was told is told of the recall too. */
const TAKEN_BACK: readonly PostingName[] = [
  'notifyLevelAbove',
  'notifyCounty',
  'notifyCountyOfDefect',
  'notifyVisitors',
  'notifyTownAndCounty',
  'notifyContractor',
];

/** Whether an effect, once it ran, is known outside the house. One that did not run yet is called off. */
const LEAVES_THE_HOUSE: Readonly<Record<EffectName, boolean>> = { tellApplicant: true };

/** The effects after which an act can no longer be recalled. */
export const LEAVING_EFFECTS = (Object.keys(LEAVES_THE_HOUSE) as EffectName[]).filter((name) => LEAVES_THE_HOUSE[name]);

/**
 * Whether an act could be undone without a trace outside the case: it moved or kept the step, and wrote nothing that
 * binds money, others or the public. Firms and the public answer to a lot at once, so nothing of a lot can be.
 */
export function isRecallable(
  { subject }: Pick<Procedure, 'subject'>,
  action: Action,
  { name, role }: { readonly name: string; readonly role: Performer },
): boolean {
  if (role === 'clock' || role === 'lot' || name === RECALL) return false;
  const { to, postings = [], linked, signInAgain } = action;
  if (subject === 'lot' || linked || signInAgain) return false;
  if (typeof to === 'object' && 'close' in to) return false;
  return postings.every((name) => TAKEN_BACK.includes(name));
}
