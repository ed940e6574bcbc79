import type { ShownEvent, ShownEvidence } from '../../../desk/case-parts.js';
import type { ShownCase } from '../../../desk/show-case.js';
import { slotTitleOf } from '../../../desk/words.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { ROLES } from '../../../procedures/vocabulary.js';
import { momentOf } from '../../dates.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';

interface Props {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
}

/** Everything that happened, the latest first: what, who and for whom, on which day, recorded when, and with which papers. */
export function Timeline({ procedure, shown }: Props) {
  const say = useSay();
  return (
    <section class="tongtu-panel" aria-labelledby="timeline-title">
      <h2 class="govuk-heading-m" id="timeline-title">
        {say(WORDS.timeline)}
      </h2>
      <ol class="tongtu-timeline" reversed>
        {shown.timeline.toReversed().map((event) => (
          <li key={event.seq}>
            <Event event={event} />
            <Attachments
              {...{ procedure, caseId: shown.id }}
              files={shown.evidence.filter(({ usedSeq }) => usedSeq === event.seq)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Event({ event }: { readonly event: ShownEvent }) {
  const say = useSay();
  const moved = event.fromStep !== event.toStep;
  return (
    <>
      <p>
        <strong>{say(event.title)}</strong>
        {moved && <> → {say(event.toStepTitle)}</>}
      </p>
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
      {[seat, event.org, event.person].filter((part) => part !== null).join(' · ')}
      {event.onBehalfOf !== null && `（${say(WORDS.onBehalfOf, event.onBehalfOf)}）`}
    </>
  );
}

interface AttachmentsProps {
  readonly procedure: Procedure;
  readonly caseId: string;
  readonly files: readonly ShownEvidence[];
}

function Attachments({ procedure, caseId, files }: AttachmentsProps) {
  const say = useSay();
  if (files.length === 0) return null;
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {files.map(({ id, slot }, at) => (
        <li key={id}>
          <a class="govuk-link" href={`/cases/${caseId}/evidence/${id}`}>
            {say(slotTitleOf(procedure, slot))} {at + 1}
          </a>
        </li>
      ))}
    </ul>
  );
}
