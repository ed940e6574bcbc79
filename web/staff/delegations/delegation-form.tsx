import { randomUUID } from 'node:crypto';
import { ROLES, type Text } from '../../../procedures/vocabulary.js';
import { describedBy, FormGroup } from '../../forms/form-field.js';
import type { FormState } from '../../forms/form-state.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import type { DelegationsProps } from './delegations-page.js';
import { DELEGATION_WORDS } from './words.js';

/** Delegating one of one's roles: to whom, for which programme, from day to day. */
export function DelegationForm({ shown, state }: Pick<DelegationsProps, 'shown' | 'state'>) {
  const { say, csrf } = useScreen();
  const seats = shown.seats.map(({ role, orgId, org }) => ({
    value: `${role}@${orgId}`,
    label: `${org} · ${say(ROLES[role])}`,
  }));
  const colleagues = [...new Map(shown.colleagues.map((each) => [each.userId, each])).values()].map((each) => ({
    value: each.userId,
    label: `${each.person}${say(MARKS.aside, each.org)}`,
  }));
  const programmes = shown.programmes.map(({ id, title }) => ({ value: id, label: say(title) }));
  return (
    <section class="tongtu-panel tongtu-panel--task">
      <h2 class="govuk-heading-m">{say(DELEGATION_WORDS.make)}</h2>
      <p class="govuk-body">{say(DELEGATION_WORDS.lead)}</p>
      <form method="post" action="/delegations" noValidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="requestId" value={state.values.get('requestId') ?? randomUUID()} />
        <Choice name="seat" title={DELEGATION_WORDS.seat} choices={seats} state={state} />
        <Choice name="delegateId" title={DELEGATION_WORDS.delegate} choices={colleagues} state={state} choose />
        <Choice
          name="programme"
          title={DELEGATION_WORDS.programme}
          choices={[{ value: '', label: say(DELEGATION_WORDS.allProgrammes) }, ...programmes]}
          state={state}
        />
        <DayInput name="fromDay" title={DELEGATION_WORDS.fromDay} state={state} today={shown.today} />
        <DayInput
          name="toDay"
          title={DELEGATION_WORDS.toDay}
          hint={DELEGATION_WORDS.dayHint}
          {...{ state }}
          today={shown.today}
        />
        <button class="govuk-button" data-prevent-double-click>
          {say(DELEGATION_WORDS.send)}
        </button>
      </form>
    </section>
  );
}

interface InputProps {
  readonly name: string;
  readonly title: Text;
  readonly state: FormState;
}

interface ChoiceProps extends InputProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Nobody is chosen beforehand. */
  readonly choose?: boolean;
}

function Choice({ name, title, state: { values, errors }, choices, choose = false }: ChoiceProps) {
  const say = useSay();
  const error = errors.get(name);
  return (
    <FormGroup id={name} label={say(title)} error={error}>
      <select
        class="govuk-select"
        id={name}
        name={name}
        aria-describedby={describedBy(name, { error: error !== undefined })}
      >
        {choose && <option value="">{say(WORDS.choose)}</option>}
        {choices.map(({ value, label }) => (
          <option key={value} value={value} selected={values.get(name) === value}>
            {label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}

interface DayProps extends InputProps {
  readonly hint?: Text;
  readonly today: string;
}

function DayInput({ name, title, hint, state: { values, errors }, today }: DayProps) {
  const say = useSay();
  const error = errors.get(name);
  return (
    <FormGroup id={name} label={say(title)} hint={hint && say(hint)} error={error}>
      <input
        class="govuk-input govuk-input--width-20"
        id={name}
        name={name}
        type="date"
        min={today}
        value={values.get(name) ?? today}
        aria-describedby={describedBy(name, { hint: hint !== undefined, error: error !== undefined })}
      />
    </FormGroup>
  );
}
