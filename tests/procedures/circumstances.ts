import type { CaseState, Command, DerivedFacts, PastAct } from '../../procedures/case.js';
import type { Judged } from '../../procedures/guards.js';
import { filesNeeded } from '../../procedures/needed-files.js';
import { type Action, actionAt, type Procedure } from '../../procedures/procedure.js';
import { possibleActions, type StepAction } from '../../procedures/table-checks/table-action.js';
import type { Facts, Performer, Policy } from '../../procedures/vocabulary.js';
import { sampleForm } from './sample-form.js';

/** What a test says of a case and of what someone wants to do; the rest is an ordinary day. */
export interface Circumstances {
  readonly facts?: Facts;
  readonly policy?: CaseState['policy'];
  readonly past?: readonly PastAct[];
  readonly suspended?: readonly string[];
  readonly closed?: CaseState['closed'];
  readonly derived?: Partial<DerivedFacts>;
  readonly form?: Facts | null;
  readonly evidence?: Command['evidence'];
  readonly by?: Partial<Command['by']>;
  readonly happenedOn?: string;
  readonly today?: string;
}

export const TODAY = '2026-06-15';
export const ENTERED_ON = '2026-06-10';

/** The same circumstances as far as the later ones say nothing else. */
export function together(...all: readonly Circumstances[]): Circumstances {
  return all.reduce(
    (sum, each) => ({
      ...sum,
      ...each,
      facts: { ...sum.facts, ...each.facts },
      policy: { ...sum.policy, ...each.policy },
      derived: { ...sum.derived, ...each.derived },
      evidence: { ...sum.evidence, ...each.evidence },
      by: { ...sum.by, ...each.by },
      past: [...(sum.past ?? []), ...(each.past ?? [])],
      ...mergedForm(sum, each),
    }),
    {},
  );
}

function mergedForm(sum: Circumstances, each: Circumstances): Pick<Circumstances, 'form'> {
  if (each.form === undefined) return sum.form === undefined ? {} : { form: sum.form };
  return { form: each.form === null ? null : { ...sum.form, ...each.form } };
}

/** A case at a step, and someone who may perform the action there with everything it asks for. */
export function judgedAt(procedure: Procedure, step: string, name: string, circumstances: Circumstances = {}): Judged {
  const { facts = {}, policy = {}, past = [], suspended = [], closed = null, derived = {} } = circumstances;
  const state = { step, suspended, closed, seq: 7, enteredOn: ENTERED_ON, facts, past };
  return {
    case: { ...state, policy: { ...procedure.policy, ...policy } },
    derived,
    command: commandOf(name, procedure, actionAt(procedure, step, name), circumstances),
  };
}

function commandOf(
  name: string,
  { policy }: Procedure,
  action: Action | undefined,
  circumstances: Circumstances,
): Command {
  const { form = {}, by, evidence, happenedOn = TODAY, today = TODAY } = circumstances;
  return {
    action: name,
    by: { role: roleFor(action), actingFor: null, userId: `user of ${name}`, orgId: `org of ${name}`, ...by },
    form: form && { ...sampleForm(action?.form), ...form },
    evidence: { ...evidenceFor(action, { ...policy, ...circumstances.policy }), ...evidence },
    happenedOn,
    today,
  };
}

function roleFor(action: Action | undefined): Performer {
  return action?.by[0] ?? 'administrator';
}

function evidenceFor(action: Action | undefined, policy: Policy): Command['evidence'] {
  return Object.fromEntries(
    (action?.evidence ?? []).map((slot) => {
      const count = filesNeeded(slot, policy);
      return [slot.slot, { all: count, fresh: count }];
    }),
  );
}

/** A step that suspends itself into this one, where the action goes back to such a step. */
export function suspendedBehind(procedure: Procedure, { step, action }: StepAction): Circumstances {
  if (typeof action.to !== 'object' || !('back' in action.to)) return {};
  const behind = possibleActions(procedure).find((each) => each.action.suspends && each.action.to === step);
  if (!behind) throw new Error(`nothing suspends into ${step}`);
  return { suspended: [behind.step] };
}
