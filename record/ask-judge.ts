import { actionsFor, derivedFactsFor, isForPeople, type Refusal, refusalOf } from '../procedures/engine.js';
import { type Action, actionAt, actionsAt } from '../procedures/procedure.js';
import { RECALL, recallFor } from '../procedures/recall.js';
import type { Command } from '../procedures/case.js';
import { loadFacts } from './facts/load-facts.js';
import type { LoadedCase } from './load-case.js';
import { countBySlot, type EvidenceFile, readEvidence } from './read-evidence.js';
import { withReceivedObjections } from './received-objections.js';
import type { ActingAs, RecordDeps, Submission, Tx } from './record-types.js';

type Keys = Pick<RecordDeps, 'keys'>;

/** An action as someone sees it who looks at a case. */
export interface OfferedAction {
  readonly name: string;
  readonly action: Action;
  readonly blockedBy: Refusal | null;
}

/**
 * What a person could do at the case now, each with the reason where it is not possible.
 * @param actingAs in which seat the person would perform an action; `null` when in none.
 */
export async function judgeActions(
  tx: Tx,
  { keys }: Keys,
  loaded: LoadedCase,
  actingAs: (action: Action) => ActingAs | null,
): Promise<OfferedAction[]> {
  const { procedure, state, today } = loaded;
  const recall = recallOffered(loaded, actingAs);
  const all = [...Object.values(actionsAt(procedure, state.step)).filter(isForPeople), ...(recall ? [recall] : [])];
  const [derived, files, seen] = await Promise.all([
    loadFacts({ tx, keys, loaded, lock: false }, [...new Set(all.flatMap(derivedFactsFor))]),
    readEvidence(tx, loaded.id, null),
    withReceivedObjections(tx, loaded, all),
  ]);
  const evidence = countBySlot(files);
  const judge = (name: string, action: Action | undefined): Refusal | null => {
    const as = action ? actingAs(action) : null;
    if (!as) return { code: 'notYourRole' };
    const asked = (held: Command['evidence']) =>
      refusalOf(procedure, {
        case: seen,
        derived,
        command: { action: name, by: as, form: null, evidence: held, happenedOn: today, today },
      });
    const refusal = asked(evidence);
    // Papers are handed in with the act itself. A step's task may be prepared meanwhile; an act that keeps the step is not
    // begun in vain: what stands against it beside its papers is the better answer.
    const isTask = action?.to !== undefined;
    if (refusal?.code !== 'evidenceMissing' || isTask) return refusal;
    return asked({ ...evidence, ...filled(action) }) ?? refusal;
  };
  const offered = actionsFor(procedure, state, (name) => judge(name, actionAt(procedure, state.step, name)));
  return recall ? [...offered, { name: RECALL, action: recall, blockedBy: judge(RECALL, recall) }] : offered;
}

/** Recalling is offered to whoever did the last act and still holds that seat, and to nobody else. */
function recallOffered({ state, lastAct }: LoadedCase, actingAs: (action: Action) => ActingAs | null): Action | null {
  if (state.closed || lastAct.userId === null) return null;
  const recall = recallFor(lastAct, lastAct.userId);
  return recall && actingAs(recall)?.userId === lastAct.userId ? recall : null;
}

/** Each slot of the action as if it held all that could be asked for. */
function filled(action: Action | undefined): Command['evidence'] {
  const enough = { all: Infinity, fresh: Infinity };
  return Object.fromEntries((action?.evidence ?? []).map(({ slot }) => [slot, enough]));
}

/** An act that nobody has submitted yet, as the judge is asked about it. */
interface UntriedAct extends Pick<Submission, 'action' | 'form' | 'happenedOn' | 'evidenceIds'> {
  readonly by: Command['by'];
  /** The files it rests on, where they have been read already. */
  readonly files?: readonly EvidenceFile[];
}

/** Asks the judge about a submission beforehand, without locks: a cheap refusal. Only the record's own answer binds. */
export async function judgeSubmission(
  tx: Tx,
  keys: Keys,
  loaded: LoadedCase,
  submission: Submission & { readonly files: readonly EvidenceFile[] },
): Promise<Refusal | null> {
  return judgeAct(tx, keys, loaded, { ...submission, by: submission.as });
}

/** The same about an act of whoever it may be, a lot for one of its homes for instance. */
export async function judgeAct(
  tx: Tx,
  { keys }: Keys,
  loaded: LoadedCase,
  { action: name, by, form, happenedOn, evidenceIds, files: known }: UntriedAct,
): Promise<Refusal | null> {
  const { procedure, state, today } = loaded;
  const action = actionAt(procedure, state.step, name);
  const [derived, files, seen] = await Promise.all([
    loadFacts({ tx, keys, loaded, lock: false }, action ? derivedFactsFor(action) : []),
    known ?? readEvidence(tx, loaded.id, evidenceIds),
    withReceivedObjections(tx, loaded, action ? [action] : []),
  ]);
  const evidence = countBySlot(files);
  return refusalOf(procedure, {
    case: seen,
    derived,
    command: { action: name, by, form, evidence, happenedOn, today },
  });
}
