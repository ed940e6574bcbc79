import type { CoordinationKind } from '../../../desk/coordination-titles.js';
import type { Receivers } from '../../../desk/passing-on.js';
import { ROLES } from '../../../procedures/vocabulary.js';
import { ErrorMessage } from '../../forms/form-field.js';
import type { FormState } from '../../forms/form-state.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { PASS_ON_WORDS } from './words.js';

interface Props {
  readonly kind: CoordinationKind;
  readonly receivers: Receivers;
  readonly state: FormState;
}

/** To whom: one colleague, several and whole offices, or for a reminder simply those whose turn it is. */
export function ReceiverInputs({ kind, receivers: { people, orgs }, state }: Props) {
  const say = useSay();
  const named = people.map(({ userId, person, role, org }) => ({
    value: userId,
    label: `${person}${say(MARKS.aside, `${org} · ${say(ROLES[role])}`)}`,
  }));
  if (named.length === 0) return <p class="govuk-inset-text">{say(PASS_ON_WORDS.nobody)}</p>;
  if (kind === 'reminder') return <Reminded labels={named.map(({ label }) => label)} />;
  const kindOf = kind === 'transfer' ? 'radio' : 'checkbox';
  return (
    <>
      <Choices
        legend={say(PASS_ON_WORDS[`${kind}To`])}
        name="people"
        first="to"
        {...{ kindOf, state }}
        choices={named}
      />
      {orgs.length > 0 && (
        <Choices
          legend={say(PASS_ON_WORDS.copyToOrgs)}
          name="orgs"
          first="orgs-0"
          {...{ kindOf, state }}
          choices={orgs.map(({ orgId, org }) => ({ value: orgId, label: org }))}
        />
      )}
    </>
  );
}

function Reminded({ labels }: { readonly labels: readonly string[] }) {
  const say = useSay();
  return (
    <>
      <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{say(PASS_ON_WORDS.reminderTo)}</p>
      <ul class="govuk-list govuk-list--bullet">
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    </>
  );
}

interface ChoicesProps {
  readonly legend: string;
  readonly name: 'people' | 'orgs';
  /** The id of the first choice, to which the error summary leads. */
  readonly first: string;
  readonly kindOf: 'radio' | 'checkbox';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly state: FormState;
}

function Choices({ legend, name, first, kindOf, choices, state: { values, errors } }: ChoicesProps) {
  const error = name === 'people' ? errors.get('to') : undefined;
  const block = kindOf === 'radio' ? 'radios' : 'checkboxes';
  const chosen = values.getAll(name);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" aria-describedby={error ? 'to-error' : undefined}>
        <legend class="govuk-fieldset__legend govuk-!-font-weight-bold">{legend}</legend>
        {error && <ErrorMessage id="to" error={error} />}
        <div class={`govuk-${block} govuk-${block}--small`}>
          {choices.map(({ value, label }, at) => (
            <div class={`govuk-${block}__item`} key={value}>
              <input
                class={`govuk-${block}__input`}
                id={at === 0 ? first : `${name}-${at}`}
                name={name}
                type={kindOf}
                value={value}
                checked={chosen.includes(value)}
              />
              <label class={`govuk-label govuk-${block}__label`} for={at === 0 ? first : `${name}-${at}`}>
                {label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
