import { z } from 'zod';
import type { FieldErrorCode } from './form-messages.js';

/** Digits and letters without those that look like others, in the order of their values (GB 32100-2015, table 2). */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BODY_LENGTH = 17;
const FORM = new RegExp(`^[${CHARACTERS}]{2}\\d{6}[${CHARACTERS}]{10}$`);

/** The check character of the first 17 of a unified social credit code (GB 32100-2015, 4.2.6: weights 3^i modulo 31). */
export function creditCodeCheck(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body.slice(0, BODY_LENGTH)) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % CHARACTERS.length;
  }
  return CHARACTERS[(CHARACTERS.length - (sum % CHARACTERS.length)) % CHARACTERS.length] ?? '';
}

const fault = (code: FieldErrorCode): { readonly error: string } => ({ error: code });

/** A unified social credit code of 18 characters whose last one fits. Small letters are taken as capitals. */
export const creditCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(FORM, { ...fault('creditCodeForm'), abort: true })
  .refine((code) => creditCodeCheck(code) === code[BODY_LENGTH], fault('creditCodeChecksum'));
