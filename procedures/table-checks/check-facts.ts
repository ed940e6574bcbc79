import type { Field, Form } from '../form.js';
import { guards } from '../guards.js';
import type { Procedure } from '../procedure.js';
import { writtenActions } from './table-action.js';

interface Setter {
  readonly where: string;
  readonly fact: string;
  readonly kind: string;
  readonly personal: boolean;
}

/** Whether every fact that is read is set, and set alike wherever it is set; and whether the guards exist. */
export function problemsOfFacts(procedure: Procedure): string[] {
  const setters = settersOf(procedure);
  return [...unequal(setters), ...problemsOfDayClocks(procedure, setters), ...unknownGuards(procedure)];
}

function settersOf(procedure: Procedure): Setter[] {
  const ofActions = writtenActions(procedure).flatMap(({ where, action }) => [
    ...settersOfForm(where, action.form ?? {}),
    ...(action.dayFact === undefined ? [] : [{ where, fact: action.dayFact, kind: 'date', personal: false }]),
    ...Object.entries(action.sets ?? {}).flatMap(([fact, value]) =>
      value === null ? [] : [{ where, fact, kind: `constant ${typeof value}`, personal: false }],
    ),
  ]);
  return [...settersOfForm('opening', procedure.opening.form), ...ofActions];
}

function settersOfForm(where: string, form: Form): Setter[] {
  return Object.values(form).flatMap((field) =>
    field.fact === undefined
      ? []
      : [{ where, fact: field.fact, kind: kindOf(field), personal: field.sensitive !== undefined }],
  );
}

const CONSTANTS: Readonly<Record<string, string>> = { boolean: 'constant boolean', integer: 'constant number' };

/** A constant may stand for what a form says only where both are of one kind of JSON value. */
function kindOf(field: Field): string {
  return field.kind;
}

function sameKind(a: string, b: string): boolean {
  if (a === b) return true;
  const [constant, other] = a.startsWith('constant') ? [a, b] : [b, a];
  return constant.startsWith('constant') && (CONSTANTS[other] ?? 'constant string') === constant && other !== 'list';
}

function unequal(setters: readonly Setter[]): string[] {
  const first = new Map<string, Setter>();
  return setters.flatMap((setter) => {
    const known = first.get(setter.fact);
    if (!known) first.set(setter.fact, setter);
    if (!known) return [];
    return [
      ...(sameKind(known.kind, setter.kind)
        ? []
        : [`${setter.where}: sets ${setter.fact} as ${setter.kind}, ${known.where} as ${known.kind}`]),
      ...(known.personal === setter.personal
        ? []
        : [`${setter.where}: ${setter.fact} must be personal here and in ${known.where}, or in neither`]),
    ];
  });
}

function problemsOfDayClocks(procedure: Procedure, setters: readonly Setter[]): string[] {
  return Object.entries(procedure.steps).flatMap(([step, { clocks }]) =>
    Object.entries(clocks ?? {}).flatMap(([clock, { lasts }]) => {
      if (typeof lasts !== 'object' || !('untilFact' in lasts)) return [];
      const setter = setters.find((each) => each.fact === lasts.untilFact);
      if (!setter) return [`${step}, clock ${clock}: nothing sets the fact ${lasts.untilFact}`];
      return setter.kind === 'date' ? [] : [`${step}, clock ${clock}: the fact ${lasts.untilFact} is not a day`];
    }),
  );
}

function unknownGuards(procedure: Procedure): string[] {
  return writtenActions(procedure).flatMap(({ where, action }) =>
    (action.guards ?? [])
      .filter((name) => !Object.hasOwn(guards, name))
      .map((name) => `${where}: there is no guard ${name}`),
  );
}
