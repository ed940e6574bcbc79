import type { ShownEvent } from '../../../desk/case-parts.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { ROLES } from '../../../procedures/vocabulary.js';
import { momentOf } from '../../dates.js';
import type { Say } from '../../language.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import { WhatWasSaid } from './what-was-said.js';

interface Props {
  readonly procedure: Procedure;
  readonly event: ShownEvent;
  /** Of a recall: what was recalled. */
  readonly about?: ShownEvent | undefined;
}

/** One act in the record of a case: what, with which words, who and for whom, on which day, recorded when. */
export function CaseEvent({ procedure, event, about }: Props) {
  const say = useSay();
  const moved = event.fromStep !== event.toStep;
  return (
    <>
      <p>
        <strong>
          {say(event.title)}
          {about && `${say(MARKS.colon)}${say(about.title)}`}
        </strong>
        {event.recalled && <> {say(WORDS.recalled)}</>}
        {moved && <> → {say(event.toStepTitle)}</>}
      </p>
      <WhatWasSaid {...{ procedure, event }} />
      <p>
        <Who event={event} />
      </p>
      <p class="tongtu-muted">
        <time dateTime={event.happenedOn}>{event.happenedOn}</time>
        {' · '}
        <time dateTime={event.recordedAt}>{say(WORDS.recordedAt, momentOf(event.recordedAt))}</time>
      </p>
    </>
  );
}

function Who({ event }: { readonly event: ShownEvent }) {
  const say = useSay();
  if (event.role === 'clock') return <>{say(WORDS.byTheClock)}</>;
  const seat = event.role === 'lot' ? say(WORDS.byTheLot) : say(ROLES[event.role]);
  return (
    <>
      {[seat, event.org, nameOf(event, say)].filter((part) => part !== null).join(' · ')}
      {event.onBehalfOf !== null && say(MARKS.aside, say(WORDS.onBehalfOf, event.onBehalfOf))}
    </>
  );
}

/** Both names where a colleague had delegated the role: 王某 代 李某. */
function nameOf({ person, onBehalfOfPerson }: ShownEvent, say: Say): string | null {
  return person !== null && onBehalfOfPerson !== null ? `${person} ${say(WORDS.onBehalfOf, onBehalfOfPerson)}` : person;
}
