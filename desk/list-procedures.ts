import { ALL_PROCEDURES, latestProcedure } from '../procedures/all-procedures.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Role, Text } from '../procedures/vocabulary.js';
import { formJsonSchema } from './form-schema.js';

/** A programme under which cases can be opened. */
export interface ListedProcedure {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  /** A home lies in a village, a lot or a recovery in a county. */
  readonly subject: Procedure['subject'];
  readonly opening: { readonly title: Text; readonly by: readonly Role[]; readonly form: object };
  readonly steps: readonly { readonly name: string; readonly title: Text; readonly phase: string }[];
}

/** The newest version of each programme that somebody may open. */
export function listProcedures(): ListedProcedure[] {
  const opened = ALL_PROCEDURES.filter(({ opening }) => opening.by.length > 0);
  const ids = [...new Set(opened.map(({ id }) => id))];
  return ids.map(latestProcedure).map(({ id, version, title, subject, opening, steps }) => ({
    id,
    version,
    title,
    subject,
    opening: { title: opening.title, by: opening.by, form: formJsonSchema(opening.form) },
    steps: Object.entries(steps).map(([name, step]) => ({ name, title: step.title, phase: step.phase })),
  }));
}
