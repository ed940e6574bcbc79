import { ON_HOLD } from './hold.js';
import type { LoadedCase } from './load-case.js';
import type { CaseNow, Tx } from './record-types.js';

/** The least time a workflow sleeps: a clock that cannot act yet must not keep it spinning. */
const MIN_WAKE_MS = 1_000;

interface NextClock {
  readonly step: string;
  readonly action: string;
  readonly lastDay: string;
  readonly inMs: string;
}

/** What the workflow of a case needs to know, as the record stands in this transaction. */
export async function caseNow(tx: Tx, loaded: LoadedCase): Promise<CaseNow> {
  const { rows } = await tx.query<{ step: string; seq: number; closed: boolean }>(
    'select step, seq, closed_at is not null as closed from cases where id = $1',
    [loaded.id],
  );
  const row = rows[0];
  if (!row) throw new Error(`case ${loaded.id} is gone`);
  const next = row.closed ? undefined : await nextClock(tx, loaded.id);
  // On hold they wait unseen; after the release the sweep finds them.
  const effects = await tx.query<{ id: string; effect: string }>(
    `select id, effect from case_effects where case_id = $1 and state = 'pending' and not ${ON_HOLD} order by created_at, id`,
    [loaded.id],
  );
  return {
    number: loaded.number,
    programme: loaded.procedure.title.zh,
    seq: row.seq,
    step: row.step,
    stepTitle: loaded.procedure.steps[row.step]?.title.zh ?? row.step,
    closed: row.closed,
    wakeInMs: next ? Math.max(MIN_WAKE_MS, Math.ceil(Number(next.inMs))) : null,
    wakesFor: next ? `${next.step} · ${next.action} · ${next.lastDay}` : null,
    effects: effects.rows,
  };
}

async function nextClock(tx: Tx, caseId: string): Promise<NextClock | undefined> {
  const { rows } = await tx.query<NextClock>(
    `select step, then_action as action, last_day as "lastDay",
       extract(epoch from greatest(due_at, coalesce(retry_at, due_at)) - app_now()) * 1000 as "inMs"
     from case_clocks where case_id = $1 and state = 'running' and not provisional
     order by greatest(due_at, coalesce(retry_at, due_at)) limit 1`,
    [caseId],
  );
  return rows[0];
}
