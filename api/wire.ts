import { z } from 'zod';
import { ROLES, type Role } from '../procedures/vocabulary.js';
import { daySchema } from '../desk/field-schemas.js';

/** Shapes that several routes share. */
export const id = z.guid();
export const day = daySchema;
export const text = z.object({ zh: z.string(), en: z.string() });
export const role = z.enum(Object.keys(ROLES) as [Role, ...Role[]]);
export const seq = z.int();
/** A year in a body. */
export const yearOf = z.int().min(2000).max(2200);
/** A year in a query. */
export const year = z.coerce.number().int().min(2000).max(2200);
/** Fen as a decimal string. */
export const fen = z.string();
export const jsonSchema = z.record(z.string(), z.unknown());
export const instant = z.string();

const fieldError = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });

/** RFC 9457 with our `code`, and what the desk knows beside it. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    about: z.string().optional(),
    errors: z.array(fieldError).optional(),
    allowed: z.array(z.object({ name: z.string(), title: z.string() })).optional(),
    now: z.object({ seq, step: z.string(), closed: z.string().nullable() }).optional(),
    changes: z
      .array(z.object({ seq, action: z.string(), title: z.string(), happenedOn: z.string(), toStep: z.string() }))
      .optional(),
    rejected: z.array(z.object({ row: z.int(), errors: z.array(fieldError) })).optional(),
    rejectedMore: z.int().optional().meta({ description: 'How many rows beyond those shown cannot be taken' }),
  })
  .meta({ id: 'Problem' });

/** What every route may answer beside its own. */
export const problemResponses = { '4xx': problem, '5xx': problem } as const;
