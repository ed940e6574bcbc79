import type { Procedure } from './procedure.js';
import { problemsOfClocks } from './table-checks/check-clocks.js';
import { problemsOfFacts } from './table-checks/check-facts.js';
import { problemsOfPerformers } from './table-checks/check-performers.js';
import { problemsOfPolicy } from './table-checks/check-policy.js';
import { problemsOfSteps } from './table-checks/check-steps.js';

/** Every reason why a table cannot be a procedure, each naming its step and action. */
export function problemsOf(procedure: Procedure): string[] {
  return [
    ...problemsOfSteps(procedure),
    ...problemsOfClocks(procedure),
    ...problemsOfFacts(procedure),
    ...problemsOfPerformers(procedure),
    ...problemsOfPolicy(procedure),
  ];
}

/** Checks a table when it is loaded. Throws with every problem at once. */
export function defineProcedure(procedure: Procedure): Procedure {
  const problems = problemsOf(procedure);
  if (problems.length === 0) return procedure;
  throw new Error(`${procedure.id} version ${procedure.version} cannot be a procedure:\n- ${problems.join('\n- ')}`);
}
