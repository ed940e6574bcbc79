import type { FieldError } from '../../desk/form-messages.js';
import { FIELD_ERRORS } from '../../desk/form-messages.js';
import type { Form } from '../../procedures/form.js';
import type { Text } from '../../procedures/vocabulary.js';
import { useSay } from '../screen.js';
import { WORDS } from '../words.js';
import type { Errors } from './form-fields.js';
import { idOf, nameAt } from './form-names.js';

/** Every problem of a form at its top, each leading to its field. `general` belongs to none. */
export function ErrorSummary({
  errors,
  general = [],
}: {
  readonly errors: Errors;
  readonly general?: readonly string[];
}) {
  const say = useSay();
  if (errors.size === 0 && general.length === 0) return null;
  return (
    <div class="govuk-error-summary" role="alert" tabIndex={-1}>
      <h2 class="govuk-error-summary__title">{say(WORDS.errorsTitle)}</h2>
      <div class="govuk-error-summary__body">
        <ul class="govuk-list govuk-error-summary__list">
          {general.map((text) => (
            <li key={text}>{text}</li>
          ))}
          {[...errors].map(([name, text]) => (
            <li key={name}>
              <a href={`#${idOf(name)}`}>{say(text)}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The desk's errors by the browser's names, each with the title of its field. */
export function errorsByName(form: Form, errors: readonly FieldError[]): Errors {
  return new Map(
    errors.map((error) => {
      const name = nameAt(error);
      return [name, worded(titleAt(form, name), error)];
    }),
  );
}

function titleAt(form: Form, name: string): Text {
  const [, key = '', row, inner = ''] = name.split('.');
  const field = Object.hasOwn(form, key) ? form[key] : undefined;
  if (!field) return { zh: '', en: '' };
  const each = field.kind === 'list' && Object.hasOwn(field.of, inner) ? field.of[inner] : undefined;
  if (!each) return { zh: `${field.title.zh}：`, en: `${field.title.en}: ` };
  const number = Number(row) + 1;
  return { zh: `第 ${number} 行${each.title.zh}：`, en: `Row ${number}, ${each.title.en}: ` };
}

/** People type yuan here, so an amount is spoken of in yuan. */
function worded(title: Text, { code, detail = '' }: FieldError): Text {
  const text = FIELD_ERRORS[code === 'notMoney' ? 'notYuan' : code];
  return { zh: `${title.zh}${text.zh}${detail}`, en: `${title.en}${text.en} ${detail}`.trimEnd() };
}
