import type { Acceptance, ReworkRound } from '../../../desk/acceptance.js';
import { ROOMS } from '../../../procedures/home-renovation/choices.js';
import { Due } from '../../parts/due.js';
import { Panel } from '../../parts/panel.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { INSPECTION_WORDS } from './words.js';

interface Props {
  readonly acceptance: Acceptance;
  readonly today: string;
}

/** The rounds of rework, the latest first: what was to be put right, by when, and whether it was said to be done. */
export function ReworkRounds({ acceptance: { rounds }, today }: Props) {
  if (rounds.length === 0) return null;
  return (
    <Panel title={INSPECTION_WORDS.rounds}>
      {rounds.toReversed().map((round) => (
        <Round key={round.round} round={round} today={today} />
      ))}
    </Panel>
  );
}

function Round({
  round: { round, askedOn, deadline, doneOn, defects },
  today,
}: {
  readonly round: ReworkRound;
  readonly today: string;
}) {
  const say = useSay();
  return (
    <section class="govuk-!-margin-bottom-4">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{say(INSPECTION_WORDS.round, round)}</h3>
      <p class="govuk-body-s govuk-!-margin-bottom-1">
        {say(INSPECTION_WORDS.askedOn)} {askedOn} · {say(INSPECTION_WORDS.deadline)}{' '}
        {doneOn === null ? <Due lastDay={deadline} today={today} /> : deadline} ·{' '}
        {doneOn === null ? (
          <span class="tongtu-tag tongtu-tag--soon">{say(INSPECTION_WORDS.stillGoing)}</span>
        ) : (
          `${say(INSPECTION_WORDS.doneOn)} ${doneOn}`
        )}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {defects.map(({ room, defect }, at) => (
          <li key={at}>
            <RoomName room={room} />
            {say(MARKS.colon)}
            {defect}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RoomName({ room }: { readonly room: string }) {
  const say = useSay();
  return <>{Object.hasOwn(ROOMS, room) ? say(ROOMS[room as keyof typeof ROOMS]) : room}</>;
}
