import { COORDINATION_TITLES } from '../../../desk/coordination-titles.js';
import type { ShownCoordination } from '../../../desk/shown-coordinations.js';
import { ROLES } from '../../../procedures/vocabulary.js';
import { momentOf } from '../../dates.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';

/** How a case was passed on: what, to whom, by whom, with which words. */
export function PassedOn({
  passed: { kind, to, words, role, org, person, madeAt },
}: {
  readonly passed: ShownCoordination;
}) {
  const say = useSay();
  const names = to.map((each) => (each.person === null ? each.org : `${each.org} ${each.person}`));
  return (
    <>
      <p>
        <strong>{say(COORDINATION_TITLES[kind])}</strong> → {names.join(say(MARKS.and))}
      </p>
      {words !== '' && <p class="tongtu-said">{words}</p>}
      <p>{[say(ROLES[role]), org, person].join(' · ')}</p>
      <p class="tongtu-muted">
        <time dateTime={madeAt}>{momentOf(madeAt)}</time>
      </p>
    </>
  );
}
