import type { ShownClock } from '../../desk/case-parts.js';
import { dueTag } from '../dates.js';
import { useSay } from '../screen.js';
import { WORDS } from '../words.js';

/** A deadline and how near it is, in words as well as in colour. */
export function Due({ lastDay, today }: { readonly lastDay: string | null; readonly today: string }) {
  const say = useSay();
  if (lastDay === null) return <span class="tongtu-muted">{say(WORDS.noDeadline)}</span>;
  const { tone, text, about } = dueTag(lastDay, today);
  return (
    <>
      <span class={`tongtu-tag tongtu-tag--${tone}`}>{say(text, about)}</span>{' '}
      <span class="tongtu-muted">{lastDay}</span>
    </>
  );
}

/** The next deadline of a case's clocks. */
export function DueOfClocks({ clocks, today }: { readonly clocks: readonly ShownClock[]; readonly today: string }) {
  const say = useSay();
  const running = clocks.filter(({ state }) => state === 'running');
  const sure = running.filter(({ provisional }) => !provisional).flatMap(({ lastDay }) => lastDay ?? []);
  const [first] = sure.toSorted();
  if (first !== undefined) return <Due lastDay={first} today={today} />;
  if (running.length > 0) return <span class="tongtu-tag">{say(WORDS.provisional)}</span>;
  return clocks.length > 0 ? <span class="tongtu-tag">{say(WORDS.paused)}</span> : <Due lastDay={null} today={today} />;
}
