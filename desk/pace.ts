import { addDays } from '../procedures/days.js';
import type { Day } from '../procedures/vocabulary.js';

/** Over how many days the pace of acceptances is taken. */
export const PACE_DAYS = 90;

/** How far a quota is, and how many homes were accepted in the last `PACE_DAYS`. */
export interface Pace {
  readonly quota: number | null;
  readonly accepted: number;
  readonly acceptedLately: number;
}

/**
 * The day on which the quota is reached if homes go on being accepted as fast as in the last 90 days.
 * @returns `null` without a quota, when it is reached already, and when nothing was accepted lately: no pace, no forecast.
 */
export function finishAtPace({ quota, accepted, acceptedLately }: Pace, today: Day): Day | null {
  if (quota === null || accepted >= quota || acceptedLately === 0) return null;
  return addDays(today, Math.ceil(((quota - accepted) * PACE_DAYS) / acceptedLately));
}
