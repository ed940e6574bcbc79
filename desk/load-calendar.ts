import type { Day } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import { type CalendarYear, loadCalendarYear } from '../record/load-calendar.js';
import { type NamedCase, wakeCases } from './ask-case.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { FieldError } from './form-messages.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';

/** Loads a year of working days, which works out every running clock anew. @returns how many cases it moved. */
export async function loadCalendar(
  deps: DeskDeps,
  person: Person,
  year: CalendarYear,
): Promise<{ readonly changedCases: number } | DeskProblem> {
  const by = actingBy(person, ['administrator']);
  if (!by) return { problem: 'notYourRole' };
  const errors = [...faultsIn(year, 'restDays', isWeekday), ...faultsIn(year, 'workDays', (day) => !isWeekday(day))];
  if (errors.length > 0) return { problem: 'calendarInvalid', errors };
  const changed = await loadCalendarYear(deps, person.tenant, year, by);
  const named = await namesOf(
    deps,
    person.tenant,
    changed.map(({ caseId }) => caseId),
  );
  await wakeCases(deps, person.tenant, named);
  return { changedCases: changed.length };
}

/** A day of rest is a weekday of the year, a day of work one of its weekend days, each named once. */
function faultsIn(year: CalendarYear, list: 'restDays' | 'workDays', fits: (day: Day) => boolean): FieldError[] {
  const days = year[list];
  return days.flatMap((day, at): FieldError[] => {
    const right = day.startsWith(`${year.year}-`) && fits(day) && days.indexOf(day) === at;
    return right ? [] : [{ pointer: `#/${list}/${at}`, code: 'notADay' }];
  });
}

function isWeekday(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

async function namesOf({ pool }: DeskDeps, tenant: string, ids: readonly string[]): Promise<NamedCase[]> {
  const { rows } = await inTenant(pool, tenant, (tx) =>
    tx.query<NamedCase>('select id as "caseId", procedure as programme, number from cases where id = any($1)', [ids]),
  );
  return rows;
}

/** The years that the calendar knows, newest first. */
export async function listCalendars({ pool }: Pick<DeskDeps, 'pool'>, { tenant }: Person): Promise<CalendarYear[]> {
  const { rows } = await inTenant(pool, tenant, (tx) =>
    tx.query<CalendarYear>(
      `select year, rest_days::text[] as "restDays", work_days::text[] as "workDays", source from calendar_years order by year desc`,
    ),
  );
  return rows;
}
