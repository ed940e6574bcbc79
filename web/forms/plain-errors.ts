import { FIELD_ERRORS, type FieldError } from '../../desk/form-messages.js';
import type { Text } from '../../procedures/vocabulary.js';
import type { Errors } from './form-fields.js';
import { nameAt } from './form-names.js';

/** The desk's errors of a form that no procedure asks for, by its fields, each with the field's title. */
export function plainErrors(errors: readonly FieldError[], titles: Readonly<Record<string, Text>>): Errors {
  return new Map(
    errors.map((error) => {
      const name = nameAt(error);
      const title = titles[name];
      const text = FIELD_ERRORS[error.code];
      return [name, title ? { zh: `${title.zh}：${text.zh}`, en: `${title.en}: ${text.en}` } : text];
    }),
  );
}
