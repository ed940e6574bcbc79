import type { Org } from '../../../desk/list-orgs.js';
import type { ListedProcedure } from '../../../desk/list-procedures.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { FormFields } from '../../forms/form-fields.js';
import { Page } from '../../layout/page.js';
import { PlaceInput } from '../../parts/place-input.js';
import { useScreen, useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import type { FormState } from '../../forms/form-state.js';

/** Under which programme a case shall be opened. */
export function ChooseProgrammePage({ programmes }: { readonly programmes: readonly ListedProcedure[] }) {
  const say = useSay();
  return (
    <Page title={WORDS.whichProgramme}>
      <h1 class="govuk-heading-l">{say(WORDS.whichProgramme)}</h1>
      <ul class="govuk-list govuk-list--spaced">
        {programmes.map(({ id, title, opening }) => (
          <li key={id}>
            <a class="govuk-link" href={`/cases/new?programme=${id}`}>
              {say(title)}
            </a>{' '}
            <span class="tongtu-muted">{say(opening.title)}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}

interface OpenProps {
  readonly procedure: Procedure;
  readonly places: readonly Org[];
  readonly state: FormState;
  readonly requestId: string;
}

/** The application's form. */
export function OpenPage({ procedure, places, state, requestId }: OpenProps) {
  const { say, csrf } = useScreen();
  const { values, errors, general, moreOf } = state;
  return (
    <Page title={procedure.opening.title} hasErrors={errors.size > 0 || general.length > 0}>
      <ErrorSummary errors={errors} general={general} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{say(procedure.title)}</span>
        {say(procedure.opening.title)}
      </h1>
      <form method="post" action="/cases/new" noValidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="requestId" value={values.get('requestId') ?? requestId} />
        <input type="hidden" name="programme" value={procedure.id} />
        <PlaceInput places={places} value={values.get('placeId') ?? ''} />
        <FormFields form={procedure.opening.form} {...{ values, errors, moreOf }} />
        <div class="govuk-form-group">
          <label class="govuk-label govuk-!-font-weight-bold" for="happenedOn">
            {say(WORDS.happenedOn)} <span class="govuk-!-font-weight-regular">{say(WORDS.optional)}</span>
          </label>
          <input
            class="govuk-input govuk-input--width-20"
            id="happenedOn"
            name="happenedOn"
            type="date"
            value={values.get('happenedOn') ?? ''}
            aria-invalid={errors.has('happenedOn') ? true : undefined}
          />
        </div>
        <button class="govuk-button" data-prevent-double-click>
          {say(WORDS.submit)}
        </button>
      </form>
    </Page>
  );
}
