import type { Slot } from './form.js';
import type { Policy } from './vocabulary.js';

/** How many files a slot asks for in a case: as many as the case's policy says, or as the table says by itself. */
export function filesNeeded({ min, minBy }: Pick<Slot, 'min' | 'minBy'>, policy: Policy): number {
  const set = minBy === undefined ? undefined : policy[minBy];
  return typeof set === 'number' ? set : min;
}
