import { Page } from '../layout/page.js';
import { useSay } from '../screen.js';
import { PUBLIC_WORDS } from './words.js';

interface Props {
  readonly counties: readonly { readonly code: string; readonly name: string }[];
}

/** The counties whose public pages lie here: for whoever came without a county's own address. */
export function CountiesPage({ counties }: Props) {
  const say = useSay();
  return (
    <Page title={PUBLIC_WORDS.title}>
      <h1 class="govuk-heading-l">{say(PUBLIC_WORDS.title)}</h1>
      <p class="govuk-body">{say(PUBLIC_WORDS.chooseCounty)}</p>
      <ul class="govuk-list">
        {counties.map(({ code, name }) => (
          <li key={code}>
            <a class="govuk-link" href={`/public/${encodeURIComponent(code)}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
