import type { Facts, Policy } from './vocabulary.js';

/** The place of a household's need on the waitlist: 0 when it has a difficulty that the policy puts first, else 1. */
export function waitlistPriority(policy: Policy, facts: Facts): 0 | 1 {
  const first = Array.isArray(policy.priorityFlags) ? (policy.priorityFlags as readonly string[]) : [];
  const flags = Array.isArray(facts.householdFlags) ? (facts.householdFlags as readonly Facts[]) : [];
  return flags.some(({ flag }) => first.includes(String(flag))) ? 0 : 1;
}
