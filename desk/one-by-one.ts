import type { Field } from '../procedures/form.js';
import type { Action } from '../procedures/procedure.js';
import type { Text } from '../procedures/vocabulary.js';

/** Why an action is done case by case, and the title of what differs from case to case. */
export interface OneByOne {
  readonly because: 'ownField' | 'ownPapers' | 'ownPassword';
  readonly about: Text;
}

/** Kinds of fields that say something found out, counted or owed at one case. The others say what an office decides. */
const FOUND_AT_THE_CASE = {
  text: false,
  date: false,
  choice: false,
  boolean: true,
  integer: true,
  quantity: true,
  money: true,
  list: true,
  idNumber: true,
  disabilityCard: true,
  phone: true,
  bankAccount: true,
} as const satisfies Record<Field['kind'], boolean>;

/**
 * Whether an action must be done case by case, read off its table: a field that differs from case to case (what was
 * measured, what is personal, the day of something that has happened), papers that no earlier act may have used, or a
 * password given anew. `null` when one form can speak for many cases.
 */
export function oneByOneBecause({ form = {}, evidence = [], signInAgain, title }: Action): OneByOne | null {
  const field = Object.values(form).find(differsByCase);
  if (field) return { because: 'ownField', about: field.title };
  const slot = evidence.find(({ min, fresh }) => fresh === true && min > 0);
  if (slot) return { because: 'ownPapers', about: slot.title };
  return signInAgain ? { because: 'ownPassword', about: title } : null;
}

function differsByCase(field: Field): boolean {
  return (
    FOUND_AT_THE_CASE[field.kind] || field.sensitive !== undefined || (field.kind === 'date' && field.past === true)
  );
}
