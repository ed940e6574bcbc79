import type { ShownCase } from '../../../desk/show-case.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';

/** What this person could do with the case now. */
export function AllowedNow({ shown }: { readonly shown: ShownCase }) {
  const say = useSay();
  const allowed = shown.actions.filter(({ blockedBy }) => blockedBy === null);
  if (allowed.length === 0) return null;
  return (
    <section class="tongtu-panel">
      <h2 class="govuk-heading-m">{say(WORDS.allowedNow)}</h2>
      <ul class="govuk-list">
        {allowed.map(({ name, title }) => (
          <li key={name}>
            <a class="govuk-link" href={`/cases/${shown.id}/actions/${name}`}>
              {say(title)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
