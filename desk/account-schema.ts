import { z } from 'zod';
import { textSchema } from './field-schemas.js';

/** Logins are unique over all counties of a database. */
export const loginSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{2,49}$/, { error: 'loginForm' });

/** Long enough not to be guessed, and not so long that hashing it costs. */
export const passwordSchema = z
  .string()
  .min(12, { error: 'passwordForm' })
  .max(200, { error: 'passwordForm' })
  .refine((password) => new Set(password).size >= 5, { error: 'passwordForm' });

/** The code of a place or firm, such as its division code. */
export const orgCodeSchema = z.string().regex(/^[A-Z0-9]{2,20}$/, { error: 'orgCodeForm' });

export const nameSchema = textSchema(100);
