import type { Day } from '../procedures/vocabulary.js';
import { type ActingBy, noteAct } from './administrative-acts.js';
import { loadCalendar } from './calendar.js';
import { CLOCK_COLUMNS, type ClockRow, endOf } from './change-clocks.js';
import { inTenant } from './in-tenant.js';
import { loadCase } from './load-case.js';
import type { CaseRef, RecordDeps, Tx } from './record-types.js';

/** A year of the working calendar, as the State Council's notice gives it. */
export interface CalendarYear {
  readonly year: number;
  /** Weekdays on which nobody works. */
  readonly restDays: readonly Day[];
  /** Weekend days on which people work. */
  readonly workDays: readonly Day[];
  readonly source: string;
}

/**
 * Loads a year, replacing what was loaded for it, and works out every running clock anew in the same transaction.
 * @returns the cases whose clocks changed, to be woken.
 */
export async function loadCalendarYear(
  deps: RecordDeps,
  tenant: string,
  year: CalendarYear,
  by: ActingBy,
): Promise<CaseRef[]> {
  return inTenant(deps.pool, tenant, async (tx) => {
    const before = await yearOf(tx, year.year);
    await tx.query(
      `insert into calendar_years (tenant_id, year, rest_days, work_days, source) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, year) do update set rest_days = excluded.rest_days, work_days = excluded.work_days, source = excluded.source`,
      [tenant, year.year, year.restDays, year.workDays, year.source],
    );
    const { rows } = await tx.query<{ id: string }>(
      `select id from cases where id in (select case_id from case_clocks where state = 'running') order by id for update`,
    );
    const changed: CaseRef[] = [];
    for (const { id } of rows) if (await recompute(tx, deps, id)) changed.push({ tenant, caseId: id });
    const { year: number, ...days } = year;
    await noteAct(tx, tenant, by, {
      kind: 'calendarLoaded',
      what: { year: number },
      ...(before && { before }),
      after: { ...days, changedCases: changed.length },
    });
    return changed;
  });
}

async function yearOf(tx: Tx, year: number): Promise<Omit<CalendarYear, 'year'> | undefined> {
  const { rows } = await tx.query<Omit<CalendarYear, 'year'>>(
    `select rest_days::text[] as "restDays", work_days::text[] as "workDays", source from calendar_years where year = $1`,
    [year],
  );
  return rows[0];
}

async function recompute(tx: Tx, { keys }: RecordDeps, caseId: string): Promise<boolean> {
  const loaded = await loadCase(tx, keys, caseId);
  if (!loaded) return false;
  const calendar = await loadCalendar(tx);
  const { rows } = await tx.query<ClockRow & { runningSince: Day }>(
    `select ${CLOCK_COLUMNS} from case_clocks where case_id = $1 and state = 'running'`,
    [caseId],
  );
  let changed = false;
  for (const clock of rows) {
    const left = {
      unit: clock.unit,
      left: clock.allotted - clock.used,
      untilDay: clock.untilDay,
      from: clock.runningSince,
    };
    const end = endOf(calendar, left, loaded.state.policy);
    const { rowCount } = await tx.query(
      `update case_clocks set last_day = $2::date, due_at = due_instant($2::date), provisional = $3
       where id = $1 and (last_day, provisional) is distinct from ($2::date, $3::boolean)`,
      [clock.id, end.lastDay, end.provisional],
    );
    changed ||= rowCount === 1;
  }
  return changed;
}
