import { MASK } from '../../../desk/visible-facts.js';
import { actionOf } from '../../../desk/words.js';
import { fieldsOfFacts } from '../../forms/form-values.js';
import type { CaseAtHand } from '../case-params.js';
import { lotValues } from '../lot/lot-values.js';

/** What a form begins with: what is known already, and what is most likely meant. */
export function startingValues({ procedure, shown }: CaseAtHand, action: string): URLSearchParams {
  const known = fieldsOfFacts(actionOf(procedure, action)?.form ?? {}, shown.facts, MASK);
  return new URLSearchParams([...lotValues(procedure, shown, action), ...known]);
}
