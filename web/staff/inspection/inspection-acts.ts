import type { ShownAction, ShownCase } from '../../../desk/show-case.js';
import { actionOf, everyAction } from '../../../desk/words.js';
import type { Form } from '../../../procedures/form.js';
import type { Procedure } from '../../../procedures/procedure.js';

/** One of the two outcomes of an inspection: the act as the case offers it, and its form out of the table. */
export interface OutcomeAct {
  readonly offered: ShownAction;
  readonly form: Form;
}

/** The two acts that an inspection at the home ends with. */
export interface InspectionActs {
  readonly accept: OutcomeAct;
  readonly rework: OutcomeAct;
}

export type Outcome = keyof InspectionActs;

/** What an outcome's form asks for tells which act it is. */
const ASKS = { accept: 'measured', rework: 'defects' } as const satisfies Record<Outcome, string>;

/** The acts of an inspection, where the case's step offers both; `null` elsewhere. */
export function inspectionActs(procedure: Procedure, shown: ShownCase): InspectionActs | null {
  const accept = actAsking(procedure, shown, ASKS.accept);
  const rework = actAsking(procedure, shown, ASKS.rework);
  return accept && rework && { accept, rework };
}

function actAsking(procedure: Procedure, { actions }: ShownCase, list: string): OutcomeAct | null {
  for (const offered of actions) {
    const form = actionOf(procedure, offered.name)?.form;
    if (form && Object.hasOwn(form, list)) return { offered, form };
  }
  return null;
}

/** The act of an outcome by the table alone, whether or not the case's step offers it. */
export function actOfOutcome(
  procedure: Procedure,
  outcome: Outcome,
): { readonly name: string; readonly form: Form } | null {
  for (const [name, { form }] of everyAction(procedure))
    if (form && Object.hasOwn(form, ASKS[outcome])) return { name, form };
  return null;
}
