import chineseDays from 'chinese-days';
import type { Day } from '../procedures/vocabulary.js';

/** A year's exceptions from the plain week, as the State Council published them. */
export interface CalendarYear {
  readonly year: number;
  readonly restDays: readonly Day[];
  readonly workDays: readonly Day[];
}

/**
 * The year from the library's tables, or `null` when it does not hold the year: for such a year it would answer as if
 * there were no holidays, which is wrong and not a refusal.
 */
export function publishedCalendar(year: number): CalendarYear | null {
  const days = daysOf(year);
  const restDays = days.filter((day) => !isWeekend(day) && chineseDays.isHoliday(day));
  const workDays = days.filter((day) => isWeekend(day) && chineseDays.isWorkday(day));
  return restDays.length === 0 ? null : { year, restDays, workDays };
}

function daysOf(year: number): Day[] {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  return Array.from({ length: count }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
