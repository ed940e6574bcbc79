import type { ComponentChildren } from 'preact';
import { ErrorMessage } from '../../forms/form-field.js';
import type { Errors } from '../../forms/form-fields.js';
import { reasonOf } from '../../reason.js';
import { useSay } from '../../screen.js';
import type { InspectionActs, Outcome } from './inspection-acts.js';
import { OUTCOME } from './inspection-fields.js';
import { INSPECTION_WORDS } from './words.js';

interface Props {
  readonly acts: InspectionActs;
  readonly values: URLSearchParams;
  readonly errors: Errors;
  /** What only rework asks for. */
  readonly children: ComponentChildren;
}

/** Accepted, or to be put right by a day; what stands in the way of either is said beside it. */
export function OutcomeInput({ acts, values, errors, children }: Props) {
  const say = useSay();
  const error = errors.get(OUTCOME);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" aria-describedby={error ? `${OUTCOME}-error` : undefined}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say(INSPECTION_WORDS.outcome)}</legend>
        {error && <ErrorMessage id={OUTCOME} error={error} />}
        <div class="govuk-radios">
          <OutcomeRadio outcome="accept" acts={acts} chosen={values.get(OUTCOME) === 'accept'} />
          <OutcomeRadio outcome="rework" acts={acts} chosen={values.get(OUTCOME) === 'rework'} />
        </div>
      </fieldset>
      <fieldset class="govuk-fieldset govuk-!-margin-top-4">
        <legend class="govuk-fieldset__legend govuk-!-font-weight-bold">{say(INSPECTION_WORDS.ifRework)}</legend>
        {children}
      </fieldset>
    </div>
  );
}

interface RadioProps {
  readonly outcome: Outcome;
  readonly acts: InspectionActs;
  readonly chosen: boolean;
}

/** Papers that are missing come with the form itself, so they are no reason yet. */
function OutcomeRadio({ outcome, acts, chosen }: RadioProps) {
  const say = useSay();
  const { title, blockedBy } = acts[outcome].offered;
  const reason = blockedBy && blockedBy.code !== 'evidenceMissing' ? say(reasonOf(blockedBy)) : null;
  const id = outcome === 'accept' ? OUTCOME : `${OUTCOME}-${outcome}`;
  return (
    <div class="govuk-radios__item">
      <input
        class="govuk-radios__input"
        id={id}
        name={OUTCOME}
        type="radio"
        value={outcome}
        checked={chosen}
        aria-describedby={reason === null ? undefined : `${id}-reason`}
      />
      <label class="govuk-label govuk-radios__label" for={id}>
        {say(title)}
      </label>
      {reason !== null && (
        <div class="govuk-hint govuk-radios__hint" id={`${id}-reason`}>
          {reason}
        </div>
      )}
    </div>
  );
}
