import { type Procedure, actionAt } from '../procedures/procedure.js';
import type { Role } from '../procedures/vocabulary.js';
import { isPerson } from './words.js';

/** The act by which an officer takes an objection up. */
export const OBJECT = 'object';

/** Where a procedure looks into objections to its publicity. */
export interface Inquiry {
  /** The roles that inquire: they read what an objector says, and answer. */
  readonly by: readonly Role[];
  /** The acts with which an inquiry ends. */
  readonly endings: readonly string[];
}

/** The inquiry of a procedure, as its table has it; `null` where it has no objections. */
export function inquiryOf(procedure: Procedure): Inquiry | null {
  const objects = Object.keys(procedure.steps).flatMap((step) => actionAt(procedure, step, OBJECT) ?? []);
  const step = objects.map(({ to }) => to).find((to) => typeof to === 'string');
  const actions = Object.entries((step && procedure.steps[step]?.actions) || {});
  const byPeople = actions.filter(([, { by }]) => by.some(isPerson));
  if (byPeople.length === 0) return null;
  return {
    by: [...new Set(byPeople.flatMap(([, { by }]) => by.filter(isPerson)))],
    endings: byPeople.map(([name]) => name),
  };
}
