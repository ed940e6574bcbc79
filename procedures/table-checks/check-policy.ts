import { parsePolicy, policyToJson } from '../policies.js';
import { policyLimitsOf, type Procedure } from '../procedure.js';
import { writtenActions } from './table-action.js';

/** Whether the policy's defaults are what a county itself would be allowed to set. */
export function problemsOfPolicy(procedure: Procedure): string[] {
  const { policy, policyChoices } = procedure;
  const unknownKeys = Object.keys(policyChoices ?? {}).filter((key) => !(key in policy));
  const parsed = parsePolicy(policy, policyToJson(policy), policyLimitsOf(procedure));
  const problems = 'problems' in parsed ? parsed.problems : [];
  return [
    ...unknownKeys.map((key) => `policyChoices: the policy has no ${key}`),
    ...unknownCounts(procedure),
    ...problems.map((problem) => `policy.${problem}`),
  ];
}

/** How many papers are asked for is a number that the policy knows. */
function unknownCounts(procedure: Procedure): string[] {
  return writtenActions(procedure).flatMap(({ where, action: { evidence = [] } }) =>
    evidence.flatMap(({ slot, minBy }) =>
      minBy === undefined || typeof procedure.policy[minBy] === 'number'
        ? []
        : [`${where}: ${slot} asks for as many as ${minBy}, which is no number of the policy`],
    ),
  );
}
