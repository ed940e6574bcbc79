import type { ShownCase } from '../../../desk/show-case.js';
import type { FormState } from '../../forms/form-state.js';
import { useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { actInQueue, queueOfPage } from '../queue/queue-filter.js';

/** What this person could do with the case now. */
export function AllowedNow({ shown, state }: { readonly shown: ShownCase; readonly state: FormState }) {
  const { say, url } = useScreen();
  const allowed = shown.actions.filter(({ blockedBy }) => blockedBy === null);
  if (allowed.length === 0) return null;
  return (
    <section class="tongtu-panel">
      <h2 class="govuk-heading-m">{say(WORDS.allowedNow)}</h2>
      <ul class="govuk-list">
        {allowed.map(({ name, title }) => (
          <li key={name}>
            <a class="govuk-link" href={actInQueue(shown.id, name, queueOfPage(url, state.values))}>
              {say(title)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
