import type { ShownCase } from '../../../desk/show-case.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';

const TITLES = { lot: WORDS.lot, followUp: WORDS.followUp, home: WORDS.home } as const;

/** The cases that stand beside this one. */
export function LinkedPanel({ shown: { linked } }: { readonly shown: ShownCase }) {
  const say = useSay();
  const links = (['lot', 'followUp', 'home'] as const).flatMap((kind) => {
    const each = linked[kind];
    return each ? [{ kind, ...each }] : [];
  });
  if (links.length === 0) return null;
  return (
    <section class="tongtu-panel" aria-labelledby="linked-title">
      <h2 class="govuk-heading-m" id="linked-title">
        {say(WORDS.linked)}
      </h2>
      <ul class="govuk-list">
        {links.map(({ kind, id, number }) => (
          <li key={kind}>
            {say(TITLES[kind])}{' '}
            <a class="govuk-link" href={`/cases/${id}`}>
              {number}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
