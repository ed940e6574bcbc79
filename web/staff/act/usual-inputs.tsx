import type { ShownAction, ShownCase } from '../../../desk/show-case.js';
import { RECALL } from '../../../procedures/recall.js';
import { ROLES, type Role, type Text } from '../../../procedures/vocabulary.js';
import { describedBy, ErrorMessage } from '../../forms/form-field.js';
import type { FormState } from '../../forms/form-state.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';

interface UsualProps {
  readonly shown: Pick<ShownCase, 'today'>;
  readonly offered: Pick<ShownAction, 'name' | 'signInAgain'>;
  readonly state: FormState;
  /** Those of the person's seats in which the action may be performed. */
  readonly roles: readonly Role[];
  /** Those of them that colleagues delegated. */
  readonly standsInFor: ShownCase['standsInFor'];
}

/** What every action asks beside its own form: the day, which no recall has on paper, and where it matters the seat and the password. */
export function UsualInputs({ shown, offered, state: { values, errors }, roles, standsInFor }: UsualProps) {
  return (
    <>
      {offered.name !== RECALL && (
        <DayInput
          value={values.get('happenedOn') ?? shown.today}
          error={errors.get('happenedOn')}
          today={shown.today}
        />
      )}
      {roles.length > 1 && <RoleInput {...{ roles, standsInFor }} value={values.get('role') ?? roles[0] ?? ''} />}
      {roles.length === 1 && <StandsInHint person={forWhom(standsInFor, roles[0])} />}
      {offered.signInAgain && <PasswordInput error={errors.get('password')} />}
    </>
  );
}

interface DayProps {
  readonly value: string;
  readonly error: Text | undefined;
  readonly today: string;
}

/** The day on which it happened: what was signed on paper yesterday is entered today. */
function DayInput({ value, error, today }: DayProps) {
  const say = useSay();
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label govuk-!-font-weight-bold" for="happenedOn">
        {say(WORDS.happenedOn)}
      </label>
      <div class="govuk-hint" id="happenedOn-hint">
        {say(WORDS.happenedOnHint)}
      </div>
      {error && <ErrorMessage id="happenedOn" error={error} />}
      <input
        class="govuk-input govuk-input--width-20"
        id="happenedOn"
        name="happenedOn"
        type="date"
        value={value}
        max={today}
        aria-describedby={describedBy('happenedOn', { hint: true, error: error !== undefined })}
      />
    </div>
  );
}

interface RoleProps extends Pick<UsualProps, 'roles' | 'standsInFor'> {
  readonly value: string;
}

/** For people who hold several seats: the one used is recorded. */
function RoleInput({ roles, standsInFor, value }: RoleProps) {
  const say = useSay();
  const label = (role: Role) => {
    const person = forWhom(standsInFor, role);
    return `${say(ROLES[role])}${person === undefined ? '' : say(WORDS.standsInFor, person)}`;
  };
  return (
    <div class="govuk-form-group">
      <label class="govuk-label govuk-!-font-weight-bold" for="role">
        {say(WORDS.actAs)}
      </label>
      <select class="govuk-select" id="role" name="role">
        {roles.map((role) => (
          <option key={role} value={role} selected={role === value}>
            {label(role)}
          </option>
        ))}
      </select>
    </div>
  );
}

function forWhom(standsInFor: UsualProps['standsInFor'], role: Role | undefined): string | undefined {
  return standsInFor.find((each) => each.role === role)?.person;
}

/** Whoever can act through a colleague alone is told so before. */
function StandsInHint({ person }: { readonly person: string | undefined }) {
  const say = useSay();
  return person === undefined ? null : <p class="govuk-inset-text">{say(WORDS.standsInHint, person)}</p>;
}

/** For acts that must not be done in passing. */
function PasswordInput({ error }: { readonly error: Text | undefined }) {
  const say = useSay();
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label govuk-!-font-weight-bold" for="password">
        {say(WORDS.ownPassword)}
      </label>
      {error && <ErrorMessage id="password" error={error} />}
      <input
        class="govuk-input govuk-input--width-20"
        id="password"
        name="password"
        type="password"
        autoComplete="current-password"
        aria-describedby={describedBy('password', { error: error !== undefined })}
      />
    </div>
  );
}
