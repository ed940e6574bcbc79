import { NOT_TAKEN_FORM } from '../../../desk/objection-form.js';
import type { ReceivedObjection } from '../../../desk/received-objections.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { FormFields } from '../../forms/form-fields.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { Said } from './said.js';
import { RECEIVED_WORDS } from './words.js';

interface Props {
  readonly caseId: string;
  readonly objection: ReceivedObjection;
  readonly state: FormState;
}

/** Not taking up an objection, for a reason of form. */
export function RefusePage({ caseId, objection, state }: Props) {
  const { say, csrf } = useScreen();
  const title = say(RECEIVED_WORDS.refuse, objection.number);
  return (
    <Page title={title} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <a class="govuk-back-link" href={`/cases/${caseId}`}>
        {say(WORDS.back)}
      </a>
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{title}</h1>
      <div class="tongtu-panel">
        <Said caseId={caseId} objection={objection} />
      </div>
      <form method="post" action={`/cases/${caseId}/objections/${objection.id}`} noValidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <FormFields form={NOT_TAKEN_FORM} values={state.values} errors={state.errors} />
        <button class="govuk-button" data-prevent-double-click>
          {say(RECEIVED_WORDS.refuseSend)}
        </button>
      </form>
    </Page>
  );
}
