import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import { type NamedCase, wakeCases } from './ask-case.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';

/** Where a demonstration's clock stands after it was moved. */
export interface MovedClock {
  readonly now: string;
  readonly today: string;
  /** Cases whose clocks are due now. They are woken before the answer; the sweep takes any that did not hear. */
  readonly dueCases: number;
}

const DUE_CASES = `select c.id as "caseId", c.procedure as programme, c.number from cases c where exists (
  select 1 from case_clocks k where k.case_id = c.id and k.state = 'running' and not k.provisional and k.due_at <= app_now())`;

/**
 * Moves the clock of a demonstration forward. The door offers this only where `deps.demo` is set; elsewhere the
 * database has no clock that could be moved.
 */
export async function moveDemoClock(
  deps: DeskDeps,
  person: Person,
  { days, hours }: { readonly days: number; readonly hours: number },
): Promise<MovedClock | DeskProblem> {
  const by = actingBy(person, ['administrator']);
  if (!by) return { problem: 'notYourRole' };
  if (days < 0 || hours < 0) return { problem: 'clockBackwards' };
  const { now, today, due } = await inTenant(deps.pool, person.tenant, async (tx) => {
    const before = (await tx.query<{ now: Date }>('select app_now() as now')).rows[0]?.now;
    await tx.query('update demo_clock set shift = shift + make_interval(days => $1, hours => $2)', [days, hours]);
    const { rows } = await tx.query<{ now: Date; today: string }>('select app_now() as now, app_today() as today');
    const [after] = rows;
    if (!after) throw new Error('the demonstration has no clock');
    const cases = await tx.query<NamedCase>(DUE_CASES);
    await noteAct(tx, person.tenant, by, {
      kind: 'demoClockMoved',
      what: { days, hours },
      before: { now: before?.toISOString() },
      after: { now: after.now.toISOString() },
    });
    return { ...after, due: cases.rows };
  });
  await wakeCases(deps, person.tenant, due);
  return { now: now.toISOString(), today, dueCases: due.length };
}
