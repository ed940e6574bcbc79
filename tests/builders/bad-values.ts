import type { Field, Form } from '../../procedures/form.js';

type Simple = Exclude<Field, { readonly kind: 'list' }>;

/** What somebody may type that no field of the kind can take. */
function badValue(field: Simple): string {
  switch (field.kind) {
    case 'text':
      return '字'.repeat(field.max + 1);
    case 'integer':
      return String(field.max + 1);
    default:
      return BAD[field.kind];
  }
}

const BAD = {
  date: '2026-02-30',
  money: '十元',
  quantity: '-1',
  boolean: '也许',
  choice: '未列出',
  idNumber: '12345',
  disabilityCard: '12345',
  phone: '12345',
  bankAccount: '12345',
} as const satisfies Record<Exclude<Simple['kind'], 'text' | 'integer'>, string>;

/** A form in a browser with something wrong in every field; of a list, in every field of its first row. */
export function badFields(form: Form): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, field]) =>
      field.kind === 'list'
        ? Object.entries(field.of).flatMap(([inner, each]): [string, string][] =>
            each.kind === 'list' ? [] : [[`f.${name}.0.${inner}`, badValue(each)]],
          )
        : ([[`f.${name}`, badValue(field)]] satisfies [string, string][]),
    ),
  );
}

/** The fields that may not be left empty, by their names in a browser; of a list that must have rows, the list. */
export function requiredFields(form: Form): string[] {
  return Object.entries(form)
    .filter(([, field]) => !field.optional && !(field.kind === 'list' && field.min === 0))
    .map(([name]) => `f.${name}`);
}
