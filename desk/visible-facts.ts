import type { Form } from '../procedures/form.js';
import { oncePer } from '../procedures/once-per.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Facts, Role } from '../procedures/vocabulary.js';
import { everyAction } from './words.js';

/** What stands in the place of a personal value for those who may not see it. */
export const MASK = '***';

/** The roles that see each personal fact of a procedure: those whom every field that sets it names. */
export const readersOf = oncePer((procedure: Procedure): ReadonlyMap<string, ReadonlySet<Role>> => {
  const readers = new Map<string, ReadonlySet<Role>>();
  const forms = [
    procedure.opening.form,
    ...everyAction(procedure).flatMap(([, { form }]): Form[] => (form ? [form] : [])),
  ];
  for (const field of forms.flatMap((form) => Object.values(form))) {
    if (!field.fact || !field.sensitive) continue;
    const known = readers.get(field.fact);
    const named = new Set(field.sensitive);
    readers.set(field.fact, known ? new Set([...known].filter((role) => named.has(role))) : named);
  }
  return readers;
});

/** A case's facts as holders of these roles may see them. */
export function visibleFacts(procedure: Procedure, facts: Facts, roles: readonly Role[]): Facts {
  const readers = readersOf(procedure);
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const who = readers.get(name);
      return [name, !who || value === null || roles.some((role) => who.has(role)) ? value : MASK];
    }),
  );
}
