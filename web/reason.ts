import { type Problem, problemText } from '../api/plugins/problems.js';
import type { ProblemCode } from '../api/plugins/problems.js';
import type { Text } from '../procedures/vocabulary.js';

/** Why an action is not possible, in words, out of the code that the judge gave. */
export function reasonOf({ code, about }: { readonly code: string; readonly about: Text | null }): Text {
  return problemText({ problem: code as ProblemCode, ...(about ? { about } : {}) } satisfies Problem).title;
}
