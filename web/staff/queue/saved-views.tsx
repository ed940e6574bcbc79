import type { SavedView } from '../../../desk/saved-views.js';
import { describedBy, ErrorMessage } from '../../forms/form-field.js';
import type { Errors } from '../../forms/form-fields.js';
import { useScreen } from '../../screen.js';
import { QUEUE_WORDS } from './words.js';

interface Props {
  readonly saved: readonly SavedView[];
  /** The conditions of the page, as they would be kept. */
  readonly asked: string;
  readonly errors: Errors;
}

/** The views that the person named, and naming the present one. */
export function SavedViews({ saved, asked, errors }: Props) {
  const { say, csrf } = useScreen();
  const error = errors.get('name');
  return (
    <section class="tongtu-panel" aria-labelledby="saved-title">
      <h2 class="govuk-heading-m" id="saved-title">
        {say(QUEUE_WORDS.savedViews)}
      </h2>
      <ul class="govuk-list">
        {saved.map((view) => (
          <SavedLine key={view.id} view={view} />
        ))}
      </ul>
      <form class="tongtu-filters" method="post" action="/queue/views">
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="asked" value={asked} />
        <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
          <label class="govuk-label" for="name">
            {say(QUEUE_WORDS.saveAs)}
          </label>
          {error && <ErrorMessage id="name" error={error} />}
          <input
            class="govuk-input"
            id="name"
            name="name"
            autoComplete="off"
            maxLength={40}
            aria-describedby={describedBy('name', { error: error !== undefined })}
          />
        </div>
        <button class="govuk-button govuk-button--secondary">{say(QUEUE_WORDS.save)}</button>
      </form>
    </section>
  );
}

function SavedLine({ view: { id, name, asked } }: { readonly view: SavedView }) {
  const { say, csrf } = useScreen();
  return (
    <li>
      <form class="tongtu-filters" method="post" action={`/queue/views/${id}/delete`}>
        <input type="hidden" name="_csrf" value={csrf} />
        <a class="govuk-link" href={`/queue?${asked}`}>
          {name}
        </a>
        <button class="govuk-button govuk-button--secondary">{say(QUEUE_WORDS.deleteView, name)}</button>
      </form>
    </li>
  );
}
