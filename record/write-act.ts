import { v7 as uuid } from 'uuid';
import type { Performed } from '../procedures/case.js';
import type { Action } from '../procedures/procedure.js';
import type { Day } from '../procedures/vocabulary.js';
import type { Act, ActContext } from './act-on-case.js';
import { loadCalendar } from './calendar.js';
import { changeClocks } from './change-clocks.js';
import { chainHash, eventBody } from './hash-chain.js';
import { factsContext } from './load-case.js';
import type { EvidenceFile } from './read-evidence.js';
import type { ActionAnswer, Tx } from './record-types.js';
import { seal } from './sealing.js';
import { splitFacts } from './sensitive-facts.js';

interface Allowed {
  readonly action: Action;
  readonly performed: Performed;
  readonly files: readonly EvidenceFile[];
}

/** Writes an allowed act: clocks, evidence, effects, the event in its chain, and the case as it now is. */
export async function writeAct(
  context: ActContext,
  act: Act,
  { action, performed, files }: Allowed,
): Promise<ActionAnswer> {
  const { tx, tenant, loaded } = context;
  const seq = loaded.state.seq + 1;
  await writeClocks(context, act, performed);
  const used = await useEvidence(tx, action, files, seq);
  for (const effect of action.effects ?? []) {
    await tx.query('insert into case_effects (tenant_id, id, case_id, seq, effect) values ($1, $2, $3, $4, $5)', [
      tenant,
      uuid(),
      loaded.id,
      seq,
      effect,
    ]);
  }
  const { step, closed } = performed;
  const answer: ActionAnswer = { seq, step, closed, dueOn: await dueOn(tx, loaded.id) };
  const hash = await writeEvent(context, act, { action, answer, used });
  await writeCase(context, performed, { seq, hash });
  return answer;
}

/** Most acts change no clock: then nobody needs the calendar. */
async function writeClocks({ tx, tenant, loaded }: ActContext, act: Act, performed: Performed): Promise<void> {
  if (performed.clocks.length === 0) return;
  const calendar = await loadCalendar(tx);
  const { policy, seq } = loaded.state;
  const on = act.happenedOn;
  await changeClocks(
    { tx, tenant, caseId: loaded.id, step: performed.step, seq: seq + 1, on, calendar, policy },
    performed.clocks,
  );
}

/** Fresh files in the action's own slots are used up by it. */
async function useEvidence(
  tx: Tx,
  action: Action,
  files: readonly EvidenceFile[],
  seq: number,
): Promise<EvidenceFile[]> {
  const slots = new Set((action.evidence ?? []).map(({ slot }) => slot));
  const used = files.filter((file) => slots.has(file.slot));
  if (used.length === 0) return used;
  await tx.query('update evidence set used_seq = $2 where id = any($1) and used_seq is null', [
    used.map(({ id }) => id),
    seq,
  ]);
  return used;
}

/** The last day of the earliest clock that may fire. */
export async function dueOn(tx: Tx, caseId: string): Promise<Day | null> {
  const { rows } = await tx.query<{ day: Day | null }>(
    `select min(last_day) as day from case_clocks where case_id = $1 and state = 'running' and not provisional`,
    [caseId],
  );
  return rows[0]?.day ?? null;
}

interface Written {
  readonly action: Pick<Action, 'form'>;
  readonly answer: ActionAnswer;
  readonly used: readonly EvidenceFile[];
}

/** Appends an event to the case's chain. @returns its link. */
export async function writeEvent(
  { tx, keys, tenant, loaded }: ActContext,
  act: Act,
  written: Written,
): Promise<Buffer> {
  const { answer, used } = written;
  const recordedAt = (await tx.query<{ now: Date }>('select app_now() as now')).rows[0]?.now;
  const about = {
    action: act.action,
    from: answer.seq === 1 ? null : loaded.state.step,
    to: answer.step,
    closed: answer.closed,
    ...act.by,
    onBehalfOfOrgId: act.onBehalfOfOrgId,
    happenedOn: act.happenedOn,
    recordedAt: recordedAt?.toISOString(),
    requestId: act.requestId,
    evidence: used.map(({ slot, sha256 }) => ({ slot, sha256 })),
  };
  const body = eventBody(keys, {
    caseId: loaded.id,
    seq: answer.seq,
    form: act.form,
    fields: written.action.form,
    about,
  });
  const hash = chainHash(loaded.headHash, body);
  await tx.query(
    `insert into case_events (tenant_id, case_id, seq, request_id, body_hmac, action, from_step, to_step, role, acting_for,
       user_id, org_id, on_behalf_of_org_id, happened_on, recorded_at, closed, due_on, body, prev_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      tenant,
      loaded.id,
      answer.seq,
      act.requestId,
      act.bodyHmac,
      act.action,
      about.from,
      answer.step,
      act.by.role,
      act.by.actingFor,
      act.by.userId,
      act.by.orgId,
      act.onBehalfOfOrgId,
      act.happenedOn,
      recordedAt,
      answer.closed,
      answer.dueOn,
      body,
      loaded.headHash,
      hash,
    ],
  );
  return hash;
}

async function writeCase(
  { tx, keys, loaded }: ActContext,
  performed: Performed,
  { seq, hash }: { seq: number; hash: Buffer },
): Promise<void> {
  const { plain, personal } = splitFacts(loaded.procedure, performed.facts);
  await tx.query(
    // A clock whose action was refused is tried again now that the case has changed.
    `with tried_again as (update case_clocks set retry_at = null where case_id = $1 and state = 'running' and retry_at is not null)
     update cases set step = $2, suspended = $3, entered_on = $4, seq = $5, facts = $6, sealed_facts = $7, head_hash = $8,
       changed_at = app_now(), outcome = $9, closed_at = case when $9::text is null then null else app_now() end where id = $1`,
    [
      loaded.id,
      performed.step,
      performed.suspended,
      performed.enteredOn,
      seq,
      JSON.stringify(plain),
      seal(keys, factsContext(loaded.id), personal),
      hash,
      performed.closed,
    ],
  );
}
