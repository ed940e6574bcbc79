import { type Action, actionAt, type Procedure } from '../procedures/procedure.js';
import { oncePer } from '../procedures/once-per.js';
import type { Refusal } from '../procedures/engine.js';
import type { Field } from '../procedures/form.js';
import { RECALL, recall } from '../procedures/recall.js';
import { ACCEPTANCE_MEMBERS } from '../procedures/home-renovation/choices.js';
import { REFUSALS, type RefusalCode } from '../procedures/refusals.js';
import type { Performer, Role, Text } from '../procedures/vocabulary.js';

/** The title of an action as a person knows it, whatever step it belongs to. */
export function actionTitle(procedure: Procedure, name: string): Text {
  if (name === 'open') return procedure.opening.title;
  if (name === RECALL) return recall.title;
  const anywhere = procedure.anywhere[name];
  if (anywhere) return anywhere.title;
  const steps = Object.values(procedure.steps);
  return steps.map((step) => step.actions[name]).find((action) => action !== undefined)?.title ?? verbatim(name);
}

/** The action of that name, whatever step it belongs to; recalling belongs to all. */
export function actionOf(procedure: Procedure, name: string): Action | undefined {
  if (name === RECALL) return recall;
  return everyAction(procedure).find(([each]) => each === name)?.[1];
}

/** The title of a step. */
export function stepTitle(procedure: Procedure, name: string): Text {
  return procedure.steps[name]?.title ?? verbatim(name);
}

/** Every action of a procedure with its name, over all steps and anywhere. */
export const everyAction = oncePer((procedure: Procedure): readonly (readonly [string, Action])[] => [
  ...Object.values(procedure.steps).flatMap((step) => Object.entries(step.actions)),
  ...Object.entries(procedure.anywhere),
]);

/** The field that a stored fact comes from, by the fact's name, in the order in which the forms ask: the first that sets it. */
export const factFieldsOf = oncePer((procedure: Procedure): readonly (readonly [string, Field])[] => {
  const forms = [procedure.opening.form, ...everyAction(procedure).map(([, { form }]) => form ?? {})];
  const fields = new Map<string, Field>();
  for (const field of forms.flatMap((form) => Object.values(form)))
    if (field.fact !== undefined && !fields.has(field.fact)) fields.set(field.fact, field);
  return [...fields];
});

/** The title of a slot, whichever action asks for it. */
export function slotTitleOf(procedure: Procedure, name: string): Text {
  return slotTitles(procedure).get(name) ?? verbatim(name);
}

/** The first action that asks for a slot names it. */
const slotTitles = oncePer((procedure: Procedure): ReadonlyMap<string, Text> => {
  const slots = everyAction(procedure).flatMap(([, { evidence }]) => evidence ?? []);
  return new Map(slots.toReversed().map(({ slot, title }) => [slot, title]));
});

/** Whether people perform it: the clock and the lot act by themselves. */
export function isPerson(performer: Performer): performer is Role {
  return performer !== 'clock' && performer !== 'lot';
}

/** What a refusal speaks of, in words: the title of a slot, an action or a step where it names one. */
export function aboutOf(
  procedure: Procedure,
  at: { readonly step: string; readonly action: string },
  { code, about }: Refusal,
): Text | undefined {
  if (about === undefined) return undefined;
  switch (code) {
    case 'evidenceMissing':
      return slotTitle(actionAt(procedure, at.step, at.action), about);
    case 'samePerson':
    case 'sameOrganisation':
      return actionTitle(procedure, about);
    case 'homeRefused':
      return homeRefused(about);
    case 'acceptanceMembersMissing':
      return membersNamed(about);
    case 'notAtThisStep':
      return stepTitle(procedure, about);
    default:
      return verbatim(about);
  }
}

function slotTitle(action: Action | undefined, name: string): Text {
  return action?.evidence?.find(({ slot }) => slot === name)?.title ?? verbatim(name);
}

/** Those whom the policy names for an acceptance and who were not there. */
function membersNamed(about: string): Text {
  const titles = about.split(' ').map((member) => ACCEPTANCE_MEMBERS[member as keyof typeof ACCEPTANCE_MEMBERS]);
  return { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') };
}

/** Why one home of a lot stood in the way: its number, and the reason in words. */
function homeRefused(about: string): Text {
  const [number = '', code = ''] = about.split(': ');
  const reason = Object.hasOwn(REFUSALS, code) ? REFUSALS[code as RefusalCode] : verbatim(code);
  const worded = (language: keyof Text) => `${number}: ${reason[language].replace('{about}', '…')}`;
  return { zh: worded('zh'), en: worded('en') };
}

function verbatim(text: string): Text {
  return { zh: text, en: text };
}
