import type { CaseState, ClockChange, Command, DerivedFactName, DerivedFacts, Performed } from './case.js';
import { addDays } from './days.js';
import type { Judged } from './guards/guard.js';
import { type GuardName, guards } from './guards.js';
import { filesNeeded } from './needed-files.js';
import { type Action, actionAt, actionsAt, type ClockRule, type Procedure } from './procedure.js';
import { RECALL } from './recall.js';
import type { Refusal } from './refusals.js';
import { isSamePerson } from './same-person.js';
import { takeBack } from './take-back.js';
import type { Day, Facts, FourEyesPair, Performer, Policy, Span } from './vocabulary.js';

export type { Refusal } from './refusals.js';

/**
 * The only place that says whether an action is allowed. Pure: what it needs to know is handed to it.
 * @returns the first reason against it, or `null` when it may be performed.
 */
export function refusalOf(procedure: Procedure, judged: Judged): Refusal | null {
  const { case: state, command } = judged;
  if (state.closed) return { code: 'caseClosed' };
  const action = actionAt(procedure, state.step, command.action);
  if (!action) return { code: 'notAtThisStep', about: state.step };
  return (
    refusalOfRole(action, command) ??
    refusalOfDay(state, command) ??
    refusalOfTarget(action, command) ??
    refusalOfFourEyes(state, command) ??
    refusalOfEvidence(state, action, command) ??
    refusalOfGuards(action, judged)
  );
}

function refusalOfRole(action: Action, { by, delegationOver }: Command): Refusal | null {
  if (delegationOver) return { code: 'notYourRole' };
  const acting: Performer = by.actingFor ?? by.role;
  return action.by.includes(acting) ? null : { code: 'notYourRole' };
}

/** The clock acts on its own day and a lot on that of its own act, so only people can be early or late. */
function refusalOfDay(state: CaseState, { by, happenedOn, today }: Command): Refusal | null {
  if (by.role === 'clock' || by.role === 'lot') return null;
  if (happenedOn > today) return { code: 'happenedInFuture', about: today };
  if (happenedOn < state.enteredOn) return { code: 'happenedBeforeStep', about: state.enteredOn };
  const limit = addDays(today, -lateEntryDays(state.policy));
  return happenedOn < limit ? { code: 'happenedTooLongAgo', about: limit } : null;
}

function lateEntryDays(policy: Policy): number {
  const days = policy.lateEntryDays;
  return typeof days === 'number' ? days : 0;
}

function refusalOfTarget(action: Action, command: Command): Refusal | null {
  if (typeof action.to !== 'object' || !('chosenFrom' in action.to)) return null;
  if (!command.form) return null;
  return action.to.chosenFrom.includes(String(command.form.toStep)) ? null : { code: 'stepNotOffered' };
}

function refusalOfFourEyes(state: CaseState, command: Command): Refusal | null {
  const pairs = (state.policy.fourEyes ?? []) as readonly FourEyesPair[];
  for (const pair of pairs.filter((each) => each.action === command.action)) {
    const clash = state.past.some(
      (act) =>
        act.action === pair.notBy &&
        (pair.same === 'person' ? isSamePerson(act, command.by) : act.orgId === command.by.orgId),
    );
    if (clash && command.by.userId !== null)
      return { code: pair.same === 'person' ? 'samePerson' : 'sameOrganisation', about: pair.notBy };
  }
  return null;
}

function refusalOfEvidence({ policy }: CaseState, action: Action, command: Command): Refusal | null {
  for (const need of action.evidence ?? []) {
    const held = command.evidence[need.slot];
    const usable = (need.fresh ? held?.fresh : held?.all) ?? 0;
    if (usable < filesNeeded(need, policy)) return { code: 'evidenceMissing', about: need.slot };
  }
  return null;
}

function refusalOfGuards(action: Action, judged: Judged): Refusal | null {
  for (const name of action.guards ?? []) {
    const refused = guards[name].check(judged);
    if (refused) return refused;
  }
  return null;
}

/** The derived facts that judging this action needs. */
export function derivedFactsFor(action: Action): readonly DerivedFactName[] {
  const named = (action.guards ?? []).flatMap((name: GuardName): readonly DerivedFactName[] => guards[name].needs);
  return [...new Set(named)];
}

