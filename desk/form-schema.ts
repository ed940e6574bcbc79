import { z } from 'zod';
import { oncePer } from '../procedures/once-per.js';
import type { Field, Form } from '../procedures/form.js';
import type { Day, Facts, FactValue } from '../procedures/vocabulary.js';
import { partsOfCard } from './chinese-id.js';
import { simpleFieldSchema } from './field-schemas.js';
import { fieldErrorsOf } from './field-errors.js';
import type { FieldError, FieldErrorCode } from './form-messages.js';

/** The strict schema of a form: unknown fields are refused, each kind of field is checked by its own rules. */
export function formSchema(form: Form, today: Day): z.ZodType<Facts> {
  const fields = Object.entries(form).map(([name, field]) => {
    const schema = fieldSchema(field, today);
    return [name, field.optional ? schema.optional() : schema] as const;
  });
  const shape = z.strictObject(Object.fromEntries(fields)) as unknown as z.ZodType<Facts>;
  const cards = Object.keys(form).filter((name) => form[name]?.kind === 'disabilityCard');
  if (cards.length === 0) return shape;
  return shape.superRefine((values, context) => {
    for (const card of cards) {
      for (const [name, code] of cardFaults(form, values, card))
        context.addIssue({ code: 'custom', path: [name], message: code });
    }
  });
}

function fieldSchema(field: Field, today: Day): z.ZodType<FactValue> {
  const schema: z.ZodType<FactValue> =
    field.kind === 'list'
      ? z.array(formSchema(field.of, today)).min(field.min, { error: 'tooShort' }).max(field.max, { error: 'tooLong' })
      : simpleFieldSchema(field, today);
  return schema.meta({
    ...schema.meta(),
    title: field.title.zh,
    'x-title': field.title,
    'x-kind': field.kind,
    ...optionTitles(field),
  });
}

function optionTitles(field: Field): { readonly 'x-options'?: unknown } {
  return field.kind === 'choice' ? { 'x-options': field.options } : {};
}

/** The card's number says whose it is, which category and which grade: the form may not say otherwise. */
function cardFaults(form: Form, values: Facts, card: string): [string, FieldErrorCode][] {
  const number = values[card];
  if (typeof number !== 'string') return [];
  const said = partsOfCard(number);
  return Object.entries(form).flatMap(([name, field]): [string, FieldErrorCode][] => {
    const value = values[name];
    if (value === undefined) return [];
    if (field.kind === 'idNumber') return value === said.idNumber ? [] : [[card, 'cardOfAnotherPerson']];
    if (field.fact === 'category')
      return ordinalOf(field, value) === said.category ? [] : [[name, 'cardCategoryDiffers']];
    if (field.fact === 'grade') return ordinalOf(field, value) === said.grade ? [] : [[name, 'cardGradeDiffers']];
    return [];
  });
}

/** The digit that stands for a category or grade on the card: the options are listed in the order of the card. */
function ordinalOf(field: Field, value: FactValue): string {
  if (field.kind !== 'choice') return String(value);
  return String(Object.keys(field.options).indexOf(String(value)) + 1);
}

export type FormRead = { readonly form: Facts } | { readonly errors: readonly FieldError[] };

/** Reads what was filled in. @param pointer where the form stands in what was sent, for the errors. */
export function readForm(form: Form, filledIn: unknown, today: Day, pointer = '#/form'): FormRead {
  const read = schemaFor(form, today).safeParse(filledIn);
  return read.success ? { form: read.data } : { errors: fieldErrorsOf(read.error.issues, pointer) };
}

const madeFor = new WeakMap<Form, { readonly today: Day; readonly schema: z.ZodType<Facts> }>();

/** A form's schema is made once a day, not for every request. */
function schemaFor(form: Form, today: Day): z.ZodType<Facts> {
  const known = madeFor.get(form);
  if (known?.today === today) return known.schema;
  const schema = formSchema(form, today);
  madeFor.set(form, { today, schema });
  return schema;
}

/** JSON Schema (2020-12) of a form, for screens and clients. Titles stand beside it as `x-title`. */
export const formJsonSchema = oncePer((form: Form): object =>
  z.toJSONSchema(formSchema(form, '2199-12-31'), { io: 'input' }),
);
