import type { DerivedFacts, Performed } from './case.js';

/** Step, facts and clocks as they were before the last act. Throws when nothing was kept of that. */
export function takeBack(lastAct: DerivedFacts['lastAct'] | undefined): Performed {
  if (!lastAct?.before) throw new Error('there is nothing to go back to');
  const { clocks, ...before } = lastAct.before;
  return { ...before, closed: null, clocks: clocks ? [{ kind: 'takeBack', clocks }] : [] };
}
