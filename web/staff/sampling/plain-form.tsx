import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { Form } from '../../../procedures/form.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { FormFields } from '../../forms/form-fields.js';
import type { FormState } from '../../forms/form-state.js';
import { useScreen } from '../../screen.js';

interface Props {
  readonly action: string;
  readonly form: Form;
  readonly state: FormState;
  readonly submit: Text;
  readonly withFiles?: boolean;
  readonly children?: ComponentChildren;
}

/** A form beside the cases: its fields, a name of its own that makes it safe to send twice, and a button. */
export function PlainForm({ action, form, state, submit, withFiles = false, children }: Props) {
  const { say, csrf } = useScreen();
  const { values, errors, moreOf } = state;
  return (
    <form
      method="post"
      action={action}
      encType={withFiles ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
      noValidate
    >
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={values.get('requestId') ?? randomUUID()} />
      <FormFields {...{ form, values, errors, moreOf }} />
      {children}
      <button class="govuk-button" data-prevent-double-click>
        {say(submit)}
      </button>
    </form>
  );
}
