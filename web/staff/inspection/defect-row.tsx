import { FormField } from '../../forms/form-field.js';
import type { Errors } from '../../forms/form-fields.js';
import { FORM, idOf, nameOf } from '../../forms/form-names.js';
import { ErrorMessage } from '../../forms/form-field.js';
import type { Form } from '../../../procedures/form.js';
import { useSay } from '../../screen.js';
import { INSPECTION_WORDS } from './words.js';

interface MarkProps {
  readonly row: number;
  readonly room: string;
  readonly title: string;
  readonly values: URLSearchParams;
  readonly errors: Errors;
}

/** A box that marks something as a defect: its value is the room, so that an unmarked row says nothing. */
export function DefectMark({ row, room, title, values, errors }: MarkProps) {
  const name = nameOf(FORM, 'defects', row, 'room');
  const id = idOf(name);
  const error = errors.get(name);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      {error && <ErrorMessage id={id} error={error} />}
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={id}
            name={name}
            type="checkbox"
            value={room}
            checked={(values.get(name) ?? '') !== ''}
            aria-describedby={error ? `${id}-error` : undefined}
          />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {title}
          </label>
        </div>
      </div>
    </div>
  );
}

interface WhatProps {
  readonly form: Form;
  readonly row: number;
  readonly values: URLSearchParams;
  readonly errors: Errors;
}

/** What is wrong, in words. */
export function DefectWords({ form, row, values, errors }: WhatProps) {
  const field = form.defects?.kind === 'list' ? form.defects.of.defect : undefined;
  const name = nameOf(FORM, 'defects', row, 'defect');
  if (!field || field.kind === 'list') return null;
  return (
    <FormField
      inRow
      name={name}
      field={{ ...field, title: INSPECTION_WORDS.what, optional: true }}
      value={values.get(name) ?? ''}
      error={errors.get(name)}
    />
  );
}

/** A defect that belongs to no line of the plan: the room is chosen. */
export function OtherDefect({ form, row, values, errors }: WhatProps) {
  const say = useSay();
  const field = form.defects?.kind === 'list' ? form.defects.of.room : undefined;
  const name = nameOf(FORM, 'defects', row, 'room');
  if (!field || field.kind === 'list') return null;
  return (
    <div class="tongtu-inspected">
      <fieldset class="govuk-fieldset">
        <legend class="govuk-visually-hidden">{`${say(INSPECTION_WORDS.others)} ${row}`}</legend>
        <FormField
          inRow
          name={name}
          field={{ ...field, optional: true }}
          value={values.get(name) ?? ''}
          error={errors.get(name)}
        />
        <DefectWords {...{ form, row, values, errors }} />
      </fieldset>
    </div>
  );
}
