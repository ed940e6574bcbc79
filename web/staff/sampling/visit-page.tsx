import type { Sampling } from '../../../desk/list-samplings.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { describedBy, ErrorMessage } from '../../forms/form-field.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { FileLimit } from '../../parts/file-limit.js';
import { useSay } from '../../screen.js';
import { PlainForm } from './plain-form.js';
import { VISIT_FORM } from './sampling-forms.js';
import { SAMPLING_WORDS } from './words.js';

/** How many photographs a visit's page takes at once, and the field they come in. */
const PHOTOS = 4;
export const PHOTO = 'photo';
/** The element of a place for a photograph. */
export const photoName = (at: number): string => `${PHOTO}-${at}`;

interface Props {
  readonly sampling: Sampling;
  readonly number: string;
  readonly state: FormState;
}

/** What the city found at one home of the sample. */
export function VisitPage({ sampling, number, state }: Props) {
  const say = useSay();
  return (
    <Page title={say(SAMPLING_WORDS.enter, number)} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <a class="govuk-back-link" href={`/samplings/${sampling.id}`}>
        {say(SAMPLING_WORDS.one, sampling.publishedOn)}
      </a>
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(SAMPLING_WORDS.enter, number)}</h1>
      <p class="govuk-hint">{say(SAMPLING_WORDS.visitHint)}</p>
      <PlainForm
        action={`/samplings/${sampling.id}/visit?number=${encodeURIComponent(number)}`}
        form={VISIT_FORM}
        state={state}
        submit={SAMPLING_WORDS.visitNow}
        withFiles
      >
        {Array.from({ length: PHOTOS }, (_, at) => (
          <VisitPhoto key={at} at={at} error={state.errors.get(photoName(at))} />
        ))}
        <FileLimit />
      </PlainForm>
    </Page>
  );
}

function VisitPhoto({ at, error }: { readonly at: number; readonly error: Text | undefined }) {
  const say = useSay();
  const id = photoName(at);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for={id}>
        {say(SAMPLING_WORDS.photo, at + 1)}
      </label>
      {error && <ErrorMessage id={id} error={error} />}
      <input
        class="govuk-file-upload"
        id={id}
        name={PHOTO}
        type="file"
        accept="image/*"
        aria-describedby={describedBy(id, { error: error !== undefined })}
      />
    </div>
  );
}
