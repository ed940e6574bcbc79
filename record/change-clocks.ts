import { v7 as uuid } from 'uuid';
import type { ClockBefore, ClockChange } from '../procedures/case.js';
import type { Day, Policy, Span } from '../procedures/vocabulary.js';
import { type Calendar, daysBetween, daysUsed, endOfTerm, type TermEnd } from './calendar.js';
import type { Tx } from './record-types.js';

/** A clock as stored. `lastDay` is null while it is paused. */
export interface ClockRow {
  readonly id: string;
  readonly step: string;
  readonly clock: string;
  readonly unit: Span['unit'] | 'untilDay';
  readonly allotted: number;
  readonly used: number;
  readonly untilDay: Day | null;
  readonly runningSince: Day | null;
  readonly state: 'running' | 'paused' | 'fired' | 'stopped';
}

export const CLOCK_COLUMNS = `id, step, clock, unit, allotted, used, until_day as "untilDay", running_since as "runningSince", state`;

/** What a change of clocks rests on: the case, the day it happened, the calendar and the policy. */
export interface ClockContext {
  readonly tx: Tx;
  readonly tenant: string;
  readonly caseId: string;
  /** The step that new clocks belong to. */
  readonly step: string;
  readonly seq: number;
  readonly on: Day;
  readonly calendar: Calendar;
  readonly policy: Policy;
}

/** Does to the case's clocks what the engine said, in its order. */
export async function changeClocks(context: ClockContext, changes: readonly ClockChange[]): Promise<void> {
  for (const change of changes) await changeClock(context, change);
}

async function changeClock(context: ClockContext, change: ClockChange): Promise<void> {
  switch (change.kind) {
    case 'start':
      return startClock(context, change);
    case 'stopAll':
      return stopClocks(context, null);
    case 'stopStep':
      return stopClocks(context, change.step);
    case 'pauseStep':
      return pauseClocks(context, change.step);
    case 'resumeStep':
      return resumeClocks(context, change.step);
    case 'takeBack':
      return takeBackClocks(context, change.clocks);
  }
}

async function startClock(context: ClockContext, change: ClockChange & { kind: 'start' }): Promise<void> {
  const { tx, tenant, caseId, step, seq, on, policy } = context;
  const { lasts } = change;
  const until = 'until' in lasts ? lasts.until : null;
  const unit = 'until' in lasts ? 'untilDay' : lasts.unit;
  const allotted = 'until' in lasts ? 0 : lasts.count;
  const end = endOf(context.calendar, { unit, left: allotted, untilDay: until, from: on }, policy);
  await tx.query(
    `insert into case_clocks (tenant_id, id, case_id, step, clock, then_action, unit, allotted, until_day, running_since,
       last_day, due_at, provisional, state, started_seq)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::date, due_instant($11::date), $12, 'running', $13)`,
    [
      tenant,
      uuid(),
      caseId,
      step,
      change.clock,
      change.then,
      unit,
      allotted,
      until,
      on,
      end.lastDay,
      end.provisional,
      seq,
    ],
  );
}

interface Running {
  readonly unit: ClockRow['unit'];
  readonly left: number;
  readonly untilDay: Day | null;
  readonly from: Day;
}

/** When a running clock ends. */
export function endOf(calendar: Calendar, { unit, left, untilDay, from }: Running, policy: Policy): TermEnd {
  // A day that someone named stands as it was named; only a term that is counted rolls off a holiday.
  if (unit === 'untilDay') return { lastDay: untilDay ?? from, provisional: false };
  return endOfTerm(calendar, from, { unit, count: left }, policy.rollsToWorkingDay === true);
}

async function stopClocks({ tx, caseId }: ClockContext, step: string | null): Promise<void> {
  await tx.query(
    `update case_clocks set state = 'stopped', running_since = null
     where case_id = $1 and state in ('running', 'paused') and ($2::text is null or step = $2)`,
    [caseId, step],
  );
}

async function clocksOf({ tx, caseId }: ClockContext, step: string, state: ClockRow['state']): Promise<ClockRow[]> {
  const { rows } = await tx.query<ClockRow>(
    `select ${CLOCK_COLUMNS} from case_clocks where case_id = $1 and step = $2 and state = $3`,
    [caseId, step, state],
  );
  return rows;
}

/** The days used so far are kept. A term in months goes on in days; a fixed day keeps the days that were left. */
async function pauseClocks(context: ClockContext, step: string): Promise<void> {
  for (const clock of await clocksOf(context, step, 'running')) {
    const rest = restAfterPause(context, clock);
    await context.tx.query(
      `update case_clocks set state = 'paused', running_since = null, last_day = null, due_at = null, provisional = false,
         unit = $2, allotted = $3, used = $4, until_day = null where id = $1`,
      [clock.id, rest.unit, rest.allotted, rest.used],
    );
  }
}

function restAfterPause(
  { calendar, on }: ClockContext,
  clock: ClockRow,
): { unit: Span['unit']; allotted: number; used: number } {
  const since = clock.runningSince ?? on;
  if (clock.unit === 'workingDays') {
    return { unit: clock.unit, allotted: clock.allotted, used: clock.used + daysUsed(calendar, clock.unit, since, on) };
  }
  const left = { unit: clock.unit, left: clock.allotted - clock.used, untilDay: clock.untilDay, from: since };
  const end = endOf(calendar, left, {}).lastDay;
  const allotted = Math.max(clock.used + daysBetween(since, end), 0);
  return {
    unit: 'calendarDays',
    allotted,
    used: Math.min(clock.used + daysUsed(calendar, 'calendarDays', since, on), allotted),
  };
}

async function resumeClocks(context: ClockContext, step: string): Promise<void> {
  for (const clock of await clocksOf(context, step, 'paused')) {
    const left = { unit: clock.unit, left: clock.allotted - clock.used, untilDay: clock.untilDay, from: context.on };
    const end = endOf(context.calendar, left, context.policy);
    await context.tx.query(
      `update case_clocks set state = 'running', running_since = $2, last_day = $3::date, due_at = due_instant($3::date),
         provisional = $4 where id = $1`,
      [clock.id, context.on, end.lastDay, end.provisional],
    );
  }
}

/** The clocks of a case that run or are paused: what an act that changes them is taken back to. */
export async function clocksBefore(tx: Tx, caseId: string): Promise<ClockBefore[]> {
  const { rows } = await tx.query<ClockBefore>(
    `select id, unit, allotted, used, until_day as "untilDay", running_since as "runningSince"
     from case_clocks where case_id = $1 and state in ('running', 'paused') order by id`,
    [caseId],
  );
  return rows;
}

/** The days that passed meanwhile count; the calendar may have changed, so the end of a running clock is worked out anew. */
async function takeBackClocks(context: ClockContext, before: readonly ClockBefore[]): Promise<void> {
  await stopClocks(context, null);
  for (const { id, unit, allotted, used, untilDay, runningSince } of before) {
    const left = { unit, left: allotted - used, untilDay, from: runningSince ?? context.on };
    const end = runningSince === null ? null : endOf(context.calendar, left, context.policy);
    await context.tx.query(
      `update case_clocks set state = $2, unit = $3, allotted = $4, used = $5, until_day = $6, running_since = $7,
         last_day = $8::date, due_at = due_instant($8::date), provisional = $9, retry_at = null where id = $1`,
      [
        id,
        end ? 'running' : 'paused',
        unit,
        allotted,
        used,
        untilDay,
        runningSince,
        end?.lastDay ?? null,
        end?.provisional ?? false,
      ],
    );
  }
}
