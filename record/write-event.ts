import type { Action } from '../procedures/procedure.js';
import type { Day } from '../procedures/vocabulary.js';
import type { Act, ActContext } from './act-on-case.js';
import { chainHash, eventBody } from './hash-chain.js';
import type { EvidenceFile } from './read-evidence.js';
import type { ActionAnswer } from './record-types.js';

interface Happened {
  readonly action: Pick<Action, 'form'>;
  /** Where the case comes to. */
  readonly arrival: Omit<ActionAnswer, 'dueOn'>;
  readonly used: readonly EvidenceFile[];
}

/** An event as it is appended to the chain of its case. */
interface ChainedEvent {
  readonly arrival: Happened['arrival'];
  readonly from: string | null;
  readonly recordedAt: string;
  readonly body: string;
  readonly hash: Buffer;
}

/** The next event of a case, linked to the one before. Nothing is written. */
export function eventOf({ keys, loaded }: ActContext, act: Act, happened: Happened): ChainedEvent {
  const { action, arrival, used } = happened;
  const { seq, step, closed } = arrival;
  const from = seq === 1 ? null : loaded.state.step;
  const recordedAt = loaded.now.toISOString();
  const about = {
    action: act.action,
    from,
    to: step,
    closed,
    ...act.by,
    onBehalfOfOrgId: act.onBehalfOfOrgId,
    happenedOn: act.happenedOn,
    recordedAt,
    requestId: act.requestId,
    evidence: used.map(({ slot, sha256, reuseId }) => ({ slot, sha256, ...(reuseId && { again: true }) })),
  };
  const body = eventBody(keys, { caseId: loaded.id, seq, form: act.form, fields: action.form, about });
  return { arrival, from, recordedAt, body, hash: chainHash(loaded.headHash, body) };
}

const APPEND = `insert into case_events (tenant_id, case_id, seq, request_id, body_hmac, action, from_step, to_step, role, acting_for,
    user_id, org_id, on_behalf_of_org_id, happened_on, recorded_at, closed, body, prev_hash, hash, on_behalf_of_user_id, due_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    (select min(last_day) from case_clocks where case_id = $2 and state = 'running' and not provisional))
  returning due_on as "dueOn"`;

/** Appends an event, once the clocks are as it leaves them. @returns the last day of the earliest clock that may fire. */
export async function writeEvent(
  { tx, tenant, loaded }: ActContext,
  act: Act,
  { arrival, from, recordedAt, body, hash }: ChainedEvent,
): Promise<Day | null> {
  const { rows } = await tx.query<{ dueOn: Day | null }>(APPEND, [
    tenant,
    loaded.id,
    arrival.seq,
    act.requestId,
    act.bodyHmac,
    act.action,
    from,
    arrival.step,
    act.by.role,
    act.by.actingFor,
    act.by.userId,
    act.by.orgId,
    act.onBehalfOfOrgId,
    act.happenedOn,
    recordedAt,
    arrival.closed,
    body,
    loaded.headHash,
    hash,
    act.by.onBehalfOfUserId ?? null,
  ]);
  return rows[0]?.dueOn ?? null;
}
