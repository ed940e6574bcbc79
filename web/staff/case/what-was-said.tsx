import type { ShownEvent } from '../../../desk/case-parts.js';
import type { ShownCase } from '../../../desk/show-case.js';
import type { Field, Form } from '../../../procedures/form.js';
import { actionAt, type Procedure } from '../../../procedures/procedure.js';
import { RECALL } from '../../../procedures/recall.js';
import { ROLES, type FactValue } from '../../../procedures/vocabulary.js';
import { FieldValue, filledTitle } from '../../parts/fact-value.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';

interface Props {
  readonly procedure: Procedure;
  readonly event: ShownEvent;
}

/** Where an act led stands beside its title already. */
const TO_STEP = 'toStep';

/** What an act's form said, field by field: the reason, the finding, the new day. Of what is personal, that it was filled in. */
export function WhatWasSaid({ procedure, event }: Props) {
  const say = useSay();
  const fields = Object.entries(formOf(procedure, event));
  const said = fields.filter(([name]) => name !== TO_STEP && isGiven(event.said[name]));
  // An application is personal as a whole.
  const personal = event.fromStep === null ? [] : fields.filter(([name]) => event.personal.includes(name));
  if (said.length + personal.length === 0) return null;
  return (
    <dl class="tongtu-said-fields">
      {said.map(([name, field]) => (
        <div key={name}>
          <dt>{say(filledTitle(field))}</dt>
          <dd>
            <SaidValue field={field} value={event.said[name] ?? null} />
          </dd>
        </div>
      ))}
      {personal.map(([name, field]) => (
        <div key={name}>
          <dt>{say(filledTitle(field))}</dt>
          <dd class="tongtu-muted">{say(WORDS.personalNotHere)}</dd>
        </div>
      ))}
    </dl>
  );
}

function formOf(procedure: Procedure, { fromStep, action }: ShownEvent): Form {
  return fromStep === null ? procedure.opening.form : (actionAt(procedure, fromStep, action)?.form ?? {});
}

const isGiven = (value: FactValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** A list stays folded: its lines stand in a panel of their own as well. */
function SaidValue({ field, value }: { readonly field: Field; readonly value: FactValue }) {
  const say = useSay();
  if (!Array.isArray(value)) return <FieldValue field={field} value={value} />;
  return (
    <details>
      <summary>{say(WORDS.lines, value.length)}</summary>
      <div class="tongtu-scroll" tabIndex={0} role="region" aria-label={say(field.title)}>
        <FieldValue field={field} value={value} />
      </div>
    </details>
  );
}

/** Why the case stands where it does, where whoever brought it there gave a reason: first of all, that it was sent back. */
export function WhyHere({ shown: { step, timeline } }: { readonly shown: Pick<ShownCase, 'step' | 'timeline'> }) {
  const say = useSay();
  const brought = timeline.findLast(
    ({ action, fromStep, toStep, recalled }) => fromStep !== toStep && !recalled && action !== RECALL,
  );
  const reason = brought?.toStep === step ? brought.said.reason : undefined;
  if (!brought || typeof reason !== 'string' || reason === '') return null;
  const { title, role, org, happenedOn } = brought;
  const who = [role === 'clock' || role === 'lot' ? null : say(ROLES[role]), org, happenedOn];
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body govuk-!-margin-bottom-1">
        <strong>{say(title)}</strong>{' '}
        <span class="tongtu-muted">{who.filter((part) => part !== null).join(' · ')}</span>
      </p>
      <p class="govuk-body govuk-!-margin-bottom-0 tongtu-said">{reason}</p>
    </div>
  );
}
