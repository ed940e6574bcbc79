import type { Text } from '../procedures/vocabulary.js';
import { WORDS } from './words.js';

// Made once: to make one takes longer than all a page's instants.
const MOMENT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** An instant as people at the county read it: `2026-11-24 09:05`. */
export function momentOf(instant: string): string {
  return MOMENT.format(new Date(instant));
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 3;

/** How near a deadline is. */
export interface DueTag {
  readonly tone: 'late' | 'soon' | 'calm';
  readonly text: Text;
  readonly about?: number;
}

/** What is left until the last day of a term. Days are `YYYY-MM-DD`. */
export function dueTag(lastDay: string, today: string): DueTag {
  const left = Math.round((Date.parse(lastDay) - Date.parse(today)) / DAY_MS);
  if (left < 0) return { tone: 'late', text: WORDS.daysLate, about: -left };
  if (left === 0) return { tone: 'soon', text: WORDS.dueToday };
  return { tone: left <= SOON_DAYS ? 'soon' : 'calm', text: WORDS.daysLeft, about: left };
}
