import { READINGS } from '../../../desk/audit-year/all-readings.js';
import type { AuditOverview } from '../../../desk/audit-year/audit-year.js';
import { READING_NAMES, SUBJECT_NAMES, type SubjectName } from '../../../desk/audit-year/reading.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { FormGroup } from '../../forms/form-field.js';
import type { Errors } from '../../forms/form-fields.js';
import { Page } from '../../layout/page.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { YearInput } from '../../parts/year-input.js';
import { useSay } from '../../screen.js';
import { auditAddress } from './audit-address.js';
import { AUDIT_WORDS } from './words.js';

interface Props {
  readonly overview: AuditOverview;
  /** The year as it was typed, when it was none. */
  readonly yearTyped?: string | undefined;
  /** The county that was asked for is none of the person's. */
  readonly isCountyWrong: boolean;
}

/** What there is to read of a county and year, with how much asks for a closer look. */
export function OverviewPage({ overview, yearTyped, isCountyWrong }: Props) {
  const say = useSay();
  const errors: Errors = new Map<string, Text>([
    ...(yearTyped === undefined ? [] : [['year', AUDIT_WORDS.yearWrong] as const]),
    ...(isCountyWrong ? [['county', AUDIT_WORDS.countyWrong] as const] : []),
  ]);
  return (
    <Page title={AUDIT_WORDS.title} hasErrors={errors.size > 0}>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{overview.county.name}</span>
        {say(AUDIT_WORDS.titleOf, overview.year)}
      </h1>
      <AskForm {...{ overview, errors }} typed={yearTyped} />
      <StackedTable columns={columnsOf(overview)} rows={SUBJECT_NAMES} />
      <TakeAway overview={overview} />
    </Page>
  );
}

function columnsOf(overview: AuditOverview): Column<SubjectName>[] {
  const { counts } = overview;
  return [
    { title: AUDIT_WORDS.reading, value: (name) => <ReadingLink {...{ overview, name }} /> },
    { title: AUDIT_WORDS.hint, value: (name) => <Hint name={name} /> },
    {
      title: AUDIT_WORDS.count,
      value: (name) => <Figure {...{ overview, name }} figure={counts[name].count} />,
      number: true,
    },
    {
      title: AUDIT_WORDS.odd,
      value: (name) => <Figure {...{ overview, name }} figure={counts[name].odd} odd />,
      number: true,
    },
  ];
}

function ReadingLink({ overview, name }: { readonly overview: AuditOverview; readonly name: SubjectName }) {
  const say = useSay();
  return (
    <a class="govuk-link" href={auditAddress(overview, `/${name}`)}>
      {say(READINGS[name].title)}
    </a>
  );
}

/** Opens to what it counts; nothing leads nowhere. */
function Figure({
  overview,
  name,
  figure,
  odd,
}: {
  readonly overview: AuditOverview;
  readonly name: SubjectName;
  readonly figure: number;
  readonly odd?: true;
}) {
  if (figure === 0) return <>{figure}</>;
  return (
    <a class="govuk-link" href={auditAddress(overview, `/${name}`, { odd })}>
      {figure}
    </a>
  );
}

function Hint({ name }: { readonly name: SubjectName }) {
  const say = useSay();
  return <>{say(READINGS[name].hint)}</>;
}

function AskForm({
  overview: { year, county, counties },
  errors,
  typed,
}: Pick<Props, 'overview'> & { readonly errors: Errors; readonly typed: string | undefined }) {
  const say = useSay();
  const wrongCounty = errors.get('county');
  return (
    <form class="tongtu-filters" method="get" action="/audit-year">
      <FormGroup id="county" label={say(AUDIT_WORDS.county)} error={wrongCounty} isFilter>
        <select class="govuk-select" id="county" name="county" aria-describedby={wrongCounty && 'county-error'}>
          {counties.map(({ id, name }) => (
            <option key={id} value={id} selected={id === county.id}>
              {name}
            </option>
          ))}
        </select>
      </FormGroup>
      <YearInput title={AUDIT_WORDS.year} value={typed ?? year} error={errors.get('year')} />
      <button class="govuk-button govuk-button--secondary">{say(AUDIT_WORDS.show)}</button>
    </form>
  );
}

function TakeAway({ overview }: Pick<Props, 'overview'>) {
  const say = useSay();
  return (
    <Panel title={AUDIT_WORDS.takeAway}>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={auditAddress(overview, '/workbook')}>
            {say(AUDIT_WORDS.workbook)}
          </a>
        </li>
        {READING_NAMES.map((name) => (
          <li key={name}>
            <a class="govuk-link" href={auditAddress(overview, `/${name}/table`)}>
              {say(AUDIT_WORDS.csvOf, READINGS[name].title)}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
