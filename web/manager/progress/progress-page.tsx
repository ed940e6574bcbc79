import type { ProgressDetails } from '../../../desk/progress-details.js';
import type { PlaceProgress, ProgressReport } from '../../../desk/progress-report.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import type { Errors } from '../../forms/form-fields.js';
import type { Say } from '../../language.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { Panel } from '../../parts/panel.js';
import { YearInput } from '../../parts/year-input.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { TablePanel } from './progress-table.js';
import { progressTables } from './progress-tables.js';
import { QuotaChart } from './quota-chart.js';
import { PROGRESS_WORDS } from './words.js';

interface Props {
  readonly report: ProgressReport;
  readonly details: ProgressDetails;
  readonly programmes: readonly { readonly id: string; readonly title: Text }[];
  /** The year as it was typed, when it was none. */
  readonly yearTyped?: string | undefined;
}

/** How a programme stands in a year: in words, drawn, and in tables that open to their cases. */
export function ProgressPage({ report, details, programmes, yearTyped }: Props) {
  const say = useSay();
  const errors: Errors = new Map(yearTyped === undefined ? [] : [['year', PROGRESS_WORDS.yearWrong]]);
  const [homes, money, funds, firms, steps] = progressTables(report, details, say);
  return (
    <Page title={PROGRESS_WORDS.progress} hasErrors={errors.size > 0}>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{say(report.title)}</span>
        {say(PROGRESS_WORDS.titleOf, report.year)}
      </h1>
      <AskForm report={report} programmes={programmes} errors={errors} typed={yearTyped} />
      <InShort report={report} details={details} />
      {homes && <TablePanel table={homes} hint={say(PROGRESS_WORDS.forecastHint)} />}
      {money && <TablePanel table={money} />}
      {funds && funds.rows.length > 0 ? (
        <TablePanel table={funds} />
      ) : (
        <None title={PROGRESS_WORDS.funds} text={PROGRESS_WORDS.noFunds} />
      )}
      {firms && firms.rows.length > 0 ? (
        <TablePanel table={firms} />
      ) : (
        <None title={PROGRESS_WORDS.byFirm} text={PROGRESS_WORDS.noFirms} />
      )}
      {steps && <TablePanel table={steps} hint={say(PROGRESS_WORDS.stepsHint)} />}
      <TakeAway report={report} details={details} />
    </Page>
  );
}

function AskForm({
  report,
  programmes,
  errors,
  typed,
}: Pick<Props, 'report' | 'programmes'> & { readonly errors: Errors; readonly typed: string | undefined }) {
  const say = useSay();
  return (
    <form class="tongtu-filters" method="get" action="/progress">
      <div class="govuk-form-group">
        <label class="govuk-label" for="programme">
          {say(PROGRESS_WORDS.programme)}
        </label>
        <select class="govuk-select" id="programme" name="programme">
          {programmes.map(({ id, title }) => (
            <option key={id} value={id} selected={id === report.programme}>
              {say(title)}
            </option>
          ))}
        </select>
      </div>
      <YearInput title={PROGRESS_WORDS.year} value={typed ?? report.year} error={errors.get('year')} />
      <button class="govuk-button govuk-button--secondary">{say(PROGRESS_WORDS.show)}</button>
    </form>
  );
}

function InShort({ report, details }: Pick<Props, 'report' | 'details'>) {
  const say = useSay();
  return (
    <Panel title={PROGRESS_WORDS.inShort}>
      {report.places.slice(0, 1).map((place) => (
        <p class="govuk-body" key={place.id}>
          {sentenceOf(report, place, details, say)}
        </p>
      ))}
      <QuotaChart places={report.places} />
    </Panel>
  );
}

/** What the outermost place has come to, in one sentence that can be read out. */
function sentenceOf(
  { asOf, leftFen }: ProgressReport,
  place: PlaceProgress,
  { finish }: ProgressDetails,
  say: Say,
): string {
  const day = finish.get(place.id);
  const isOpen = place.quota !== null && place.accepted < place.quota;
  const open = day === undefined ? say(PROGRESS_WORDS.noForecast) : say(PROGRESS_WORDS.finishOn, day);
  const parts = [
    `${say(PROGRESS_WORDS.asOf, asOf)}${say(MARKS.comma)}${place.name}`,
    place.quota === null ? say(PROGRESS_WORDS.noQuota) : say(PROGRESS_WORDS.ofQuota, place.quota),
    say(PROGRESS_WORDS.accepted, place.accepted),
    ...(place.completionRate === null ? [] : [say(PROGRESS_WORDS.rateOf, place.completionRate)]),
    ...(isOpen ? [open] : []),
    say(PROGRESS_WORDS.overdueNow, place.overdue),
    say(PROGRESS_WORDS.moneyLeft, amountOf(leftFen)),
  ];
  return `${parts.join(say(MARKS.semicolon))}${say(MARKS.stop)}`;
}

function None({ title, text }: Readonly<Record<'title' | 'text', Text>>) {
  const say = useSay();
  return (
    <Panel title={title}>
      <p class="govuk-body">{say(text)}</p>
    </Panel>
  );
}

function TakeAway({ report, details }: Pick<Props, 'report' | 'details'>) {
  const say = useSay();
  const asked = { programme: report.programme, year: String(report.year) };
  return (
    <Panel title={PROGRESS_WORDS.takeAway}>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={`/progress/workbook?${new URLSearchParams(asked)}`}>
            {say(PROGRESS_WORDS.workbook)}
          </a>
        </li>
        {progressTables(report, details, say).map(({ name, title }) => (
          <li key={name}>
            <a class="govuk-link" href={`/progress/table?${new URLSearchParams({ ...asked, table: name })}`}>
              {say(PROGRESS_WORDS.csvOf, title)}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
