import type { Form } from '../procedures/form.js';
import { oncePer } from '../procedures/once-per.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Facts } from '../procedures/vocabulary.js';

/** The stored facts of a procedure that are personal: whatever any of its forms marks so. */
export const sensitiveFactsOf = oncePer(
  (procedure: Procedure): ReadonlySet<string> => new Set(formsOf(procedure).flatMap(sensitiveIn)),
);

function formsOf(procedure: Procedure): Form[] {
  const actions = [
    ...Object.values(procedure.steps).flatMap((step) => Object.values(step.actions)),
    ...Object.values(procedure.anywhere),
  ];
  return [procedure.opening.form, ...actions.flatMap((action) => (action.form ? [action.form] : []))];
}

function sensitiveIn(form: Form): string[] {
  return Object.values(form).flatMap((field) => (field.sensitive && field.fact ? [field.fact] : []));
}

/** Facts apart: those that may be stored readable, and the personal ones. */
export function splitFacts(procedure: Procedure, facts: Facts): { readonly plain: Facts; readonly personal: Facts } {
  const sensitive = sensitiveFactsOf(procedure);
  const entries = Object.entries(facts);
  return {
    plain: Object.fromEntries(entries.filter(([name]) => !sensitive.has(name))),
    personal: Object.fromEntries(entries.filter(([name]) => sensitive.has(name))),
  };
}
