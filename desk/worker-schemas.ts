import { z } from 'zod';
import { passwordSchema } from './account-schema.js';
import { textSchema } from './field-schemas.js';

const MOBILE = /^1[3-9]\d{9}$/;

/** A mobile number of mainland China: the code goes there. Spaces and hyphens are how people write it. */
export const mobileSchema = z
  .string()
  .overwrite((value) => value.replace(/[\s-]/g, ''))
  .regex(MOBILE, { error: 'mobileForm' });

/** Whether someone who signs in gave a telephone instead of a login. */
export function isMobile(login: string): boolean {
  return MOBILE.test(login);
}

export const invitationSchema = z.object({ name: textSchema(40), phone: mobileSchema });

export const joiningSchema = z.object({
  phone: mobileSchema,
  code: z
    .string()
    .overwrite((value) => value.replace(/\s/g, ''))
    .regex(/^\d{8}$/, { error: 'codeForm' }),
  password: passwordSchema,
});
