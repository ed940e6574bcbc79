import type { ShownEvent, ShownEvidence } from '../../../desk/case-parts.js';
import { actsOn } from '../../../desk/file-rounds.js';
import type { ShownCase } from '../../../desk/show-case.js';
import type { ShownCoordination } from '../../../desk/shown-coordinations.js';
import { slotTitleOf } from '../../../desk/words.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { RECALL } from '../../../procedures/recall.js';
import { addressQuery, addressWith } from '../../address-query.js';
import { FoldingPanel } from '../../parts/folding-panel.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { CaseEvent } from './case-event.js';
import { PassedOn } from './passed-on.js';

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
              <CaseEvent
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
