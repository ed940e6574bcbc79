import { setTimeout } from 'node:timers/promises';
import { inTenant } from '../record/in-tenant.js';
import { countTry } from '../record/public-tries.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';

/** Longer than comparing takes: so the time taken tells nobody what of it was right. */
const SAME_TIME_MS = 150;

/**
 * Compares what the public sends to be shown something: tries are counted by number, and every answer takes the same time.
 * @param compare `null` where anything does not fit.
 */
export async function tryCode<T>(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  tenant: string,
  { number, unknown }: { readonly number: string; readonly unknown: DeskProblem },
  compare: () => Promise<T | null>,
): Promise<T | DeskProblem> {
  const goesOn = await inTenant(pool, tenant, (tx) => countTry({ tx, keys }, tenant, number));
  if (!goesOn) return { problem: 'tooManyTries' };
  const [found] = await Promise.all([compare(), setTimeout(SAME_TIME_MS)]);
  return found ?? unknown;
}
