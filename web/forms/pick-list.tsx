import type { Field } from '../../procedures/form.js';
import { useSay } from '../screen.js';
import { WORDS } from '../words.js';
import { ErrorMessage, type Suggestion } from './form-field.js';
import type { Errors } from './form-fields.js';
import { FORM, idOf, nameOf } from './form-names.js';
import { countRows } from './form-rows.js';

interface Props {
  readonly list: string;
  readonly field: Extract<Field, { readonly kind: 'list' }>;
  readonly offers: readonly Suggestion[];
  readonly values: URLSearchParams;
  readonly errors: Errors;
}

/** A list of known things, each ticked or not, in groups: one row of the form's list for each that is ticked. */
export function PickList({ list, field, offers, values, errors }: Props) {
  const say = useSay();
  const name = nameOf(FORM, list);
  const error = errors.get(name);
  const key = Object.keys(field.of)[0] ?? '';
  const picked = new Set(
    Array.from({ length: countRows(values, list) }, (_, row) => values.get(nameOf(name, row, key)) ?? ''),
  );
  const groups = [...new Set(offers.map(({ group = '' }) => group))];
  return (
    <fieldset
      class={`govuk-fieldset govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}
      id={idOf(name)}
      tabIndex={-1}
    >
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say(field.title)}</legend>
      {error && <ErrorMessage id={idOf(name)} error={error} />}
      {offers.length === 0 && <p class="govuk-body">{say(WORDS.nothingToPick)}</p>}
      {groups.map((group) => (
        <div key={group} class="tongtu-picks" role="group" aria-label={group}>
          {group !== '' && <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{group}</p>}
          <div
            class={field.max === 1 ? 'govuk-radios govuk-radios--small' : 'govuk-checkboxes govuk-checkboxes--small'}
          >
            {offers.map((offer, at) =>
              (offer.group ?? '') === group ? (
                <PickOne
                  key={offer.value}
                  name={nameOf(name, field.max === 1 ? 0 : at, key)}
                  id={idOf(nameOf(name, at, key))}
                  single={field.max === 1}
                  checked={picked.has(offer.value)}
                  offer={offer}
                />
              ) : null,
            )}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

export interface PickOneProps {
  readonly name: string;
  readonly id: string;
  /** One alone may be chosen. */
  readonly single?: boolean;
  readonly checked: boolean;
  readonly offer: Suggestion;
}

/** One thing to be ticked, or the reason why it cannot be. */
export function PickOne({ name, id, single = false, checked, offer }: PickOneProps) {
  const say = useSay();
  const { value, label, detail, blocked } = offer;
  const kind = single ? 'radios' : 'checkboxes';
  return (
    <div class={`govuk-${kind}__item`}>
      <input
        class={`govuk-${kind}__input`}
        type={single ? 'radio' : 'checkbox'}
        id={id}
        name={name}
        value={value}
        checked={checked && blocked === undefined}
        disabled={blocked !== undefined}
      />
      <label class={`govuk-label govuk-${kind}__label`} for={id}>
        {label}
        {detail && <span class="tongtu-muted"> {say(detail)}</span>}
        {blocked && <span class="tongtu-tag tongtu-tag--soon">{say(blocked)}</span>}
      </label>
    </div>
  );
}
