import fc from 'fast-check';
import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import type { CaseState, ClockChange } from '../../procedures/case.js';
import { perform, refusalOf, startsOf } from '../../procedures/engine.js';
import { type Action, actionsAt, type Procedure } from '../../procedures/procedure.js';
import { goesBack, possibleActions } from '../../procedures/table-checks/table-action.js';
import type { FactValue } from '../../procedures/vocabulary.js';
import { ENTERED_ON, judgedAt, together } from './circumstances.js';
import { passingAll } from './guard-cases.js';

/** A plain reference beside the engine: which clocks run and which rest, and what was suspended. */
interface Reference {
  running: Set<string>;
  resting: Set<string>;
  suspended: string[];
}

const named = (step: string, clock: string) => `${step}/${clock}`;

function follow(reference: Reference, step: string, change: ClockChange, into: string): void {
  const { running, resting } = reference;
  const ofStep = (all: Set<string>, name: string) => [...all].filter((each) => each.startsWith(`${name}/`));
  switch (change.kind) {
    case 'start':
      running.add(named(into, change.clock));
      return;
    case 'stopAll':
      running.clear();
      resting.clear();
      return;
    case 'stopStep':
      for (const each of ofStep(running, change.step)) running.delete(each);
      return;
    case 'pauseStep':
      expect(change.step).toBe(step);
      for (const each of ofStep(running, change.step)) {
        running.delete(each);
        resting.add(each);
      }
      return;
    case 'resumeStep':
      for (const each of ofStep(resting, change.step)) {
        resting.delete(each);
        running.add(each);
      }
      return;
    case 'takeBack':
      throw new Error('no table recalls anything');
  }
}

function suspendedAfter(before: readonly string[], step: string, action: Action): string[] {
  if (action.to === undefined) return [...before];
  if (goesBack(action)) return before.slice(0, -1);
  return action.suspends ? [...before, step] : [];
}

function choiceAmong(action: Action, pick: number): { form: Record<string, FactValue> } {
  if (typeof action.to !== 'object' || !('chosenFrom' in action.to)) return { form: {} };
  return { form: { toStep: action.to.chosenFrom[pick % action.to.chosenFrom.length] ?? '' } };
}

/** Ends and returns are many; most walks should get further. */
function offered(procedure: Procedure, step: string, pick: number): [string, Action][] {
  const all = Object.entries(actionsAt(procedure, step));
  const onward = all.filter(([, action]) => (typeof action.to === 'string' && !action.suspends) || goesBack(action));
  return pick % 8 === 0 || onward.length === 0 ? all : onward;
}

function stepOnce(procedure: Procedure, state: CaseState, reference: Reference, pick: number): CaseState {
  const actions = offered(procedure, state.step, pick);
  const [name, action] = actions[Math.floor(pick / 8) % actions.length] ?? [];
  if (name === undefined || action === undefined) throw new Error(`${state.step} offers nothing`);
  const judged = judgedAt(
    procedure,
    state.step,
    name,
    together(...passingAll(action.guards ?? []), choiceAmong(action, pick)),
  );
  const here = {
    ...judged,
    case: {
      ...state,
      facts: { ...state.facts, ...judged.case.facts },
      past: judged.case.past,
      policy: judged.case.policy,
    },
  };
  const refusal = refusalOf(procedure, here);
  // Circumstances of earlier acts may stand against this one; then nothing changes.
  if (refusal) return state;
  const performed = perform(procedure, state, judged.command);
  for (const change of performed.clocks) follow(reference, state.step, change, performed.step);
  reference.suspended = performed.closed ? [] : suspendedAfter(state.suspended, state.step, action);
  return { ...state, ...performed, seq: state.seq + 1, enteredOn: ENTERED_ON };
}

function expectSound(procedure: Procedure, state: CaseState, { running, resting, suspended }: Reference): void {
  expect(procedure.steps).toHaveProperty([state.step]);
  expect(state.suspended).toEqual(suspended);
  if (state.closed) {
    expect([...running, ...resting]).toEqual([]);
    return;
  }
  const clocksOf = (step: string) =>
    Object.keys(procedure.steps[step]?.clocks ?? {}).map((clock) => named(step, clock));
  expect([...running].sort()).toEqual(clocksOf(state.step).sort());
  expect([...resting].sort()).toEqual(state.suspended.flatMap(clocksOf).sort());
}

function begin(procedure: Procedure): { state: CaseState; reference: Reference } {
  const { case: state } = judgedAt(procedure, procedure.start, 'open');
  const clocks = startsOf(procedure, procedure.start, procedure.policy, {});
  const reference: Reference = { running: new Set(), resting: new Set(), suspended: [] };
  for (const change of clocks) follow(reference, procedure.start, change, procedure.start);
  return { state, reference };
}

describe.each(ALL_PROCEDURES.map((procedure) => [`${procedure.id} version ${procedure.version}`, procedure] as const))(
  'any walk through %s',
  (_title, procedure) => {
    it('keeps to the table, to one set of clocks, and never acts after the end', () => {
      const reached = new Set<string>();
      const walk = fc.array(fc.nat({ max: 10_000 }), { minLength: 30, maxLength: 150, size: 'max' });
      fc.assert(
        fc.property(walk, (picks) => {
          const { state: first, reference } = begin(procedure);
          let state = first;
          for (const pick of picks) {
            if (state.closed) break;
            state = stepOnce(procedure, state, reference, pick);
            reached.add(state.step);
            expectSound(procedure, state, reference);
          }
          const closed: CaseState = { ...state, closed: state.closed ?? 'withdrawn' };
          for (const name of Object.keys(actionsAt(procedure, state.step))) {
            const judged = judgedAt(procedure, state.step, name);
            expect(refusalOf(procedure, { ...judged, case: closed })).toEqual({ code: 'caseClosed' });
          }
        }),
        { seed: 20260615, numRuns: 250 },
      );
      expect([...reached].sort()).toEqual(Object.keys(procedure.steps).sort());
    });

    const suspending = possibleActions(procedure).filter(({ action }) => action.suspends);
    if (suspending.length > 0)
      it.each(suspending)('lets $where come and go without losing the step', ({ step, name, action }) => {
        const { case: state, command } = judgedAt(procedure, step, name);
        const away = perform(procedure, state, command);
        expect(away.clocks[0]).toEqual({ kind: 'pauseStep', step: state.step });
        const back = Object.entries(actionsAt(procedure, String(action.to))).find(([, each]) => goesBack(each));
        if (!back) throw new Error(`${String(action.to)} never goes back`);
        const home = perform(procedure, { ...state, ...away }, judgedAt(procedure, away.step, back[0]).command);
        expect(home).toMatchObject({ step: state.step, suspended: [], closed: null });
        expect(home.clocks).toEqual([
          { kind: 'stopStep', step: away.step },
          { kind: 'resumeStep', step: state.step },
        ]);
      });
  },
);
