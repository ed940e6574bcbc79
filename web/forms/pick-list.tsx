import type { Field } from '../../procedures/form.js';
import type { Text } from '../../procedures/vocabulary.js';
import { useSay } from '../screen.js';
import { WORDS } from '../words.js';
import { describedBy, ErrorMessage, type Suggestion } from './form-field.js';
import type { Errors } from './form-fields.js';
import { FORM, idOf, nameOf } from './form-names.js';
import { countRows, type PicksOf, ROWS_BUTTON } from './form-rows.js';

interface Props {
  readonly list: string;
  readonly field: Extract<Field, { readonly kind: 'list' }>;
  readonly offers: readonly Suggestion[];
  readonly values: URLSearchParams;
  readonly errors: Errors;
  readonly picksOf?: PicksOf | undefined;
}

/** A list of known things, each ticked or not, in groups: one row of the form's list for each that is ticked. */
export function PickList(known: Props) {
  const { list, field, errors } = known;
  const sent = rowsOf(known);
  const props = { ...known, offers: withUnknown(known.offers, sent) };
  const { offers } = props;
  const say = useSay();
  const name = nameOf(FORM, list);
  const error = errors.get(name);
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
      {offers.length > 1 && field.max > 1 && <PickButtons list={list} groups={groups} />}
      {groups.map((group) => (
        <PickGroup key={group} {...props} group={group} sent={sent} picked={pickedIn(props, sent)} />
      ))}
    </fieldset>
  );
}

/** What the form's rows say, in their order. */
function rowsOf({ list, field, values }: Props): readonly string[] {
  const key = keyOf(field);
  return Array.from({ length: countRows(values, list) }, (_, row) => values.get(nameOf(FORM, list, row, key)) ?? '');
}

/** What was sent and is not on offer stays to be seen, so that what is wrong with it can be told there. */
function withUnknown(offers: readonly Suggestion[], sent: readonly string[]): readonly Suggestion[] {
  const unknown = [...new Set(sent)].filter((value) => !offers.some((offer) => offer.value === value));
  return [...offers, ...unknown.map((value) => ({ value, label: value }))];
}

/** What is ticked: what was, and what a button asked for. */
function pickedIn({ list, offers, picksOf }: Props, sent: readonly string[]): ReadonlySet<string> {
  const asked = offers.filter(
    ({ group = '' }) => picksOf?.list === list && (picksOf.group === null || picksOf.group === group),
  );
  return new Set([...sent, ...asked.map(({ value }) => value)]);
}

/** The one field of each row. */
function keyOf({ of }: Props['field']): string {
  return Object.keys(of)[0] ?? '';
}

function PickButtons({ list, groups }: { readonly list: string; readonly groups: readonly string[] }) {
  const say = useSay();
  const presses = [
    [`all:${list}`, say(WORDS.pickAll)],
    ...(groups.length > 1 ? groups.map((group) => [`all:${list}:${group}`, say(WORDS.pickGroup, group)]) : []),
  ];
  return (
    <div class="govuk-button-group">
      {presses.map(([value, text]) => (
        <button
          key={value}
          class="govuk-button govuk-button--secondary"
          name={ROWS_BUTTON}
          value={value}
          formNoValidate
        >
          {text}
        </button>
      ))}
    </div>
  );
}

interface GroupProps extends Props {
  readonly group: string;
  /** What the form's rows said: an error that names a row leads to what that row named. */
  readonly sent: readonly string[];
  readonly picked: ReadonlySet<string>;
}

function PickGroup({ list, field, offers, errors, group, sent, picked }: GroupProps) {
  const single = field.max === 1;
  const nameAt = (row: number) => nameOf(FORM, list, row, keyOf(field));
  const rowOf = ({ value }: Suggestion) => sent.indexOf(value);
  const idAt = (offer: Suggestion, at: number) =>
    rowOf(offer) < 0 ? `${idOf(nameOf(FORM, list))}-offer-${at}` : idOf(nameAt(rowOf(offer)));
  return (
    <div class="tongtu-picks" role="group" aria-label={group}>
      {group !== '' && <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{group}</p>}
      <div class={single ? 'govuk-radios govuk-radios--small' : 'govuk-checkboxes govuk-checkboxes--small'}>
        {offers.map((offer, at) =>
          (offer.group ?? '') === group ? (
            <PickOne
              key={offer.value}
              name={nameAt(single ? 0 : at)}
              id={idAt(offer, at)}
              error={errors.get(nameAt(rowOf(offer)))}
              checked={picked.has(offer.value)}
              {...{ single, offer }}
            />
          ) : null,
        )}
      </div>
    </div>
  );
}

export interface PickOneProps {
  readonly name: string;
  readonly id: string;
  /** One alone may be chosen. */
  readonly single?: boolean;
  readonly checked: boolean;
  readonly offer: Suggestion;
  readonly error?: Text | undefined;
}

/** One thing to be ticked, or the reason why it cannot be. */
export function PickOne({ name, id, single = false, checked, offer, error }: PickOneProps) {
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
        aria-describedby={describedBy(id, { error: error !== undefined })}
      />
      <label class={`govuk-label govuk-${kind}__label`} for={id}>
        {label}
        {detail && <span class="tongtu-muted"> {say(detail)}</span>}
        {blocked && <span class="tongtu-tag tongtu-tag--soon">{say(blocked)}</span>}
      </label>
      {error && <ErrorMessage id={id} error={error} />}
    </div>
  );
}
