import type { Form } from '../form.js';
import type { Action, Procedure } from '../procedure.js';
import { RECALL } from '../recall.js';
import { writtenActions } from './table-action.js';

/** What the opening of a home must ask, so that person, household and place can be known. */
const ASKED_OF_A_HOME = ['name', 'idNumber', 'address'] as const;

/** Whether each action suits who performs it, what it does to linked cases, and what the procedure is about. */
export function problemsOfPerformers(procedure: Procedure): string[] {
  return [
    ...problemsOfSubject(procedure),
    ...writtenActions(procedure).flatMap(({ where, name, action }) => [
      ...(name === RECALL ? [`${where}: every table knows recalling already`] : []),
      ...problemsOfLot(where, action),
      ...problemsOfLink(procedure, where, action),
    ]),
  ];
}

function problemsOfSubject(procedure: Procedure): string[] {
  return [...problemsOfOpening(procedure), ...problemsOfHome(procedure)];
}

/** Visits begin with an action of the case that they follow; every other case is opened by somebody. */
function problemsOfOpening({ subject, opening }: Procedure): string[] {
  if (subject === 'visit') return opening.by.length > 0 ? ['opening: nobody opens visits'] : [];
  return opening.by.length > 0 ? [] : ['opening: nobody may open a case'];
}

function problemsOfHome({ subject, opening }: Procedure): string[] {
  if (subject !== 'home') return [];
  const asked: Form = opening.form;
  return ASKED_OF_A_HOME.filter((field) => asked[field]?.fact !== field).map(
    (field) => `opening: a home's application must set the fact ${field}`,
  );
}

/** A lot hands in no papers, gives no password, and shares no action with anyone else. */
function problemsOfLot(where: string, { by, evidence, signInAgain }: Action): string[] {
  const lot = by.includes('lot');
  const people = by.some((performer) => performer !== 'lot' && performer !== 'clock');
  return [
    ...(lot && by.length > 1 ? [`${where}: what the lot performs, nobody else may`] : []),
    ...(lot && evidence ? [`${where}: an action by the lot can have no evidence`] : []),
    ...(signInAgain && !people ? [`${where}: only people can sign in again`] : []),
  ];
}

function problemsOfLink({ subject }: Procedure, where: string, { linked, form }: Action): string[] {
  if (!linked) return [];
  const homes = form?.homes;
  const named = homes?.kind === 'list' && homes.of.number?.kind === 'text';
  return [
    ...(subject === 'lot' ? [] : [`${where}: only a lot has linked cases`]),
    ...(linked.cases === 'form' && !named ? [`${where}: the form has no list of homes by number`] : []),
    ...(linked.passes ?? [])
      .filter((field) => form?.[field] === undefined)
      .map((field) => `${where}: passes ${field}, which its form does not ask`),
  ];
}
