import type { Text } from '../../procedures/vocabulary.js';
import { useSay } from '../screen.js';
import { WORDS } from '../words.js';

/** Tells once that something was done. */
export function DoneBanner({ done }: { readonly done: Text }) {
  const say = useSay();
  return (
    <div class="govuk-notification-banner govuk-notification-banner--success" role="status">
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{say(WORDS.done, done)}</p>
      </div>
    </div>
  );
}
