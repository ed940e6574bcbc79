import fc from 'fast-check';
import type { Judged } from '../../procedures/guards.js';
import { perform, refusalOf } from '../../procedures/engine.js';
import { parsePolicy, policyToJson } from '../../procedures/policies.js';
import type { Procedure } from '../../procedures/procedure.js';
import { possibleActions, type StepAction } from '../../procedures/table-checks/table-action.js';
import type { FactValue, Policy } from '../../procedures/vocabulary.js';
import { type Circumstances, judgedAt, suspendedBehind, together } from './circumstances.js';
import { GUARD_CASES, passingAll } from './guard-cases.js';

/** One question and its answer: refused for a reason, or where it leads. The policy is that of the table, but for what is named. */
export interface Verdict {
  readonly case: Omit<Judged['case'], 'policy' | 'seq'>;
  readonly policy?: Readonly<Record<string, FactValue>>;
  readonly derived: Judged['derived'];
  readonly command: Judged['command'];
  readonly verdict: unknown;
}

/** The answer of the judge; where it allows, what the act changes. */
export function verdictOn(
  procedure: Procedure,
  { case: state, policy, derived, command }: Omit<Verdict, 'verdict'>,
): unknown {
  const asked = { ...state, seq: 1, policy: policyWith(procedure, policy) };
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
      return GUARD_CASES[guard].refuses.map(([, fault]) => [...others, fault]);
    });
    return [sound, ...amiss.map((fault) => [...sound, fault]), ...refused].map((all) =>
      questionOf(procedure, each, all),
    );
  });
}

function policyWith(procedure: Procedure, named: Verdict['policy']): Policy {
  const parsed = parsePolicy(procedure.policy, named ?? {});
  if ('problems' in parsed) throw new Error(parsed.problems.join('; '));
  return parsed.policy;
}

function questionOf(procedure: Procedure, each: StepAction, all: readonly Circumstances[]): Verdict {
  const circumstances = together(...all, suspendedBehind(procedure, each));
  const judged = judgedAt(procedure, each.step, each.name, circumstances);
  const named = policyToJson(circumstances.policy ?? {});
  const { policy: _policy, seq: _seq, ...state } = judged.case;
  const policy = Object.keys(named).length > 0 ? { policy: named } : {};
  const question = { case: state, ...policy, derived: judged.derived, command: judged.command };
  return { ...question, verdict: verdictOn(procedure, question) };
}
