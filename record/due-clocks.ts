import { v7 as uuid } from 'uuid';
import { addDays } from '../procedures/days.js';
import type { Refusal } from '../procedures/engine.js';
import { actionAt } from '../procedures/procedure.js';
import type { Day } from '../procedures/vocabulary.js';
import { type ActContext, actOnCase } from './act-on-case.js';
import { loadCalendar, nextWorkingDay } from './calendar.js';
import { caseNow } from './case-now.js';
import { inTenant } from './in-tenant.js';
import { loadCase } from './load-case.js';
import type { CaseNow, CaseRef, RecordDeps, Tx } from './record-types.js';

/** More clocks than any step has; past it something is wrong and the sweep comes back. */
const MOST_AT_ONCE = 20;

interface DueClock {
  readonly id: string;
  readonly thenAction: string;
  readonly dueDay: Day;
  readonly blockedCode: string | null;
}

/**
 * Performs whichever clock actions of a case are due by the system's one clock, each in a transaction of its own.
 * @returns what the workflow needs to go on; `null` when the tenant has no such case.
 */
export async function performDueClocks(deps: RecordDeps, { tenant, caseId }: CaseRef): Promise<CaseNow | null> {
  for (let round = 0; round < MOST_AT_ONCE; round += 1) {
    const result = await inTenant(deps.pool, tenant, async (tx) => {
      await tx.query(`set local lock_timeout = '3s'`);
      const loaded = await loadCase(tx, deps.keys, caseId, { lock: true });
      if (!loaded) return { now: null };
      await tx.query('update cases set workflow_seen_at = now() where id = $1', [caseId]);
      const due = loaded.state.closed ? undefined : await firstDue(tx, caseId);
      if (!due) return { now: await caseNow(tx, loaded) };
      await fire({ tx, keys: deps.keys, tenant, loaded }, due);
      return 'again';
    });
    if (result !== 'again') return result.now;
  }
  throw new Error(`case ${caseId} has more than ${MOST_AT_ONCE} clocks due at once`);
}

async function firstDue(tx: Tx, caseId: string): Promise<DueClock | undefined> {
  const { rows } = await tx.query<DueClock>(
    `select id, then_action as "thenAction", (due_at at time zone 'Asia/Shanghai')::date as "dueDay", blocked_code as "blockedCode"
     from case_clocks where case_id = $1 and state = 'running' and not provisional
       and due_at <= app_now() and coalesce(retry_at, due_at) <= app_now() order by due_at, id limit 1`,
    [caseId],
  );
  return rows[0];
}

/** Performs the clock's action; if it is refused, the action the table names instead; if that is refused too, waits. */
async function fire(context: ActContext, clock: DueClock): Promise<void> {
  const { loaded, tx } = context;
  const action = actionAt(loaded.procedure, loaded.state.step, clock.thenAction);
  const names = [clock.thenAction, ...(action?.otherwise ? [action.otherwise] : [])];
  let refusal: Refusal | undefined;
  for (const name of names) {
    const result = await actOnCase(context, clockAct(context, clock, name));
    if ('answer' in result) {
      await tx.query(
        `update case_clocks set state = 'fired', running_since = null, blocked_code = null where id = $1`,
        [clock.id],
      );
      return;
    }
    refusal ??= result.refusal;
  }
  await waitForNextDay(context, clock, refusal);
}

/** It happened on the day it was due; one that had to wait happens on the day it is done. */
function clockAct({ loaded }: ActContext, clock: DueClock, action: string) {
  const day = clock.blockedCode === null ? clock.dueDay : loaded.today;
  return {
    action,
    requestId: `clock:${clock.id}`,
    bodyHmac: null,
    by: { role: 'clock', actingFor: null, userId: null, orgId: null },
    onBehalfOfOrgId: null,
    form: {},
    evidenceIds: null,
    happenedOn: day < loaded.state.enteredOn ? loaded.state.enteredOn : day,
  } as const;
}

/** Marked with its code, shown to the level above, tried again when the case changes or on the next working day. */
async function waitForNextDay(
  { tx, tenant, loaded }: ActContext,
  clock: DueClock,
  refusal: Refusal | undefined,
): Promise<void> {
  const calendar = await loadCalendar(tx);
  const day = nextWorkingDay(calendar, addDays(loaded.today, 1)).lastDay;
  await tx.query('update case_clocks set blocked_code = $2, retry_at = due_instant(($3::date - 1)) where id = $1', [
    clock.id,
    refusal?.code ?? 'notAtThisStep',
    day,
  ]);
  if (clock.blockedCode === refusal?.code) return;
  await tx.query(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, reason)
     select $1, $2, $3, $4, coalesce(parent_id, id), $5 from orgs where id = $6`,
    [tenant, uuid(), loaded.id, loaded.state.seq, `clockBlocked:${clock.thenAction}`, loaded.orgId],
  );
}
