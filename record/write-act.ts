import { v7 as uuid } from 'uuid';
import type { CaseBefore, Performed } from '../procedures/case.js';
import type { Action } from '../procedures/procedure.js';
import { RECALL } from '../procedures/recall.js';
import { isRecallable } from '../procedures/recallable.js';
import type { Act, ActContext } from './act-on-case.js';
import { loadCalendar } from './calendar.js';
import { caseNow } from './case-now.js';
import { changeClocks, clocksBefore } from './change-clocks.js';
import { factsContext } from './load-case.js';
import type { EvidenceFile } from './read-evidence.js';
import type { ActionAnswer, CaseNow, Tx } from './record-types.js';
import { eventOf, writeEvent } from './write-event.js';
import { seal } from './sealing.js';
import { splitFacts } from './sensitive-facts.js';
import { takeBackTraces } from './take-back.js';

interface Allowed {
  readonly action: Action;
  readonly performed: Performed;
  readonly files: readonly EvidenceFile[];
}

/** What a recorded act is answered; `now` where the context asks for it. */
export interface WrittenAct {
  readonly answer: ActionAnswer;
  readonly now: CaseNow | null;
}

/**
 * Writes an allowed act: clocks, evidence, effects, the event in its chain, and the case as it now is.
 * @returns the answer, and how things stand then, where that is asked.
 */
export async function writeAct(
  context: ActContext,
  act: Act,
  { action, performed, files }: Allowed,
): Promise<WrittenAct> {
  const { tx, tenant, loaded, asksNow } = context;
  const seq = loaded.state.seq + 1;
  const recallable = isRecallable(loaded.procedure, action, { name: act.action, role: act.by.role });
  const clocks = await writeClocks(context, act, performed);
  const used = usedBy(action, files);
  const { step, closed } = performed;
  const event = eventOf(context, act, { action, arrival: { seq, step, closed }, used });
  const [dueOn, , , , , now] = await Promise.all([
    writeEvent(context, act, event),
    useEvidence(tx, used, seq),
    noteEffects(tx, { tenant, caseId: loaded.id, seq }, action.effects ?? []),
    act.action === RECALL ? takeBackTraces(tx, { tenant, caseId: loaded.id, seq: seq - 1 }) : null,
    writeCase(context, performed, { seq, hash: event.hash, before: recallable ? { clocks } : null }),
    // The last read in the same round trip. Nobody asks for the homes of a lot: the sweep wakes them.
    asksNow && !act.lot ? caseNow(tx, loaded) : null,
  ]);
  return { answer: { seq, step, closed, dueOn }, now };
}

/** Most acts change no clock: then nobody needs the calendar. @returns the clocks as they were, where any changed. */
async function writeClocks(
  { tx, tenant, loaded }: ActContext,
  act: Act,
  performed: Performed,
): Promise<CaseBefore['clocks']> {
  if (performed.clocks.length === 0) return null;
  const [calendar, before] = await Promise.all([loadCalendar(tx), clocksBefore(tx, loaded.id)]);
  const { policy, seq } = loaded.state;
  const on = act.happenedOn;
  await changeClocks(
    { tx, tenant, caseId: loaded.id, step: performed.step, seq: seq + 1, on, calendar, policy },
    performed.clocks,
  );
  return before;
}

/** Fresh files in the action's own slots are used up by it; what was found unfit proves nothing. */
function usedBy(action: Action, files: readonly EvidenceFile[]): EvidenceFile[] {
  const slots = new Set((action.evidence ?? []).map(({ slot }) => slot));
  return files.filter(({ slot, rejected }) => slots.has(slot) && !rejected);
}

async function useEvidence(tx: Tx, used: readonly EvidenceFile[], seq: number): Promise<void> {
  if (used.length === 0) return;
  const again = used.flatMap(({ reuseId }) => reuseId ?? []);
  await Promise.all([
    tx.query('update evidence set used_seq = $2 where id = any($1) and used_seq is null', [
      used.map(({ id }) => id),
      seq,
    ]),
    again.length > 0 && tx.query('update file_reuses set used_seq = $2 where id = any($1)', [again, seq]),
  ]);
}

async function noteEffects(
  tx: Tx,
  { tenant, caseId, seq }: { readonly tenant: string; readonly caseId: string; readonly seq: number },
  effects: readonly string[],
): Promise<void> {
  const note = 'insert into case_effects (tenant_id, id, case_id, seq, effect) values ($1, $2, $3, $4, $5)';
  await Promise.all(effects.map((effect) => tx.query(note, [tenant, uuid(), caseId, seq, effect])));
}

interface Written {
  readonly seq: number;
  readonly hash: Buffer;
  /** Kept of an act that may be recalled; `null` for any other. */
  readonly before: Pick<CaseBefore, 'clocks'> | null;
}

/** The case as it now is and, in the same stroke, as it was: in an update the right-hand side still says what stood before. */
async function writeCase(
  { tx, keys, loaded }: ActContext,
  performed: Performed,
  { seq, hash, before }: Written,
): Promise<void> {
  const { plain, personal } = splitFacts(loaded.procedure, performed.facts);
  await tx.query(
    // A clock whose action was refused is tried again now that the case has changed.
    `with tried_again as (update case_clocks set retry_at = null where case_id = $1 and state = 'running' and retry_at is not null)
     update cases set step = $2, suspended = $3, entered_on = $4, seq = $5, facts = $6, sealed_facts = $7, head_hash = $8,
       before_act = $10::jsonb || jsonb_build_object('seq', $5::integer, 'step', step, 'suspended', suspended, 'enteredOn', entered_on, 'facts', facts),
       before_act_facts = case when $10::jsonb is null then null else sealed_facts end,
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
      before && JSON.stringify(before),
    ],
  );
}
