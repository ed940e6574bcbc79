import { derivedFactsFor, perform, refusalOf } from '../../procedures/engine.js';
import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import type { Slot } from '../../procedures/form.js';
import { filesNeeded } from '../../procedures/needed-files.js';
import type { Procedure } from '../../procedures/procedure.js';
import { possibleActions, type StepAction, targetsOf } from '../../procedures/table-checks/table-action.js';
import type { Performer } from '../../procedures/vocabulary.js';
import { type Circumstances, judgedAt, suspendedBehind, together } from './circumstances.js';
import { GUARD_CASES, passingAll } from './guard-cases.js';

/** What passes the action's guards, and a suspended step where one is needed. */
function circumstancesFor(procedure: Procedure, each: StepAction): Circumstances {
  return together(...passingAll(each.action.guards ?? []), suspendedBehind(procedure, each));
}

describe.each(ALL_PROCEDURES.map((procedure) => [`${procedure.id} version ${procedure.version}`, procedure] as const))(
  '%s',
  (_title, procedure) => {
    const isAsked = (slot: Slot) => filesNeeded(slot, procedure.policy) > 0;
    const actions = possibleActions(procedure).map((each) => [each.where, each] as const);

    it.each(actions)('%s is allowed when all that it asks for is there', (_where, each) => {
      expect(
        refusalOf(procedure, judgedAt(procedure, each.step, each.name, circumstancesFor(procedure, each))),
      ).toBeNull();
    });

    it.each(actions)('%s leads where the table says', (_where, each) => {
      const { case: state, command } = judgedAt(procedure, each.step, each.name, circumstancesFor(procedure, each));
      const performed = perform(procedure, state, command);
      expect(procedure.steps).toHaveProperty([performed.step]);
      const back = suspendedBehind(procedure, each).suspended?.[0];
      const [target = back ?? each.step] = targetsOf(each.action);
      expect(performed.step).toBe(target);
      const closes = typeof each.action.to === 'object' && 'close' in each.action.to ? each.action.to.close : null;
      expect(performed.closed).toBe(closes);
    });

    it.each(actions)('%s is refused to every other role', (_where, each) => {
      for (const role of ['administrator', 'manager', 'cityInspector'] as const satisfies Performer[]) {
        const refusal = refusalOf(procedure, judgedAt(procedure, each.step, each.name, { by: { role } }));
        expect(refusal).toEqual({ code: 'notYourRole' });
      }
    });

    const guarded = actions.filter(([, each]) => each.action.guards);
    it.each(guarded)('%s is refused by each of its guards', (_where, each) => {
      const named = each.action.guards ?? [];
      for (const guard of named) {
        const others = passingAll(named.filter((other) => other !== guard));
        for (const [, refused] of GUARD_CASES[guard].refuses) {
          const judged = judgedAt(procedure, each.step, each.name, together(...others, refused));
          expect(refusalOf(procedure, judged)).not.toBeNull();
        }
      }
      const needs = (each.action.guards ?? []).flatMap((guard) =>
        Object.keys(GUARD_CASES[guard].passes[0].derived ?? {}),
      );
      expect([...derivedFactsFor(each.action)].sort()).toEqual([...new Set(needs)].sort());
    });

    const withEvidence = actions.filter(([, each]) => each.action.evidence?.some(isAsked));
    if (withEvidence.length > 0)
      it.each(withEvidence)('%s is refused without its papers', (_where, each) => {
        for (const { slot } of each.action.evidence?.filter(isAsked) ?? []) {
          const lacking = together(circumstancesFor(procedure, each), { evidence: { [slot]: { all: 0, fresh: 0 } } });
          const refusal = refusalOf(procedure, judgedAt(procedure, each.step, each.name, lacking));
          expect(refusal).toEqual({ code: 'evidenceMissing', about: slot });
        }
      });
  },
);
