import { z } from 'zod';
import type { Field } from '../procedures/form.js';
import type { Day, FactValue } from '../procedures/vocabulary.js';
import { birthDayFits, idChecksumFits, isRealDay, luhnFits } from './chinese-id.js';
import type { FieldErrorCode } from './form-messages.js';

const fault = (code: FieldErrorCode): { readonly error: string } => ({ error: code });

/** Control characters other than the end of a line, and those that turn the direction of writing. */
const INVISIBLE = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/u;
/** At least one character that can be seen; a text of fillers, joiners and direction marks alone says nothing. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Cf}\s\u2800]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A text: trimmed, neither empty nor invisible, at most `max` characters, without control characters. */
export function textSchema(max: number): z.ZodString {
  return z
    .string()
    .overwrite((value) => value.replace(/\r\n?/g, '\n'))
    .trim()
    .min(1, fault('missing'))
    .max(max, fault('tooLong'))
    .refine((value) => value === '' || VISIBLE.test(value), { ...fault('missing'), abort: true })
    .refine((value) => !INVISIBLE.test(value) && !LONE_SURROGATE.test(value), fault('controlCharacter'));
}

/** A real day between 1900 and 2199. */
export const daySchema = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/, fault('notADay'))
  .refine(isRealDay, fault('notADay'))
  .meta({ format: 'date' });

/** Whole fen as a decimal string, written the one way in which it can be. Up to ten trillion yuan. */
export const moneySchema = z.string().regex(/^(0|[1-9]\d{0,14})$/, fault('notMoney'));

const quantitySchema = z.string().regex(/^(0|[1-9]\d{0,8})(\.\d{1,2})?$/, fault('notQuantity'));

const upperCased = z.string().trim().toUpperCase();

/** An ID number of 18 characters by GB 11643-1999 whose holder was born by `today`. */
export function idNumberSchema(today: Day): z.ZodString {
  return upperCased
    .regex(/^[1-9]\d{16}[\dX]$/, { ...fault('idNumberForm'), abort: true })
    .refine(idChecksumFits, fault('idNumberChecksum'))
    .refine((value) => birthDayFits(value, today), fault('idNumberBirthDay'));
}

const disabilityCardSchema = upperCased
  .regex(/^[1-9]\d{16}[\dX][1-7][1-4](B[1-9])?$/, { ...fault('disabilityCardForm'), abort: true })
  .refine((value) => idChecksumFits(value.slice(0, 18)), fault('idNumberChecksum'));

/** A mobile number of mainland China, or a landline with its area code. */
export const phoneSchema = z
  .string()
  .trim()
  .regex(/^(1[3-9]\d{9}|0\d{2,3}-?[2-9]\d{6,7})$/, fault('phoneForm'));

const bankAccountSchema = z
  .string()
  .overwrite((value) => value.replace(/ /g, ''))
  .regex(/^\d{12,19}$/, { ...fault('bankAccountForm'), abort: true })
  .refine(luhnFits, fault('bankAccountChecksum'));

type SimpleField = Exclude<Field, { readonly kind: 'list' }>;

/** The schema of a field that is not a list. */
export function simpleFieldSchema(field: SimpleField, today: Day): z.ZodType<FactValue> {
  switch (field.kind) {
    case 'text':
      return textSchema(field.max);
    case 'integer':
      return z.int().min(field.min, fault('tooSmall')).max(field.max, fault('tooBig'));
    case 'boolean':
      return z.boolean();
    case 'choice':
      return z.enum(Object.keys(field.options), {
        error: ({ input }) => (input === undefined ? 'missing' : 'notOffered'),
      });
    case 'idNumber':
      return idNumberSchema(today);
    case 'date':
      return field.past ? daySchema.refine((day) => day <= today, fault('dayInFuture')) : daySchema;
    case 'money':
      return aboveZero(moneySchema, field);
    case 'quantity':
      return aboveZero(quantitySchema, field);
    default:
      return PLAIN_SCHEMAS[field.kind];
  }
}

function aboveZero(schema: z.ZodString, { positive }: { readonly positive?: true }): z.ZodString {
  return positive ? schema.refine((value) => !/^0(\.0+)?$/.test(value), fault('notAboveZero')) : schema;
}

const PLAIN_SCHEMAS = {
  disabilityCard: disabilityCardSchema,
  phone: phoneSchema,
  bankAccount: bankAccountSchema,
} as const;
