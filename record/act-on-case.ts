import type { Command, Performed } from '../procedures/case.js';
import { derivedFactsFor, perform, type Refusal, refusalOf } from '../procedures/engine.js';
import { type Action, actionAt } from '../procedures/procedure.js';
import type { Facts } from '../procedures/vocabulary.js';
import { actOnHomes, type LotAct } from './act-on-homes.js';
import { isDelegationOver } from './delegations.js';
import { loadFacts } from './facts/load-facts.js';
import type { LoadedCase } from './load-case.js';
import { postAll } from './postings/post-all.js';
import { countBySlot, type EvidenceFile, readEvidence } from './read-evidence.js';
import { withReceivedObjections } from './received-objections.js';
import type { Tx } from './record-types.js';
import type { KeyRing } from './sealing.js';
import { writeAct, type WrittenAct } from './write-act.js';

/** What the facts of one case may come to; the table's own bound of 16 KB is the last line. */
const FACTS_MAX_CHARACTERS = 8_000;

/** An act to be judged and recorded, by a person or by the clock. */
export interface Act {
  readonly action: string;
  /** A person's request id, or `clock:{clock id}`. */
  readonly requestId: string;
  readonly bodyHmac: Buffer | null;
  readonly by: Command['by'];
  readonly onBehalfOfOrgId: string | null;
  readonly form: Facts;
  /** The files named; `null` for every file of the case that fits. */
  readonly evidenceIds: readonly string[] | null;
  readonly happenedOn: string;
  /** The lot, and its event, whose action this one follows from. */
  readonly lot?: LotAct;
}

/** What an act runs in: a transaction that holds the case. */
export interface ActContext {
  readonly tx: Tx;
  readonly keys: KeyRing;
  readonly tenant: string;
  readonly loaded: LoadedCase;
  /** Whether the workflow of the case asks, and is told how things stand after the act. */
  readonly asksNow?: boolean;
}

/**
 * Judges one act and, if it is allowed, records all that it changes. A refusal leaves nothing behind.
 * @param knownFiles the act's files, where this transaction has read them already.
 */
export async function actOnCase(
  context: ActContext,
  act: Act,
  knownFiles?: readonly EvidenceFile[],
): Promise<WrittenAct | { refusal: Refusal }> {
  const { tx, keys, loaded } = context;
  const { procedure, state } = loaded;
  const action = actionAt(procedure, state.step, act.action);
  const [files, derived, delegationOver, seen] = await Promise.all([
    knownFiles ?? readEvidence(tx, loaded.id, act.evidenceIds),
    loadFacts({ tx, keys, loaded, lock: true }, action ? derivedFactsFor(action) : []),
    isDelegationOver(tx, act, procedure.id),
    withReceivedObjections(tx, loaded, action ? [action] : []),
  ]);
  const command = { ...commandOf(act, loaded, files), delegationOver };
  const refusal = refusalOf(procedure, { case: seen, derived, command });
  if (refusal || !action) return { refusal: refusal ?? { code: 'notAtThisStep', about: state.step } };
  const performed = perform(procedure, state, command, derived);
  if (JSON.stringify(performed.facts).length > FACTS_MAX_CHARACTERS) return { refusal: { code: 'factsTooLarge' } };
  return recordPerformed(context, act, { action, performed, files });
}

function commandOf(act: Act, loaded: LoadedCase, files: readonly EvidenceFile[]): Command {
  return {
    action: act.action,
    by: act.by,
    form: act.form,
    evidence: countBySlot(files),
    happenedOn: act.happenedOn,
    today: loaded.today,
  };
}

interface Judged {
  readonly action: Action;
  readonly performed: Performed;
  readonly files: readonly EvidenceFile[];
}

async function recordPerformed(
  context: ActContext,
  act: Act,
  judged: Judged,
): Promise<WrittenAct | { refusal: Refusal }> {
  const { tx, loaded } = context;
  const seq = loaded.state.seq + 1;
  // Acts on homes run inside the act of their lot: each needs a place of its own to return to.
  const savepoint = act.lot ? 'home_act' : 'act';
  const { postings = [], linked } = judged.action;
  const mayRefuse = postings.length > 0 || linked !== undefined;
  if (mayRefuse) await tx.query(`savepoint ${savepoint}`);
  const refused = await postAll(
    {
      ...context,
      performed: judged.performed,
      seq,
      acting: act,
      action: act.action,
      form: act.form,
      happenedOn: act.happenedOn,
      lot: act.lot ?? null,
    },
    postings,
  );
  const refusal = refused ?? (linked ? await actOnHomes(context, act, linked, actOnCase) : null);
  if (refusal) {
    await tx.query(`rollback to savepoint ${savepoint}`);
    return { refusal };
  }
  return writeAct(context, act, judged);
}