/** What an allowed action changes in the case. Call it only after `refusalOf` answered `null`, with what that was given. */
export function perform(
  procedure: Procedure,
  state: CaseState,
  command: Command,
  { lastAct }: Partial<DerivedFacts> = {},
): Performed {
  return command.action === RECALL ? takeBack(lastAct) : performOf(procedure, state, command);
}

function performOf(procedure: Procedure, state: CaseState, command: Command): Performed {
  const action = actionAt(procedure, state.step, command.action);
  if (!action) throw new Error(`${command.action} is not an action of ${state.step}`);
  const facts = { ...state.facts, ...factsOf(action, command.form ?? {}), ...factsItself(action, command) };
  const { to } = action;
  const stays = { step: state.step, suspended: state.suspended, closed: null, enteredOn: state.enteredOn, facts };
  if (to === undefined) return { ...stays, clocks: [] };
  if (typeof to === 'object' && 'close' in to)
    return { ...stays, suspended: [], closed: to.close, clocks: [{ kind: 'stopAll' }] };
  if (typeof to === 'object' && 'back' in to) return goBack(state, command, facts);
  const target = typeof to === 'string' ? to : String(command.form?.toStep);
  return goTo(procedure, { state, action, command, facts, target });
}

function goBack(state: CaseState, command: Command, facts: Facts): Performed {
  const step = state.suspended.at(-1);
  if (step === undefined) throw new Error(`no step is suspended behind ${state.step}`);
  return {
    step,
    suspended: state.suspended.slice(0, -1),
    closed: null,
    enteredOn: command.happenedOn,
    facts,
    clocks: [
      { kind: 'stopStep', step: state.step },
      { kind: 'resumeStep', step },
    ],
  };
}

interface Move {
  readonly state: CaseState;
  readonly action: Action;
  readonly command: Command;
  readonly facts: Facts;
  readonly target: string;
}

function goTo(procedure: Procedure, { state, action, command, facts, target }: Move): Performed {
  const leaving: ClockChange = action.suspends ? { kind: 'pauseStep', step: state.step } : { kind: 'stopAll' };
  return {
    step: target,
    suspended: action.suspends ? [...state.suspended, state.step] : [],
    closed: null,
    enteredOn: command.happenedOn,
    facts,
    clocks: [leaving, ...startsOf(procedure, target, state.policy, facts)],
  };
}

/** The clocks that begin with a step. */
export function startsOf(procedure: Procedure, stepName: string, policy: Policy, facts: Facts): ClockChange[] {
  const clocks = Object.entries(procedure.steps[stepName]?.clocks ?? {});
  return clocks.map(([clock, rule]) => ({
    kind: 'start',
    clock,
    then: rule.then,
    lasts: lengthOf(rule, policy, facts),
  }));
}

function lengthOf(rule: ClockRule, policy: Policy, facts: Facts): Span | { readonly until: Day } {
  if (typeof rule.lasts === 'string') return policy[rule.lasts] as Span;
  if ('untilFact' in rule.lasts) return { until: String(facts[rule.lasts.untilFact]) };
  return rule.lasts;
}

/** The stored facts that a filled-in form sets, sensitive ones included. */
export function factsOf(action: Pick<Action, 'form'>, form: Facts): Facts {
  const fields = Object.entries(action.form ?? {});
  return Object.fromEntries(
    fields.flatMap(([name, field]) => {
      const value = form[name];
      return field.fact && value !== undefined ? [[field.fact, value]] : [];
    }),
  );
}

/** The facts that an action settles by itself: its constants and its day. */
function factsItself(action: Action, command: Command): Facts {
  return { ...action.sets, ...(action.dayFact === undefined ? {} : { [action.dayFact]: command.happenedOn }) };
}

/** Whether a person may perform it in some role; the rest is done by the clock, or by the lot for its homes. */
export function isForPeople({ by }: Action): boolean {
  return by.some((performer) => performer !== 'clock' && performer !== 'lot');
}

/** Every action that people may see at the case's step, with the reason where it is not possible now. */
export function actionsFor(
  procedure: Procedure,
  state: CaseState,
  judge: (action: string) => Refusal | null,
): { readonly name: string; readonly action: Action; readonly blockedBy: Refusal | null }[] {
  if (state.closed) return [];
  return Object.entries(actionsAt(procedure, state.step))
    .filter(([, action]) => isForPeople(action))
    .map(([name, action]) => ({ name, action, blockedBy: judge(name) }));
}
