import type { Field, Form } from '../../procedures/form.js';
import type { Facts, FactValue } from '../../procedures/vocabulary.js';

/** A filled-in form of the right shape, optional fields left out. */
export function sampleForm(form: Form | undefined): Facts {
  const asked = Object.entries(form ?? {}).filter(([, field]) => field.optional !== true);
  return Object.fromEntries(asked.map(([name, field]) => [name, sampleValue(field)]));
}

function sampleValue(field: Field): FactValue {
  if (field.kind === 'list') return Array.from({ length: Math.max(field.min, 1) }, () => sampleForm(field.of));
  if (field.kind === 'choice') return Object.keys(field.options)[0] ?? '';
  if (field.kind === 'integer') return field.min;
  return PLAIN[field.kind];
}

const PLAIN = {
  text: '示例',
  date: '2026-12-31',
  money: '100000',
  quantity: '2.5',
  boolean: false,
  idNumber: '342501198001010010',
  disabilityCard: '34250119800101001042',
  phone: '13900000000',
  bankAccount: '6222020000000000000',
} as const satisfies Record<Exclude<Field['kind'], 'list' | 'choice' | 'integer'>, FactValue>;
