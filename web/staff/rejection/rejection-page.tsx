import type { ShownEvidence } from '../../../desk/case-parts.js';
import { REJECTION_FORM } from '../../../desk/reject-file.js';
import type { ShownCase } from '../../../desk/show-case.js';
import { slotTitleOf } from '../../../desk/words.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { momentOf } from '../../dates.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { FormFields } from '../../forms/form-fields.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { useSay } from '../../screen.js';
import { BackToCase } from '../act/act-page.js';
import { Identity } from '../case/identity.js';
import { REJECTION_WORDS } from './words.js';

interface Props {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
  readonly file: ShownEvidence;
  readonly state: FormState;
}

/** Finding one file unfit, with the reason; or taking that back. */
export function RejectionPage({ procedure, shown, file, state }: Props) {
  const say = useSay();
  const { id, slot, mediaType, uploadedAt, rejection } = file;
  const title = rejection ? REJECTION_WORDS.takeBack : REJECTION_WORDS.reject;
  const address = `/cases/${shown.id}/evidence/${id}`;
  const slotTitle = say(slotTitleOf(procedure, slot));
  return (
    <Page title={title} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <BackToCase {...{ shown, state }} />
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(title)}</h1>
      <Identity shown={shown} />
      <figure class="tongtu-photo">
        <a class="govuk-link" href={address}>
          {mediaType.startsWith('image/') ? (
            <img src={`${address}?copy=small`} alt={slotTitle} />
          ) : (
            say(REJECTION_WORDS.open)
          )}
        </a>
        <figcaption>
          {slotTitle} <span class="tongtu-muted">{say(REJECTION_WORDS.of, momentOf(uploadedAt))}</span>
        </figcaption>
      </figure>
      {rejection && <p class="govuk-inset-text">{say(REJECTION_WORDS.rejected, rejection.reason)}</p>}
      <p class="govuk-body">{say(rejection ? REJECTION_WORDS.takeBackLead : REJECTION_WORDS.rejectLead)}</p>
      <form method="post" action={`${address}/rejection`} noValidate>
        <HiddenFields token fields={[['kind', rejection ? 'takeBack' : 'reject']]} />
        {!rejection && <FormFields form={REJECTION_FORM} values={state.values} errors={state.errors} />}
        <button class="govuk-button" data-prevent-double-click>
          {say(title)}
        </button>
      </form>
    </Page>
  );
}
