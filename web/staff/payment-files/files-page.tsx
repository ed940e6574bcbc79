import type { ListedFile } from '../../../desk/list-payment-files.js';
import { momentOf } from '../../dates.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay, useScreen } from '../../screen.js';
import { FILE_WORDS } from './words.js';

interface Props {
  readonly files: readonly ListedFile[];
  readonly mayMake: boolean;
  /** Why no file was made. */
  readonly general?: readonly string[];
}

/** The files for the bank and how far each is answered. */
export function FilesPage({ files, mayMake, general = [] }: Props) {
  const { say, csrf } = useScreen();
  return (
    <Page title={FILE_WORDS.files} hasErrors={general.length > 0}>
      <ErrorSummary errors={new Map()} general={general} />
      <h1 class="govuk-heading-l">{say(FILE_WORDS.files)}</h1>
      {mayMake && (
        <form method="post" action="/payment-files">
          <input type="hidden" name="_csrf" value={csrf} />
          <p class="govuk-body">{say(FILE_WORDS.lead)}</p>
          <button class="govuk-button" data-prevent-double-click>
            {say(FILE_WORDS.make)}
          </button>
        </form>
      )}
      {files.length === 0 ? <NoFiles /> : <StackedTable columns={COLUMNS} rows={files} />}
    </Page>
  );
}

function NoFiles() {
  const say = useSay();
  return <p class="govuk-body">{say(FILE_WORDS.none)}</p>;
}

const COLUMNS: readonly Column<ListedFile>[] = [
  {
    title: FILE_WORDS.name,
    value: ({ id, year, number }) => (
      <a class="govuk-link" href={`/payment-files/${id}`}>
        {year}-{number}
      </a>
    ),
  },
  { title: FILE_WORDS.madeAt, value: ({ madeAt }) => momentOf(madeAt.toISOString()) },
  { title: FILE_WORDS.madeBy, value: ({ madeBy }) => madeBy },
  { title: FILE_WORDS.count, value: ({ count }) => count, number: true },
  { title: FILE_WORDS.total, value: ({ totalFen }) => amountOf(totalFen), number: true },
  { title: FILE_WORDS.paid, value: ({ paid }) => paid, number: true },
  { title: FILE_WORDS.returned, value: ({ returned }) => returned, number: true },
  { title: FILE_WORDS.open, value: ({ open }) => open, number: true },
];
