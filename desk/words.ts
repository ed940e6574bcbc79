import { type Action, actionAt, type Procedure } from '../procedures/procedure.js';
import type { Refusal } from '../procedures/engine.js';
import type { Text } from '../procedures/vocabulary.js';

/** The title of an action as a person knows it, whatever step it belongs to. */
export function actionTitle(procedure: Procedure, name: string): Text {
  if (name === 'open') return procedure.opening.title;
  const anywhere = procedure.anywhere[name];
  if (anywhere) return anywhere.title;
  const steps = Object.values(procedure.steps);
  return steps.map((step) => step.actions[name]).find((action) => action !== undefined)?.title ?? verbatim(name);
}

/** The title of a step. */
export function stepTitle(procedure: Procedure, name: string): Text {
  return procedure.steps[name]?.title ?? verbatim(name);
}

/** Every action of a procedure with its name, over all steps and anywhere. */
export function everyAction(procedure: Procedure): (readonly [string, Action])[] {
  return [
    ...Object.values(procedure.steps).flatMap((step) => Object.entries(step.actions)),
    ...Object.entries(procedure.anywhere),
  ];
}

/** What a refusal speaks of, in words: the title of a slot, an action or a step where it names one. */
export function aboutOf(
  procedure: Procedure,
  at: { readonly step: string; readonly action: string },
  { code, about }: Refusal,
): Text | undefined {
  if (about === undefined) return undefined;
  if (code === 'evidenceMissing') {
    const slots = actionAt(procedure, at.step, at.action)?.evidence ?? [];
    return slots.find((slot) => slot.slot === about)?.title ?? verbatim(about);
  }
  if (code === 'samePerson' || code === 'sameOrganisation') return actionTitle(procedure, about);
  return code === 'notAtThisStep' ? stepTitle(procedure, about) : verbatim(about);
}

function verbatim(text: string): Text {
  return { zh: text, en: text };
}
