import { ALL_PROCEDURES } from '../procedures/all-procedures.js';
import type { Role } from '../procedures/vocabulary.js';

/** Who sets a year's quotas and funds. */
export const SETS_YEAR_MONEY: readonly Role[] = ['administrator', 'finance'];

/** Whether homes take places and money under a programme; lots, visits and recoveries move what their homes hold. */
export function takesYearMoney(programme: string): boolean {
  return ALL_PROCEDURES.some(({ id, subject }) => id === programme && subject === 'home');
}
