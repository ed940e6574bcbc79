import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';

/** Where a demonstration's clock stands after it was moved. */
export interface MovedClock {
  readonly now: string;
  readonly today: string;
  /** Cases whose clocks became due. The sweep takes them within half a minute. */
  readonly dueCases: number;
}

/**
 * Moves the clock of a demonstration forward. The door offers this only where `deps.demo` is set; elsewhere the
 * database has no clock that could be moved.
 */
export async function moveDemoClock(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  { days, hours }: { readonly days: number; readonly hours: number },
): Promise<MovedClock | DeskProblem> {
  const by = actingBy(person, ['administrator']);
  if (!by) return { problem: 'notYourRole' };
  if (days < 0 || hours < 0) return { problem: 'clockBackwards' };
  const moved = await inTenant(pool, person.tenant, async (tx) => {
    const before = (await tx.query<{ now: Date }>('select app_now() as now')).rows[0]?.now;
    await tx.query('update demo_clock set shift = shift + make_interval(days => $1, hours => $2)', [days, hours]);
    const { rows } = await tx.query<{ now: Date; today: string; dueCases: number }>(
      `select app_now() as now, app_today() as today, (select count(distinct case_id)::integer from case_clocks
         where state = 'running' and not provisional and due_at <= app_now()) as "dueCases"`,
    );
    const [now] = rows;
    if (!now) throw new Error('the demonstration has no clock');
    await noteAct(tx, person.tenant, by, {
      kind: 'demoClockMoved',
      what: { days, hours },
      before: { now: before?.toISOString() },
      after: { now: now.now.toISOString() },
    });
    return now;
  });
  return { ...moved, now: moved.now.toISOString() };
}
