import { Temporal } from 'temporal-polyfill';
import { addDays } from '../procedures/days.js';
import type { Day, Span } from '../procedures/vocabulary.js';
import type { Tx } from './record-types.js';

/** The working days of the years that were loaded. */
export type Calendar = ReadonlyMap<number, { readonly rest: ReadonlySet<Day>; readonly work: ReadonlySet<Day> }>;

/** The last day of a term. `provisional`: a year was needed that the calendar does not know. */
export interface TermEnd {
  readonly lastDay: Day;
  readonly provisional: boolean;
}

/** Loads every year that the tenant's calendar knows. */
export async function loadCalendar(tx: Tx): Promise<Calendar> {
  const { rows } = await tx.query<{ year: number; rest: Day[]; work: Day[] }>(
    'select year, rest_days::text[] as rest, work_days::text[] as work from calendar_years',
  );
  return new Map(rows.map(({ year, rest, work }) => [year, { rest: new Set(rest), work: new Set(work) }]));
}

function worksOn(calendar: Calendar, day: Day): { readonly working: boolean; readonly known: boolean } {
  const date = Temporal.PlainDate.from(day);
  const year = calendar.get(date.year);
  const weekday = date.dayOfWeek <= 5;
  if (!year) return { working: weekday, known: false };
  return { working: year.work.has(day) || (weekday && !year.rest.has(day)), known: true };
}

/**
 * When a term that begins on `from` ends. The first day does not count.
 * @param rolls whether an end on a day of rest moves to the next working day.
 */
export function endOfTerm(calendar: Calendar, from: Day, span: Span, rolls: boolean): TermEnd {
  if (span.unit === 'workingDays') return endOfWorkingDays(calendar, from, span.count);
  const length = span.unit === 'months' ? { months: span.count } : { days: span.count };
  const end = Temporal.PlainDate.from(from).add(length).toString();
  return rolls ? nextWorkingDay(calendar, end) : { lastDay: end, provisional: false };
}

function endOfWorkingDays(calendar: Calendar, from: Day, count: number): TermEnd {
  let day = from;
  let left = count;
  let provisional = false;
  while (left > 0) {
    day = addDays(day, 1);
    const { working, known } = worksOn(calendar, day);
    provisional ||= !known;
    if (working) left -= 1;
  }
  return { lastDay: day, provisional };
}

/** The day itself when it is a working day, else the next one. */
export function nextWorkingDay(calendar: Calendar, from: Day): TermEnd {
  let day = from;
  for (;;) {
    const { working, known } = worksOn(calendar, day);
    if (working || !known) return { lastDay: day, provisional: !known };
    day = addDays(day, 1);
  }
}

/** The day itself when it is a working day, else the last one before it. A year that the calendar does not know has its weekdays. */
export function workingDayAtOrBefore(calendar: Calendar, from: Day): Day {
  let day = from;
  while (!worksOn(calendar, day).working) day = addDays(day, -1);
  return day;
}

/** Days of a unit that count strictly between two days: neither the first day nor the day of the pause is used. */
export function daysUsed(calendar: Calendar, unit: Span['unit'], from: Day, until: Day): number {
  let used = 0;
  for (let day = addDays(from, 1); day < until; day = addDays(day, 1)) {
    if (unit !== 'workingDays' || worksOn(calendar, day).working) used += 1;
  }
  return used;
}

/** Calendar days from one day to a later one. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}
