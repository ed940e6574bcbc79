import { ALL_PROCEDURES, latestProcedure } from '../procedures/all-procedures.js';
import type { Role, Text } from '../procedures/vocabulary.js';
import { formJsonSchema } from './form-schema.js';

/** A programme under which cases can be opened. */
export interface ListedProcedure {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly opening: { readonly title: Text; readonly by: readonly Role[]; readonly form: object };
  readonly steps: readonly { readonly name: string; readonly title: Text; readonly phase: string }[];
}

/** The newest version of each programme. */
export function listProcedures(): ListedProcedure[] {
  const ids = [...new Set(ALL_PROCEDURES.map(({ id }) => id))];
  return ids.map(latestProcedure).map(({ id, version, title, opening, steps }) => ({
    id,
    version,
    title,
    opening: { title: opening.title, by: opening.by, form: formJsonSchema(opening.form) },
    steps: Object.entries(steps).map(([name, step]) => ({ name, title: step.title, phase: step.phase })),
  }));
}
