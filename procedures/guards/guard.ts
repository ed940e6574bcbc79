import type { CaseState, Command, DerivedFactName, DerivedFacts } from '../case.js';
import type { Refusal } from '../refusals.js';
import type { FactValue, Facts } from '../vocabulary.js';

/** All that a guard may look at. */
export interface Judged {
  readonly case: CaseState;
  readonly derived: Partial<DerivedFacts>;
  readonly command: Command;
}

/** A named condition: the derived facts it needs, and the reason it gives against the action, if any. */
export interface Guard {
  readonly needs: readonly DerivedFactName[];
  /** What depends on the form passes while there is none (`command.form === null`). */
  readonly check: (judged: Judged) => Refusal | null;
}

/** A derived fact that the guard named. Throws when nobody loaded it: silence must never pass for "nothing found". */
export function derivedFact<Name extends DerivedFactName>(judged: Judged, name: Name): DerivedFacts[Name] {
  const fact = judged.derived[name];
  if (fact === undefined) throw new Error(`the derived fact ${name} was not loaded for ${judged.command.action}`);
  return fact;
}

/** An amount of the case's policy, in fen. Throws when the policy has no such amount. */
export function policyFen(judged: Judged, key: string): bigint {
  const value = judged.case.policy[key];
  if (typeof value !== 'bigint') throw new Error(`policy ${key} is not an amount of money`);
  return value;
}

/** A number of the case's policy. Throws when the policy has no such number. */
export function policyNumber(judged: Judged, key: string): number {
  const value = judged.case.policy[key];
  if (typeof value !== 'number') throw new Error(`policy ${key} is not a number`);
  return value;
}

/** Whether a list of the case's policy holds the word that a fact says. */
export function policyLists(judged: Judged, key: string, word: unknown): boolean {
  return policyWords(judged, key).some((each) => each === word);
}

/** A list of words of the case's policy. Throws when the policy has no such list. */
export function policyWords(judged: Judged, key: string): readonly string[] {
  const value = judged.case.policy[key];
  if (!Array.isArray(value)) throw new Error(`policy ${key} is not a list`);
  return value as readonly string[];
}

/** The rows of a form's list; none where the form has no such list. */
export function rowsOf(value: FactValue | undefined): readonly Facts[] {
  return Array.isArray(value) ? (value as readonly Facts[]) : [];
}
