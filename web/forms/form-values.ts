import type { Field, Form } from '../../procedures/form.js';
import type { Facts, FactValue } from '../../procedures/vocabulary.js';
import { fenOfYuan, yuanOf } from '../money.js';
import { FORM, nameOf } from './form-names.js';
import { countRows } from './form-rows.js';

/** What stands for "this was not filled in": it is left out, and the desk says whether it may be. */
type Read = FactValue | undefined;

/**
 * What a browser's form says, as the desk takes it: numbers, yes and no, whole fen. What cannot be read is passed on as
 * it was typed, so that the desk says what is wrong with it.
 */
export function readValues(form: Form, tidy: URLSearchParams): Record<string, FactValue> {
  const entries = Object.entries(form).map(([name, field]) => [name, readField(field, name, tidy)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, FactValue] => entry[1] !== undefined));
}

function readField(field: Field, name: string, tidy: URLSearchParams): Read {
  if (field.kind !== 'list') return readSimple(field, tidy.get(nameOf(FORM, name)));
  const rows = Array.from({ length: countRows(tidy, name) }, (_, row) =>
    readRow(field.of, nameOf(FORM, name, row), tidy),
  );
  return rows.length === 0 && field.optional ? undefined : rows;
}

function readRow(of: Form, prefix: string, tidy: URLSearchParams): Facts {
  const entries = Object.entries(of).map(
    ([name, field]) => [name, readSimple(field, tidy.get(nameOf(prefix, name)))] as const,
  );
  return Object.fromEntries(entries.filter((entry): entry is [string, FactValue] => entry[1] !== undefined));
}

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, no: false };

function readSimple({ kind }: Field, typed: string | null): Read {
  const text = typed?.trim() ?? '';
  return text === '' ? undefined : readText(kind, text);
}

function readText(kind: Field['kind'], text: string): FactValue {
  switch (kind) {
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'boolean':
      return YES_NO[text] ?? text;
    case 'money':
      return fenOfYuan(text) ?? text;
    default:
      return text;
  }
}

/** Browser fields that say what facts say: for forms that put right what is known. Masked values are left empty. */
export function fieldsOfFacts(form: Form, facts: Facts, mask: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, field] of Object.entries(form)) {
    const value = field.fact === undefined ? undefined : facts[field.fact];
    if (value === undefined || value === null || value === mask) continue;
    if (field.kind !== 'list') fields.set(nameOf(FORM, name), typedOf(field, value));
    else (value as readonly Facts[]).forEach((row, at) => setRow(fields, field.of, nameOf(FORM, name, at), row));
  }
  return fields;
}

function setRow(fields: URLSearchParams, of: Form, prefix: string, row: Facts): void {
  for (const [name, field] of Object.entries(of)) {
    const value = row[name];
    if (value !== undefined && value !== null) fields.set(nameOf(prefix, name), typedOf(field, value));
  }
}

function typedOf({ kind }: Field, value: FactValue): string {
  if (kind === 'boolean') return value === true ? 'yes' : 'no';
  return kind === 'money' ? yuanOf(String(value)) : String(value);
}
