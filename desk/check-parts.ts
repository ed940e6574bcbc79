import type { Pool } from 'pg';
import type { Client } from '@temporalio/client';
import { heldTenants } from '../record/hold.js';
import { CASE_TASK_QUEUE } from '../workflows/case-messages.js';
import type { DeskDeps } from './desk-deps.js';

const PART_TIMEOUT_MS = 2_000;
const POLLER_SEEN_WITHIN_MS = 90_000;

/** Which parts can be reached. `worker`: one asked for work lately. */
export interface PartsUp {
  readonly database: boolean;
  readonly temporal: boolean;
  readonly worker: boolean;
}

/** The parts, and whether a tenant is on hold after a restore; `null` when nobody can tell. */
export interface SystemState extends PartsUp {
  readonly onHold: boolean | null;
}

/** Looks at each part, for two seconds at most. */
export async function checkParts(deps: Pick<DeskDeps, 'pool' | 'temporal' | 'taskQueue'>): Promise<SystemState> {
  const [onHold, worker] = await Promise.all([
    inTime(holdsAny(deps.pool)),
    inTime(seesWorker(deps.temporal, deps.taskQueue ?? CASE_TASK_QUEUE)),
  ]);
  return { database: onHold !== null, temporal: worker !== null, worker: worker ?? false, onHold };
}

/** Throws when the database is away. */
async function holdsAny(pool: Pool): Promise<boolean> {
  return (await heldTenants({ pool })).length > 0;
}

/** Throws when Temporal is away. */
async function seesWorker(temporal: Client, taskQueue: string): Promise<boolean> {
  const { pollers } = await temporal.withDeadline(Date.now() + PART_TIMEOUT_MS, () =>
    temporal.workflowService.describeTaskQueue({
      namespace: temporal.options.namespace,
      taskQueue: { name: taskQueue },
    }),
  );
  const oldest = Date.now() - POLLER_SEEN_WITHIN_MS;
  return pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 >= oldest);
}

/** The answer, or `null` when it did not come in time or at all. */
async function inTime<T>(answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PART_TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
