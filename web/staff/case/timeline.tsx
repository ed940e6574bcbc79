import type { ShownEvent, ShownEvidence } from '../../../desk/case-parts.js';
import { actsOn } from '../../../desk/file-rounds.js';
import type { ShownCase } from '../../../desk/show-case.js';
import type { ShownCoordination } from '../../../desk/shown-coordinations.js';
import { slotTitleOf } from '../../../desk/words.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { RECALL } from '../../../procedures/recall.js';
import { ROLES } from '../../../procedures/vocabulary.js';
import { addressQuery, addressWith } from '../../address-query.js';
import { momentOf } from '../../dates.js';
import type { Say } from '../../language.js';
import { FoldingPanel } from '../../parts/folding-panel.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { PassedOn } from './passed-on.js';
import { WhatWasSaid } from './what-was-said.js';

interface Props {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
}

/** How many entries a page shows unless all are asked for. */
const LATEST = 50;
const ALL_ENTRIES = 'entries';

/** Everything that happened, the latest first: what, who and for whom, on which day, recorded when, and with which papers. */
export function Timeline({ procedure, shown }: Props) {
  const { url } = useScreen();
  const entries = inOrder(shown).toReversed();
  const isWhole = addressQuery(url).get(ALL_ENTRIES) === 'all';
  return (
    <FoldingPanel title={WORDS.timeline} id="timeline-title" isOpen={isWhole}>
      <ol class="tongtu-timeline" reversed>
        {(isWhole ? entries : entries.slice(0, LATEST)).map((each) =>
          'seq' in each ? (
            <li key={each.seq}>
              <Event
                {...{ procedure }}
                event={each}
                about={each.action === RECALL ? shown.timeline[each.seq - 2] : undefined}
              />
              <Attachments
                {...{ procedure, caseId: shown.id }}
                files={shown.evidence.filter((file) => actsOn(file).includes(each.seq))}
              />
            </li>
          ) : (
            <li key={each.id}>
              <PassedOn passed={each} />
            </li>
          ),
        )}
      </ol>
      {entries.length > LATEST && <MoreEntries caseId={shown.id} isWhole={isWhole} />}
    </FoldingPanel>
  );
}

function MoreEntries({ caseId, isWhole }: { readonly caseId: string; readonly isWhole: boolean }) {
  const { say, url } = useScreen();
  // A comment that was sent back stands at an address of its own.
  const here = url.split('?')[0] === `/cases/${caseId}` ? url : `/cases/${caseId}`;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={`${addressWith(here, ALL_ENTRIES, isWhole ? null : 'all')}#timeline-title`}>
        {isWhole ? say(WORDS.latestEntries) : say(WORDS.allEntries, LATEST)}
      </a>
    </p>
  );
}

/** What changed the case and how it was passed on, as it came. */
function inOrder({ timeline, passedOn }: ShownCase): (ShownEvent | ShownCoordination)[] {
  const at = (each: ShownEvent | ShownCoordination) => ('seq' in each ? each.recordedAt : each.madeAt);
  return [...timeline, ...passedOn].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
}

interface EventProps extends Pick<Props, 'procedure'> {
  readonly event: ShownEvent;
  /** Of a recall: what was recalled. */
  readonly about: ShownEvent | undefined;
}

function Event({ procedure, event, about }: EventProps) {
  const say = useSay();
  const moved = event.fromStep !== event.toStep;
  return (
    <>
      <p>
        <strong>
          {say(event.title)}
          {about && `：${say(about.title)}`}
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
      {event.onBehalfOf !== null && `（${say(WORDS.onBehalfOf, event.onBehalfOf)}）`}
    </>
  );
}

/** Both names where a colleague had delegated the role: 王某 代 李某. */
function nameOf({ person, onBehalfOfPerson }: ShownEvent, say: Say): string | null {
  return person !== null && onBehalfOfPerson !== null ? `${person} ${say(WORDS.onBehalfOf, onBehalfOfPerson)}` : person;
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
