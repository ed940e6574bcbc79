import type { core } from 'zod';
import { FIELD_ERRORS, type FieldError, type FieldErrorCode } from './form-messages.js';

export type Issue = core.$ZodIssue;

/** What zod found, as codes of ours with JSON pointers. The values themselves stay out of it. */
export function fieldErrorsOf(issues: readonly Issue[], pointer: string): FieldError[] {
  return issues.flatMap((issue) => {
    const at = [pointer, ...issue.path.map(escaped)].join('/');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: `${at}/${escaped(key)}`, code: 'unknownField' as const }));
    return [{ pointer: at, code: codeOf(issue) }];
  });
}

/** A name as a JSON pointer writes it. */
export function escaped(part: PropertyKey): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** zod names integers apart where they leave what a number can hold exactly. */
const NUMBERS: ReadonlySet<string> = new Set(['number', 'int']);

function codeOf(issue: Issue): FieldErrorCode {
  if (isFieldErrorCode(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'missing' : 'wrongType';
    case 'too_small':
      return NUMBERS.has(issue.origin) ? 'tooSmall' : 'tooShort';
    case 'too_big':
      return NUMBERS.has(issue.origin) ? 'tooBig' : 'tooLong';
    case 'invalid_value':
      return 'notOffered';
    default:
      return 'wrongType';
  }
}

function isFieldErrorCode(message: string): message is FieldErrorCode {
  return Object.hasOwn(FIELD_ERRORS, message);
}
