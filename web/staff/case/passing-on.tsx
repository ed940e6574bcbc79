import type { ShownCase } from '../../../desk/show-case.js';
import { EMPTY_FORM } from '../../forms/form-state.js';
import { useScreen } from '../../screen.js';
import { passOnInQueue, queueOfPage } from '../queue/queue-filter.js';
import { PASS_ON_WORDS } from '../pass-on/words.js';

/** Who has the task in hand, and the ways to pass the case on. */
export function PassingOnPanel({ shown }: { readonly shown: ShownCase }) {
  const { say, url } = useScreen();
  const queue = queueOfPage(url, EMPTY_FORM.values);
  const { inHandOf, mayPassOn } = shown;
  if (inHandOf === null && mayPassOn.length === 0) return null;
  return (
    <section class="tongtu-panel" aria-labelledby="passing-on">
      <h2 class="govuk-heading-m" id="passing-on">
        {say(PASS_ON_WORDS.panel)}
      </h2>
      {inHandOf !== null && <p class="govuk-body">{say(PASS_ON_WORDS.inHandOf, inHandOf)}</p>}
      {mayPassOn.length > 0 && (
        <ul class="govuk-list">
          {mayPassOn.map((kind) => (
            <li key={kind}>
              <a class="govuk-link" href={passOnInQueue(shown.id, kind, queue)}>
                {say(PASS_ON_WORDS[`${kind}Link`])}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
