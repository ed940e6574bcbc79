import type { AnsweredRow } from '../../../desk/answer-payment-file.js';
import type { ShownPaymentFile } from '../../../desk/show-payment-file.js';
import { momentOf } from '../../dates.js';
import { ErrorMessage } from '../../forms/form-field.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import type { Errors } from '../../forms/form-fields.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { DoneBanner } from '../../parts/done-banner.js';
import { FileLimit } from '../../parts/file-limit.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { SummaryList } from '../../parts/summary-list.js';
import { reasonOf } from '../../reason.js';
import { useSay, useScreen } from '../../screen.js';
import { PAYMENT_STATES } from '../case/payment-words.js';
import { FILE_WORDS } from './words.js';

type Line = ShownPaymentFile['lines'][number];

interface Props {
  readonly file: ShownPaymentFile;
  /** Whether the person takes files to the bank and enters its answers. */
  readonly atWork: boolean;
  /** The file was made just now. */
  readonly made?: boolean;
  readonly errors?: Errors;
  readonly general?: readonly string[];
  /** What became of an answer that was just uploaded. */
  readonly answered?: readonly AnsweredRow[];
}

/** A file for the bank: its payments and how each stands, its bytes to take away, and the bank's answer to it. */
export function FilePage({ file, atWork, made = false, errors = new Map(), general = [], answered }: Props) {
  const say = useSay();
  const name = `${file.year}-${file.number}`;
  const { madeBy, madeAt, count, totalFen, downloads, sha256 } = file;
  const rows = [
    { key: say(FILE_WORDS.madeBy), value: madeBy },
    { key: say(FILE_WORDS.madeAt), value: momentOf(madeAt.toISOString()) },
    { key: say(FILE_WORDS.count), value: count },
    { key: say(FILE_WORDS.total), value: amountOf(totalFen) },
    { key: say(FILE_WORDS.downloads), value: downloads },
    { key: say(FILE_WORDS.hash), value: <span class="tongtu-hash">{sha256}</span> },
  ];
  return (
    <Page title={say(FILE_WORDS.nameOf, name)} hasErrors={errors.size > 0 || general.length > 0}>
      <a class="govuk-back-link" href="/payment-files">
        {say(FILE_WORDS.files)}
      </a>
      <ErrorSummary errors={errors} general={general} />
      {made && <DoneBanner done={FILE_WORDS.made} />}
      <h1 class="govuk-heading-l">{say(FILE_WORDS.nameOf, name)}</h1>
      <SummaryList rows={rows} />
      {atWork && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/payment-files/${file.id}/download`}>
            {say(FILE_WORDS.download)}
          </a>
        </p>
      )}
      {answered && <StackedTable caption={FILE_WORDS.results} columns={RESULT_COLUMNS} rows={answered} />}
      <StackedTable caption={FILE_WORDS.lines} columns={LINE_COLUMNS} rows={file.lines} />
      {atWork && <AnswerForm fileId={file.id} errors={errors} />}
    </Page>
  );
}

const LINE_COLUMNS: readonly Column<Line>[] = [
  { title: FILE_WORDS.line, value: ({ line }) => line },
  {
    title: FILE_WORDS.caseNumber,
    value: ({ caseId, number }) => (
      <a class="govuk-link" href={`/cases/${caseId}`}>
        {number}
      </a>
    ),
  },
  { title: FILE_WORDS.kind, value: ({ kind }) => <Kind kind={kind} /> },
  { title: FILE_WORDS.total, value: ({ amountFen }) => amountOf(amountFen), number: true },
  { title: FILE_WORDS.state, value: (line) => <State line={line} /> },
  { title: FILE_WORDS.bankReference, value: ({ bankReference }) => bankReference ?? '' },
];

function Kind({ kind }: Pick<Line, 'kind'>) {
  const say = useSay();
  return <>{say(kind === 'payment' ? FILE_WORDS.toHousehold : FILE_WORDS.toContractor)}</>;
}

/** A payment that came back is tried anew on its case. */
function State({ line: { state, kind, caseId } }: { readonly line: Line }) {
  const say = useSay();
  const again = kind === 'tranche' ? `/lots/${caseId}/payments` : `/cases/${caseId}`;
  return (
    <>
      {say(PAYMENT_STATES[state])}{' '}
      {state === 'returned' && (
        <a class="govuk-link" href={again}>
          {say(FILE_WORDS.payAgain)}
        </a>
      )}
    </>
  );
}

const RESULT_COLUMNS: readonly Column<AnsweredRow>[] = [
  { title: FILE_WORDS.row, value: ({ row }) => row },
  { title: FILE_WORDS.caseNumber, value: ({ number }) => number },
  { title: FILE_WORDS.said, value: ({ result }) => <Said result={result} /> },
  { title: FILE_WORDS.became, value: (row) => <Became row={row} /> },
];

function Said({ result }: Pick<AnsweredRow, 'result'>) {
  const say = useSay();
  return <>{say(PAYMENT_STATES[result])}</>;
}

function Became({ row: { became, problem } }: { readonly row: AnsweredRow }) {
  const say = useSay();
  if (!problem || became !== 'refused') return <>{say(became === 'again' ? FILE_WORDS.again : FILE_WORDS.done)}</>;
  return <strong>{say(reasonOf({ code: problem.problem, about: problem.about ?? null }))}</strong>;
}

function AnswerForm({ fileId, errors }: { readonly fileId: string; readonly errors: Errors }) {
  const { say, csrf } = useScreen();
  const error = errors.get('answer');
  return (
    <Panel title={FILE_WORDS.answer}>
      <form method="post" action={`/payment-files/${fileId}/answer`} encType="multipart/form-data" noValidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
          <label class="govuk-label govuk-!-font-weight-bold" for="answer">
            {say(FILE_WORDS.chooseAnswer)}
          </label>
          <div class="govuk-hint" id="answer-hint">
            {say(FILE_WORDS.answerHint)}
          </div>
          {error && <ErrorMessage id="answer" error={error} />}
          <input
            class="govuk-file-upload"
            id="answer"
            name="answer"
            type="file"
            accept=".csv,text/csv"
            aria-describedby={error ? 'answer-hint answer-error' : 'answer-hint'}
          />
          <FileLimit />
        </div>
        <button class="govuk-button" data-prevent-double-click>
          {say(FILE_WORDS.upload)}
        </button>
      </form>
    </Panel>
  );
}
