import fc from 'fast-check';
import type { Judged } from '../../procedures/guards.js';
import { perform, refusalOf } from '../../procedures/engine.js';
import type { Procedure } from '../../procedures/procedure.js';
import { goesBack, possibleActions, type StepAction } from '../../procedures/table-checks/table-action.js';
import { type Circumstances, judgedAt, together } from './circumstances.js';
import { GUARD_CASES, passingAll } from './guard-cases.js';

/** One question and its answer: refused for a reason, or where it leads. The policy is that of the table. */
export interface Verdict {
  readonly case: Omit<Judged['case'], 'policy' | 'seq'>;
  readonly derived: Judged['derived'];
  readonly command: Judged['command'];
  readonly verdict: unknown;
}

/** The answer of the judge; where it allows, what the act changes. */
export function verdictOn(procedure: Procedure, { case: state, derived, command }: Omit<Verdict, 'verdict'>): unknown {
  const asked = { ...state, seq: 1, policy: procedure.policy };
  const refusal = refusalOf(procedure, { case: asked, derived, command });
  if (refusal) return refusal;
  if (command.form === null) return 'possible';
  const { step, suspended, closed, facts, clocks } = perform(procedure, asked, command);
  return { step, suspended, closed, facts, clocks: clocks.map((clock) => ({ ...clock })) };
}

const ANYBODY: readonly Circumstances[] = [
  { form: null },
  { by: { role: 'auditor' } },
  { happenedOn: '2026-06-16' },
  { happenedOn: '2026-06-09' },
  { today: '2026-07-20' },
  { closed: 'paid' },
];

/** Questions about every action of every step: as it should be, and with something amiss. The same for the same seed. */
export function makeCorpus(procedure: Procedure, seed: number): Verdict[] {
  return possibleActions(procedure).flatMap((each, index) => {
    const { guards = [], evidence = [] } = each.action;
    const usual = [...ANYBODY, ...evidence.map(({ slot }) => ({ evidence: { [slot]: { all: 1, fresh: 0 } } }))];
    const amiss = fc.sample(fc.constantFrom(...usual), { seed: seed + index, numRuns: 1 });
    const sound = passingAll(guards);
    const refused = guards.flatMap((guard) => {
      const others = passingAll(guards.filter((other) => other !== guard));
      // The corpus is judged by the table's own policy.
      return GUARD_CASES[guard].refuses.flatMap(([, fault]) => (fault.policy ? [] : [[...others, fault]]));
    });
    return [sound, ...amiss.map((fault) => [...sound, fault]), ...refused].map((all) =>
      questionOf(procedure, each, all),
    );
  });
}

function questionOf(procedure: Procedure, { step, name, action }: StepAction, all: readonly Circumstances[]): Verdict {
  const suspended = goesBack(action) ? { suspended: ['publicised'] } : {};
  const judged = judgedAt(procedure, step, name, together(...all, suspended));
  const { policy: _policy, seq: _seq, ...state } = judged.case;
  const question = { case: state, derived: judged.derived, command: judged.command };
  return { ...question, verdict: verdictOn(procedure, question) };
}
