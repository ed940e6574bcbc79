import { setTimeout as pause } from 'node:timers/promises';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { PoolClient } from 'pg';
import { procedureOf } from '../procedures/all-procedures.js';
import { makeDailyHead } from '../record/daily-head.js';
import { inTenant } from '../record/in-tenant.js';
import type { CaseRef, RecordDeps } from '../record/record-types.js';
import {
  CASE_TASK_QUEUE,
  CASE_WORKFLOW,
  caseStart,
  caseWorkflowId,
  catchUpSignal,
} from '../workflows/case-messages.js';
import { SweepBackoff } from './sweep-backoff.js';
import { codeOf } from './without-details.js';

const LOCK_KEY = 7_203_001;
const CASES_PER_ROUND = 200;
const GIVE_UP_AFTER = 3;
const WAKE_DEADLINE_MS = 10_000;
/** After so many times a case that stays in need gets a new run: the old one may be unable to do anything at all. */
const WOKEN_IN_VAIN = 4;

/** What the sweep works with. `log` takes ids, counts and codes only. */
export interface SweepDeps {
  readonly record: RecordDeps;
  readonly client: Client;
  readonly taskQueue?: string;
  readonly everyMs?: number;
  readonly log: { info(detail: object, message: string): void; warn(detail: object, message: string): void };
}

/**
 * Looks every half minute for cases that nobody drives (a clock overdue, an effect undone, no workflow) and wakes them.
 * Of all workers only the holder of a database lock sweeps. Temporal's store may be empty: the record knows the cases.
 */
export function startSweep(deps: SweepDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const swept = sweepUntil(deps, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await swept;
    },
  };
}

async function sweepUntil(deps: SweepDeps, stopping: AbortSignal): Promise<void> {
  const { everyMs = 30_000, log } = deps;
  const backoff = new SweepBackoff(everyMs);
  let shift: Shift | null = null;
  while (!stopping.aborted) {
    try {
      shift ??= await beginShift(deps.record);
      if (shift) await sweepOnce(deps, shift, backoff);
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'the sweep failed and will be tried again');
      endShift(shift, true);
      shift = null;
    }
    await pause(everyMs, undefined, { signal: stopping }).catch(() => undefined);
  }
  endShift(shift, true);
}

/** The time during which this process holds the lock, on a connection of its own. */
interface Shift {
  readonly connection: PoolClient;
  headsMadeOn: string;
}

async function beginShift({ pool }: RecordDeps): Promise<Shift | null> {
  const connection = await pool.connect();
  // A lost connection shows in the next query; without a listener it would end the process.
  connection.on('error', () => undefined);
  const shift = { connection, headsMadeOn: '' };
  try {
    const { rows } = await connection.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK_KEY]);
    if (rows[0]?.held) return shift;
  } catch (error) {
    endShift(shift, true);
    throw error;
  }
  endShift(shift, false);
  return null;
}

/** Closing the connection gives the lock back; only one that never held it may return to the pool. */
function endShift(shift: Shift | null, close: boolean): void {
  shift?.connection.removeAllListeners('error');
  shift?.connection.release(close);
}

async function sweepOnce(deps: SweepDeps, shift: Shift, backoff: SweepBackoff): Promise<void> {
  const { rows } = await shift.connection.query<{ tenant: string; caseId: string }>(
    'select tenant_id as tenant, case_id as "caseId" from sweep_candidates($1)',
    [CASES_PER_ROUND + backoff.size],
  );
  const woken = await wakeAll(deps, backoff.dueOf(rows), backoff);
  if (woken > 0) deps.log.info({ found: rows.length, woken }, 'the sweep woke cases');
  await makeHeads(deps, shift);
}

/** One case that cannot be woken must not hold up the others; several in a row mean that the servers are away. */
async function wakeAll(deps: SweepDeps, due: readonly CaseRef[], backoff: SweepBackoff): Promise<number> {
  let failedInARow = 0;
  let woken = 0;
  for (const ref of due) {
    try {
      if (backoff.timesOf(ref) === WOKEN_IN_VAIN) await endRun(deps, ref);
      await wake(deps, ref);
      failedInARow = 0;
      woken += 1;
    } catch (error) {
      failedInARow += 1;
      if (failedInARow === GIVE_UP_AFTER) throw error;
      deps.log.warn({ caseId: ref.caseId, code: codeOf(error) }, 'the sweep could not wake a case');
    }
    backoff.woke(ref);
  }
  return woken;
}

/** Ends a run that hears nothing. It holds nothing that the record does not; waking the case begins another. */
async function endRun({ client, log }: SweepDeps, { tenant, caseId }: CaseRef): Promise<void> {
  log.warn({ caseId }, 'the run of a case hears nothing and is ended; a new one begins');
  const handle = client.workflow.getHandle(caseWorkflowId(tenant, caseId));
  await client
    .withDeadline(Date.now() + WAKE_DEADLINE_MS, () => handle.terminate('hears nothing any more'))
    .catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
}

async function wake({ record, client, taskQueue = CASE_TASK_QUEUE }: SweepDeps, ref: CaseRef): Promise<void> {
  const of = await inTenant(record.pool, ref.tenant, async (tx) => {
    const { rows } = await tx.query<{ procedure: string; version: number; number: string }>(
      'select procedure, version, number from cases where id = $1',
      [ref.caseId],
    );
    return rows[0] && { programme: procedureOf(rows[0].procedure, rows[0].version).title.zh, number: rows[0].number };
  });
  if (!of) return;
  const start = { ...caseStart(ref, of, taskQueue), signal: catchUpSignal };
  await client.withDeadline(Date.now() + WAKE_DEADLINE_MS, () => client.workflow.signalWithStart(CASE_WORKFLOW, start));
}

async function makeHeads({ record, log }: SweepDeps, shift: Shift): Promise<void> {
  const { rows } = await shift.connection.query<{ today: string }>('select app_today()::text as today');
  const today = rows[0]?.today ?? '';
  if (today === shift.headsMadeOn) return;
  const tenants = await shift.connection.query<{ tenant: string }>('select tenant_id as tenant from sweep_tenants()');
  for (const { tenant } of tenants.rows) await makeDailyHead(record, tenant);
  shift.headsMadeOn = today;
  log.info({ tenants: tenants.rows.length, today }, 'the daily heads are made');
}
