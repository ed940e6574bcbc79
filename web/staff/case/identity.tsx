import type { ShownCase } from '../../../desk/show-case.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import { DueOfClocks } from '../../parts/due.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';

/** Whose case this is and where it stands: at the top of every page about it. */
export function Identity({ shown }: { readonly shown: ShownCase }) {
  const say = useSay();
  const { name } = shown.facts;
  return (
    <dl class="tongtu-identity">
      <div>
        <dt>{say(WORDS.number)}</dt>
        <dd>{shown.number}</dd>
      </div>
      {typeof name === 'string' && (
        <div>
          <dt>{say(WORDS.applicant)}</dt>
          <dd>{name}</dd>
        </div>
      )}
      <div>
        <dt>{say(WORDS.place)}</dt>
        <dd>{shown.place}</dd>
      </div>
      <div>
        <dt>{say(WORDS.step)}</dt>
        <dd>
          {shown.closed ? (
            <span class="tongtu-tag tongtu-tag--done">{say(WORDS.closedAs, OUTCOMES[shown.closed])}</span>
          ) : (
            say(shown.stepTitle)
          )}
        </dd>
      </div>
      {!shown.closed && (
        <div>
          <dt>{say(WORDS.due)}</dt>
          <dd>
            <DueOfClocks clocks={shown.clocks} today={shown.today} />
          </dd>
        </div>
      )}
    </dl>
  );
}
