import { parsePolicy, policyToJson } from '../policies.js';
import { policyLimitsOf, type Procedure } from '../procedure.js';

/** Whether the policy's defaults are what a county itself would be allowed to set. */
export function problemsOfPolicy(procedure: Procedure): string[] {
  const { policy, policyChoices } = procedure;
  const unknownKeys = Object.keys(policyChoices ?? {}).filter((key) => !(key in policy));
  const parsed = parsePolicy(policy, policyToJson(policy), policyLimitsOf(procedure));
  const problems = 'problems' in parsed ? parsed.problems : [];
  return [
    ...unknownKeys.map((key) => `policyChoices: the policy has no ${key}`),
    ...problems.map((problem) => `policy.${problem}`),
  ];
}
