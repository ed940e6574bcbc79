import { v7 as uuid } from 'uuid';
import { factsOf, startsOf } from '../procedures/engine.js';
import { parsePolicy, policyToJson } from '../procedures/policies.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Day, Facts, Policy } from '../procedures/vocabulary.js';
import type { Act, ActContext } from './act-on-case.js';
import { loadCalendar } from './calendar.js';
import { changeClocks } from './change-clocks.js';
import { GENESIS } from './hash-chain.js';
import { factsContext, type LoadedCase, loadCase } from './load-case.js';
import { policyInForce } from './policy-in-force.js';
import type { ActionAnswer, Tx } from './record-types.js';
import { seal } from './sealing.js';
import { splitFacts } from './sensitive-facts.js';
import { eventOf, writeEvent } from './write-event.js';

/** The policy that a case keeps to its end, and the document that it comes from. */
export interface PinnedPolicy {
  readonly policy: Policy;
  /** `null` where only the procedure's defaults hold. */
  readonly policyId: string | null;
}

/** A case before it is written. */
export interface NewCase {
  readonly procedure: Procedure;
  readonly number: string;
  readonly placeId: string;
  /** The organisations that it lies under, outermost first, its place last. */
  readonly lineage: readonly string[];
  readonly personId: string | null;
  readonly householdId: string | null;
  readonly pinned: PinnedPolicy;
  readonly form: Facts;
  readonly happenedOn: Day;
}

type Context = Omit<ActContext, 'loaded'>;

/** The policy under which a case that is opened on a day lives. Throws when the stored one cannot be read. */
export async function policyToPin(tx: Tx, procedure: Procedure, on: Day): Promise<PinnedPolicy> {
  const document = await policyInForce(tx, procedure, on);
  const parsed = parsePolicy(procedure.policy, document?.values ?? {});
  if ('problems' in parsed)
    throw new Error(`the policy in force for ${procedure.id} cannot be read: ${parsed.problems.join('; ')}`);
  return { policy: parsed.policy, policyId: document?.id ?? null };
}

/** Writes a case at the start of its procedure, without its first event. */
export async function insertCase({ tx, keys, tenant }: Context, opened: NewCase): Promise<LoadedCase> {
  const { procedure, pinned } = opened;
  const id = uuid();
  const { plain, personal } = splitFacts(procedure, factsOf(procedure.opening, opened.form));
  await tx.query(
    `insert into cases (tenant_id, id, number, procedure, version, policy_id, policy_values, org_id, lineage, person_id, household_id,
       step, entered_on, seq, facts, sealed_facts, head_hash, opened_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $16, $13)`,
    [
      tenant,
      id,
      opened.number,
      procedure.id,
      procedure.version,
      pinned.policyId,
      JSON.stringify(policyToJson(pinned.policy)),
      opened.placeId,
      opened.lineage,
      opened.personId,
      opened.householdId,
      procedure.start,
      opened.happenedOn,
      JSON.stringify(plain),
      seal(keys, factsContext(id), personal),
      GENESIS,
    ],
  );
  const loaded = await loadCase(tx, keys, id);
  if (!loaded) throw new Error(`case ${id} was not written`);
  return loaded;
}

/** Writes the first event of a case and starts its first clocks. */
export async function writeOpening(context: ActContext, act: Act): Promise<ActionAnswer> {
  const { tx, tenant, loaded } = context;
  const { procedure, state } = loaded;
  const clocks = startsOf(procedure, procedure.start, state.policy, state.facts);
  const calendar = await loadCalendar(tx);
  const on = act.happenedOn;
  await changeClocks(
    { tx, tenant, caseId: loaded.id, step: procedure.start, seq: 1, on, calendar, policy: state.policy },
    clocks,
  );
  const arrival = { seq: 1, step: procedure.start, closed: null };
  const event = eventOf(context, act, { action: procedure.opening, arrival, used: [] });
  const [dueOn] = await Promise.all([
    writeEvent(context, act, event),
    tx.query('update cases set head_hash = $2 where id = $1', [loaded.id, event.hash]),
  ]);
  return { ...arrival, dueOn };
}
