import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { holds } from './seats.js';
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
  deps: Pick<DeskDeps, 'pool' | 'logger'>,
  person: Person,
  { days, hours }: { readonly days: number; readonly hours: number },
): Promise<MovedClock | DeskProblem> {
  if (!holds(person, ['administrator'])) return { problem: 'notYourRole' };
  if (days < 0 || hours < 0) return { problem: 'clockBackwards' };
  const moved = await inTenant(deps.pool, person.tenant, async (tx) => {
    await tx.query('update demo_clock set shift = shift + make_interval(days => $1, hours => $2)', [days, hours]);
    const { rows } = await tx.query<{ now: Date; today: string; dueCases: number }>(
      `select app_now() as now, app_today() as today, (select count(distinct case_id)::integer from case_clocks
         where state = 'running' and not provisional and due_at <= app_now()) as "dueCases"`,
    );
    return rows[0];
  });
  if (!moved) throw new Error('the demonstration has no clock');
  deps.logger.warn(
    { userId: person.userId, days, hours, today: moved.today },
    'the clock of the demonstration was moved',
  );
  return { ...moved, now: moved.now.toISOString() };
}
