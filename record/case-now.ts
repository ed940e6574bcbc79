import { ON_HOLD } from './hold.js';
import type { LoadedCase } from './load-case.js';
import type { CaseNow, Tx } from './record-types.js';

/** The least time a workflow sleeps: a clock that cannot act yet must not keep it spinning. */
const MIN_WAKE_MS = 1_000;

interface NextClock {
  readonly step: string;
  readonly action: string;
  readonly lastDay: string;
  readonly inMs: number;
}

interface Standing {
  readonly step: string;
  readonly seq: number;
  readonly closed: boolean;
  readonly next: NextClock | null;
  readonly effects: CaseNow['effects'];
}

/** One round trip, for it ends every act. On hold effects wait unseen; after the release the sweep finds them. */
const STANDING = `select c.step, c.seq, c.closed_at is not null as closed,
    (select jsonb_build_object('step', k.step, 'action', k.then_action, 'lastDay', k.last_day,
        'inMs', extract(epoch from greatest(k.due_at, coalesce(k.retry_at, k.due_at)) - app_now()) * 1000)
      from case_clocks k where k.case_id = c.id and k.state = 'running' and not k.provisional
      order by greatest(k.due_at, coalesce(k.retry_at, k.due_at)) limit 1) as next,
    (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'effect', e.effect) order by e.created_at, e.id), '[]')
      from case_effects e where e.case_id = c.id and e.state = 'pending' and not ${ON_HOLD}) as effects
  from cases c where c.id = $1`;

/** What the workflow of a case needs to know, as the record stands in this transaction. */
export async function caseNow(tx: Tx, loaded: LoadedCase): Promise<CaseNow> {
  const { rows } = await tx.query<Standing>(STANDING, [loaded.id]);
  const row = rows[0];
  if (!row) throw new Error(`case ${loaded.id} is gone`);
  const next = row.closed ? null : row.next;
  return {
    number: loaded.number,
    programme: loaded.procedure.title.zh,
    seq: row.seq,
    step: row.step,
    stepTitle: loaded.procedure.steps[row.step]?.title.zh ?? row.step,
    closed: row.closed,
    wakeInMs: next ? Math.max(MIN_WAKE_MS, Math.ceil(next.inMs)) : null,
    wakesFor: next ? `${next.step} · ${next.action} · ${next.lastDay}` : null,
    effects: row.effects,
  };
}
