import type { ComponentChildren } from 'preact';
import type { Field } from '../../procedures/form.js';
import type { Text } from '../../procedures/vocabulary.js';
import { useSay } from '../screen.js';
import { WORDS } from '../words.js';
import { idOf } from './form-names.js';

/** What the browser offers while someone types; the value is what is sent. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
  /** Of something to be ticked: the group it stands in, what else is known of it, and why it cannot be chosen. */
  readonly group?: string;
  readonly detail?: Text;
  readonly blocked?: Text;
}

export interface FieldProps {
  readonly name: string;
  readonly field: Exclude<Field, { readonly kind: 'list' }>;
  readonly value: string;
  readonly error: Text | undefined;
  readonly suggestions?: readonly Suggestion[] | undefined;
  /** In a row of a list: narrow, and choices as a drop-down. */
  readonly inRow?: boolean;
}

const MOST_RADIOS = 6;
const LONG_TEXT = 120;

/** One field of a procedure's form, drawn by its kind. */
export function FormField(props: FieldProps) {
  const { field, inRow = false } = props;
  if (field.kind === 'boolean') return <Radios {...props} options={{ yes: WORDS.yes, no: WORDS.no }} />;
  if (field.kind !== 'choice') return <TypedField {...props} />;
  const asRadios = !inRow && Object.keys(field.options).length <= MOST_RADIOS;
  return asRadios ? <Radios {...props} options={field.options} /> : <Select {...props} options={field.options} />;
}

interface GroupProps extends FieldProps {
  readonly children: ComponentChildren;
  readonly hint?: string;
}

function Group({ name, field, error, children, hint }: GroupProps) {
  const say = useSay();
  const label = (
    <>
      {say(field.title)}
      {field.optional && <span class="govuk-!-font-weight-regular"> {say(WORDS.optional)}</span>}
    </>
  );
  return <FormGroup {...{ id: idOf(name), label, hint, error, children }} />;
}

interface FormGroupProps {
  /** Of the input. Its hint and its error have the ids that `describedBy` names. */
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: string | undefined;
  readonly error: Text | undefined;
  /** Stands above a list that it narrows: its label is not bold. */
  readonly isFilter?: boolean;
  readonly children: ComponentChildren;
}

/** An input with its label, its hint and what is wrong with it. */
export function FormGroup({ id, label, hint, error, isFilter = false, children }: FormGroupProps) {
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class={`govuk-label ${isFilter ? '' : 'govuk-!-font-weight-bold'}`} for={id}>
        {label}
      </label>
      {hint && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <ErrorMessage id={id} error={error} />}
      {children}
    </div>
  );
}

export function ErrorMessage({ id, error }: { readonly id: string; readonly error: Text }) {
  const say = useSay();
  return (
    <p class="govuk-error-message" id={`${id}-error`}>
      <span class="govuk-visually-hidden">{say(WORDS.errorPrefix)}</span>
      {say(error)}
    </p>
  );
}

/** What a screen reader reads with a field: its hint and its error. */
export function describedBy(
  id: string,
  has: { readonly hint?: boolean; readonly error?: boolean },
): string | undefined {
  const ids = [...(has.hint ? [`${id}-hint`] : []), ...(has.error ? [`${id}-error`] : [])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Which keyboard a phone shows. */
const KEYBOARDS: Partial<Record<Field['kind'], 'numeric' | 'decimal' | 'tel'>> = {
  integer: 'numeric',
  money: 'decimal',
  quantity: 'decimal',
  phone: 'tel',
  bankAccount: 'numeric',
};

function TypedField(props: FieldProps) {
  const { field, inRow } = props;
  return field.kind === 'text' && field.max > LONG_TEXT && !inRow ? <LongText {...props} /> : <ShortText {...props} />;
}

function commonOf({ name, field, error }: FieldProps) {
  const id = idOf(name);
  return {
    id,
    name,
    autoComplete: 'off',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, { hint: field.kind === 'money', error: error !== undefined }),
  } as const;
}

function LongText(props: FieldProps) {
  return (
    <Group {...props}>
      <textarea class={`govuk-textarea ${props.error ? 'govuk-textarea--error' : ''}`} rows={3} {...commonOf(props)}>
        {props.value}
      </textarea>
    </Group>
  );
}

function ShortText(props: FieldProps) {
  const { name, field, value, error, suggestions = [] } = props;
  const say = useSay();
  const list = suggestions.length > 0 ? `${idOf(name)}-offers` : undefined;
  return (
    <Group {...props} {...(field.kind === 'money' ? { hint: say(WORDS.yuan) } : {})}>
      <input
        class={`govuk-input ${error ? 'govuk-input--error' : ''} ${widthOf(props)}`}
        type={field.kind === 'date' ? 'date' : 'text'}
        inputMode={KEYBOARDS[field.kind]}
        {...commonOf(props)}
        value={value}
        list={list}
      />
      {list && <Offers id={list} suggestions={suggestions} />}
    </Group>
  );
}

function Offers({ id, suggestions }: { readonly id: string; readonly suggestions: readonly Suggestion[] }) {
  return (
    <datalist id={id}>
      {suggestions.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </datalist>
  );
}

function widthOf({ field, inRow = false }: FieldProps): string {
  if (inRow) return '';
  if (field.kind === 'text') return 'govuk-!-width-two-thirds';
  return field.kind === 'integer' ? 'govuk-input--width-5' : 'govuk-input--width-20';
}

interface ChoiceProps extends FieldProps {
  readonly options: Readonly<Record<string, Text>>;
}

function Select(props: ChoiceProps) {
  const { name, value, error, options } = props;
  const say = useSay();
  const id = idOf(name);
  return (
    <Group {...props}>
      <select
        class={`govuk-select ${error ? 'govuk-select--error' : ''}`}
        id={id}
        name={name}
        aria-describedby={describedBy(id, { error: error !== undefined })}
      >
        <option value="">{say(WORDS.choose)}</option>
        {Object.entries(options).map(([option, title]) => (
          <option key={option} value={option} selected={option === value}>
            {say(title)}
          </option>
        ))}
      </select>
    </Group>
  );
}

function Radios({ name, field, value, error, options }: ChoiceProps) {
  const say = useSay();
  const id = idOf(name);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, { error: error !== undefined })}>
        <legend class="govuk-fieldset__legend govuk-!-font-weight-bold">
          {say(field.title)}
          {field.optional && <span class="govuk-!-font-weight-regular"> {say(WORDS.optional)}</span>}
        </legend>
        {error && <ErrorMessage id={id} error={error} />}
        <div class="govuk-radios govuk-radios--inline govuk-radios--small">
          {Object.entries(options).map(([option, title], at) => (
            <div class="govuk-radios__item" key={option}>
              <input
                class="govuk-radios__input"
                id={at === 0 ? id : `${id}-${option}`}
                name={name}
                type="radio"
                value={option}
                checked={option === value}
              />
              <label class="govuk-label govuk-radios__label" for={at === 0 ? id : `${id}-${option}`}>
                {say(title)}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
