import type { CaseLine, CasePage } from '../../../desk/list-cases.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { Page } from '../../layout/page.js';
import { Due } from '../../parts/due.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { PROGRESS_WORDS } from './words.js';

interface Props {
  readonly page: CasePage;
  /** What they have in common. */
  readonly about: readonly Text[];
  /** Where the report lies that was come from. */
  readonly report: string;
  readonly next: string | null;
  /** All of them, to take away as CSV and as a workbook. */
  readonly table: string;
  readonly workbook: string;
}

/** The cases behind a figure of the report. */
export function CasesPage({ page, about, report, next, table, workbook }: Props) {
  const say = useSay();
  const title = say(PROGRESS_WORDS.casesOf, about.map((each) => say(each)).join(' · '));
  return (
    <Page title={title}>
      <a class="govuk-back-link" href={report}>
        {say(PROGRESS_WORDS.back)}
      </a>
      <h1 class="govuk-heading-l">{title}</h1>
      {page.cases.length === 0 ? (
        <p class="govuk-body">{say(PROGRESS_WORDS.noCases)}</p>
      ) : (
        <>
          <StackedTable columns={columnsOn(page.today)} rows={page.cases} />
          <p class="govuk-body tongtu-not-printed">
            <a class="govuk-link" href={table}>
              {say(PROGRESS_WORDS.csvOf, PROGRESS_WORDS.cases)}
            </a>{' '}
            ·{' '}
            <a class="govuk-link" href={workbook}>
              {say(PROGRESS_WORDS.workbookOf, PROGRESS_WORDS.cases)}
            </a>
          </p>
        </>
      )}
      {next !== null && (
        <nav class="govuk-pagination" aria-label={say(WORDS.pages)}>
          <div class="govuk-pagination__next">
            <a class="govuk-link govuk-pagination__link" rel="next" href={next}>
              {say(WORDS.nextPage)}
            </a>
          </div>
        </nav>
      )}
    </Page>
  );
}

const columnsOn = (today: string): readonly Column<CaseLine>[] => [
  {
    title: WORDS.number,
    value: ({ id, number }) => (
      <a class="govuk-link" href={`/cases/${id}`}>
        {number}
      </a>
    ),
  },
  { title: WORDS.place, value: ({ place }) => place },
  { title: WORDS.step, value: (line) => <Standing line={line} /> },
  { title: WORDS.enteredOn, value: ({ enteredOn }) => enteredOn },
  {
    title: WORDS.due,
    value: ({ overdue, dueOn }) => (overdue && dueOn === null ? <Late /> : <Due lastDay={dueOn} today={today} />),
  },
];

function Standing({ line: { outcome, stepTitle } }: { readonly line: CaseLine }) {
  const say = useSay();
  return <>{say(outcome ? OUTCOMES[outcome] : stepTitle)}</>;
}

function Late() {
  const say = useSay();
  return <span class="tongtu-tag tongtu-tag--late">{say(WORDS.late)}</span>;
}
