import type { Field, Form } from '../../procedures/form.js';
import type { Text } from '../../procedures/vocabulary.js';
import { useSay } from '../screen.js';
import { WORDS } from '../words.js';
import { ErrorMessage, FormField, type Suggestion } from './form-field.js';
import { FORM, idOf, nameOf } from './form-names.js';
import { countRows, type PicksOf, ROWS_BUTTON } from './form-rows.js';
import { PickList } from './pick-list.js';

/** What is wrong, by the browser's name of the field. */
export type Errors = ReadonlyMap<string, Text>;

/**
 * What to offer while someone types, by the name of the field in the procedure's form. For a list's own name: what it is
 * chosen from.
 */
export type Suggestions = Readonly<Record<string, readonly Suggestion[]>>;

export interface FormFieldsProps {
  readonly form: Form;
  /** Tidy fields, as sent or as known. */
  readonly values: URLSearchParams;
  readonly errors: Errors;
  readonly suggestions?: Suggestions;
  /** A list to which one more row was asked for. */
  readonly moreOf?: string | undefined;
  /** What was asked to be ticked. */
  readonly picksOf?: PicksOf | undefined;
}

/** All fields of a procedure's form, in its order. */
export function FormFields(props: FormFieldsProps) {
  const { form, values, errors, suggestions = {} } = props;
  return (
    <>
      {Object.entries(form).map(([key, field]) => {
        const name = nameOf(FORM, key);
        const offers = suggestions[key];
        if (field.kind === 'list')
          return offers ? (
            <PickList key={key} {...{ values, errors, field, offers }} list={key} picksOf={props.picksOf} />
          ) : (
            <ListField key={key} {...props} list={key} field={field} />
          );
        const value = values.get(name) ?? '';
        return (
          <FormField
            key={key}
            name={name}
            field={field}
            value={value}
            error={errors.get(name)}
            suggestions={suggestions[key]}
          />
        );
      })}
    </>
  );
}

interface ListProps extends FormFieldsProps {
  readonly list: string;
  readonly field: Extract<Field, { readonly kind: 'list' }>;
}

function ListField(props: ListProps) {
  const { list, field, values, errors, moreOf } = props;
  const say = useSay();
  const name = nameOf(FORM, list);
  const filled = countRows(values, list);
  const rows = Math.max(filled + (moreOf === list ? 1 : 0), field.optional ? 0 : Math.max(field.min, 1));
  const error = errors.get(name);
  return (
    <fieldset class="govuk-fieldset tongtu-rows" id={idOf(name)} tabIndex={-1}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {say(field.title)}
        {field.optional && <span class="govuk-!-font-weight-regular"> {say(WORDS.optional)}</span>}
      </legend>
      {error && <ErrorMessage id={idOf(name)} error={error} />}
      {Array.from({ length: rows }, (_, row) => (
        <ListRow key={row} {...props} row={row} removable={row < filled} />
      ))}
      {rows < field.max && (
        <button class="govuk-button govuk-button--secondary" name={ROWS_BUTTON} value={`add:${list}`} formNoValidate>
          {say(WORDS.addRow)}
        </button>
      )}
    </fieldset>
  );
}

function ListRow({
  list,
  field,
  values,
  errors,
  suggestions = {},
  row,
  removable,
}: ListProps & { readonly row: number; readonly removable: boolean }) {
  const say = useSay();
  const named = Object.keys(field.of)
    .flatMap((key) => {
      const value = values.get(nameOf(FORM, list, row, key));
      return (suggestions[key] ?? []).filter((offer) => offer.value === value && offer.label !== value);
    })
    .map(({ label }) => label);
  return (
    <fieldset class="tongtu-row">
      <legend class={named.length > 0 ? 'govuk-fieldset__legend govuk-fieldset__legend--s' : 'govuk-visually-hidden'}>
        {[say(WORDS.row, row + 1), ...named].join(' · ')}
      </legend>
      {Object.entries(field.of).map(([key, each]) => {
        const name = nameOf(FORM, list, row, key);
        return each.kind === 'list' ? null : (
          <FormField
            key={key}
            inRow
            name={name}
            field={each}
            value={values.get(name) ?? ''}
            error={errors.get(name)}
            suggestions={suggestions[key]}
          />
        );
      })}
      {removable && (
        <button
          class="govuk-button govuk-button--secondary"
          name={ROWS_BUTTON}
          value={`remove:${list}:${row}`}
          formNoValidate
        >
          {say(WORDS.removeRow, row + 1)}
        </button>
      )}
    </fieldset>
  );
}
