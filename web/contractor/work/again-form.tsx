import type { WorkFile, WorkSlot } from '../../../desk/work-slots.js';
import { momentOf } from '../../dates.js';
import { ErrorMessage, describedBy } from '../../forms/form-field.js';
import type { Errors } from '../../forms/form-fields.js';
import { idOf } from '../../forms/form-names.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { useSay } from '../../screen.js';
import { OfSlot } from './of-slot.js';
import { WORK_WORDS } from '../words.js';
import { MARKS } from '../../marks.js';

/** The field under which an error about a slot's photographs to use again stands. */
export const againName = (slot: string): string => `again.${slot}`;

interface Props {
  readonly caseId: string;
  readonly slot: WorkSlot;
  readonly errors: Errors;
}

/** The photographs of a report that was sent back, all ticked: those that the reason is not about need not be taken again. */
export function AgainForm({ caseId, slot: { slot, title, again }, errors }: Props) {
  const say = useSay();
  if (again.length === 0) return null;
  const id = idOf(againName(slot));
  const error = errors.get(againName(slot));
  return (
    <form method="post" action={`/work/${caseId}/again`} noValidate>
      <HiddenFields fields={[['slot', slot]]} token />
      <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
        <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, { hint: true, error: error !== undefined })}>
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
            {say(WORK_WORDS.again)}
            <OfSlot title={title} />
          </legend>
          <div class="govuk-hint" id={`${id}-hint`}>
            {say(WORK_WORDS.againHint)}
          </div>
          {error && <ErrorMessage id={id} error={error} />}
          <div class="govuk-checkboxes">
            {again.map((file, at) => (
              <FileBox key={file.id} id={at === 0 ? id : `${id}-${at}`} {...{ caseId, file, at, checked: !error }} />
            ))}
          </div>
        </fieldset>
      </div>
      <button class="govuk-button govuk-button--secondary">
        {say(WORK_WORDS.useAgain)}
        <OfSlot title={title} />
      </button>
    </form>
  );
}

interface BoxProps {
  readonly caseId: string;
  readonly id: string;
  readonly file: WorkFile;
  readonly at: number;
  readonly checked: boolean;
}

function FileBox({ caseId, id, file, at, checked }: BoxProps) {
  const say = useSay();
  const sent = `${at + 1}. ${say(WORK_WORDS.file, momentOf(file.uploadedAt))}`;
  return (
    <div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        id={id}
        name="again"
        type="checkbox"
        value={file.id}
        defaultChecked={checked}
        aria-describedby={`${id}-look`}
      />
      <label class="govuk-label govuk-checkboxes__label" for={id}>
        {sent}
      </label>
      <div class="govuk-hint govuk-checkboxes__hint" id={`${id}-look`}>
        <a class="govuk-link" href={`/cases/${caseId}/evidence/${file.id}`}>
          {say(WORK_WORDS.look)}
          <span class="govuk-visually-hidden">
            {say(MARKS.colon)}
            {sent}
          </span>
        </a>
      </div>
    </div>
  );
}
