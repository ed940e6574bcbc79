import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import type { Field, Form } from '../../procedures/form.js';
import { everyAction } from '../words.js';

const FIELDS: ReadonlyMap<string, Field> = new Map(
  ALL_PROCEDURES.flatMap((procedure) => [
    procedure.opening.form,
    ...everyAction(procedure).map(([, { form }]) => form ?? {}),
  ]).flatMap(fieldsOf),
);

function fieldsOf(form: Form): [string, Field][] {
  return Object.entries(form).flatMap(([name, field]): [string, Field][] =>
    field.kind === 'list'
      ? [[name, field], ...Object.entries(field.of).map(([each, of]): [string, Field] => [`${name}.${each}`, of])]
      : [[name, field]],
  );
}

/** The field of some programme's form at this path (`reason`, `lines.room`); the latest table's where several have it. */
export function formFieldAt(path: string): Field | undefined {
  return FIELDS.get(path);
}
