import type { ShownArchive } from '../../../desk/archive-index.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import { Page } from '../../layout/page.js';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.js';
import type { Say } from '../../language.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { ArchiveTable } from './archive-table.js';
import { ARCHIVE_WORDS as W } from './words.js';
import { MARKS } from '../../marks.js';

interface Props {
  readonly caseId: string;
  readonly archive: ShownArchive;
}

/** The index of a case's file, to be printed for the folder or taken away. */
export function ArchivePage({ caseId, archive }: Props) {
  const say = useSay();
  const { number } = archive.index;
  return (
    <Page title={say(W.of, number)}>
      <a class="govuk-back-link" href={`/cases/${caseId}`}>
        {say(WORDS.back)}
      </a>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{number}</span>
        {say(W.title)}
      </h1>
      <p class="govuk-body tongtu-not-printed">{say(W.lead)}</p>
      {!archive.final && <p class="govuk-inset-text">{say(W.notFinal)}</p>}
      <SummaryList rows={aboutFile(archive, say)} />
      <ArchiveTable {...{ caseId, archive }} />
      <p class="govuk-body tongtu-not-printed">
        <a class="govuk-link" href={`/cases/${caseId}/archive/file`}>
          {say(W.download)}
        </a>
      </p>
    </Page>
  );
}

function aboutFile({ index, sha256, titles }: ShownArchive, say: Say): SummaryRow[] {
  const { version, openedOn, outcome, lots, followUp, home, entries, headHash } = index;
  const linked: readonly (readonly [keyof typeof W, string | null])[] = [
    ['lots', lots.length > 0 ? lots.join(say(MARKS.and)) : null],
    ['home', home],
    ['followUp', followUp],
  ];
  return [
    { key: say(W.procedure), value: `${say(titles.procedure)} · ${say(W.version, version)}` },
    { key: say(W.openedOn), value: openedOn },
    { key: say(W.outcome), value: say(outcome === null ? W.stillOpen : OUTCOMES[outcome]) },
    ...linked.flatMap(([name, value]) => (value === null ? [] : [{ key: say(W[name]), value }])),
    { key: say(W.items), value: say(W.itemsOf, entries.length) },
    { key: say(W.headHash), value: <span class="tongtu-hash">{headHash}</span> },
    { key: say(W.indexHash), value: <span class="tongtu-hash">{sha256}</span> },
  ];
}
