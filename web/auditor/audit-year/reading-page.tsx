import { READINGS } from '../../../desk/audit-year/all-readings.js';
import type { ReadAudit } from '../../../desk/audit-year/audit-year.js';
import type {
  AuditColumn,
  AuditRow,
  AuditValue,
  CaseRef,
  Narrowed,
  ReadingName,
} from '../../../desk/audit-year/reading.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import { auditAddress } from './audit-address.js';
import { textOf } from './audit-table.js';
import { AUDIT_WORDS } from './words.js';

/** Rows on one page. */
export const PAGE_ROWS = 50;

/** Where the single acts and reads of a reading are. */
const DETAILS: Partial<Record<ReadingName, ReadingName>> = { reads: 'readsOf', readsByCase: 'readsOf', late: 'lateOf' };

interface Props {
  readonly read: ReadAudit;
  readonly narrowed: Narrowed;
  readonly page: number;
}

/** One reading of a county and year, page by page. */
export function ReadingPage({ read, narrowed, page }: Props) {
  const say = useSay();
  const { reading, rows, county, year } = read;
  const { title, hint } = READINGS[reading];
  const details = DETAILS[reading];
  return (
    <Page title={title}>
      <a class="govuk-back-link" href={auditAddress(read)}>
        {say(AUDIT_WORDS.back)}
      </a>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">
          {county.name} {say(AUDIT_WORDS.ofCounty, year)}
        </span>
        {say(title)}
      </h1>
      <p class="govuk-body">{say(hint)}</p>
      <Counts {...{ read, narrowed }} />
      {rows.length === 0 ? <p class="govuk-body">{say(AUDIT_WORDS.none)}</p> : <Rows read={read} />}
      <Pages {...{ read, narrowed, page }} />
      <ul class="govuk-list tongtu-not-printed">
        {details && (
          <li>
            <a class="govuk-link" href={auditAddress(read, `/${details}`)}>
              {say(AUDIT_WORDS.details)}
            </a>
          </li>
        )}
        <li>
          <a class="govuk-link" href={auditAddress(read, `/${reading}/table`, narrowed)}>
            {say(AUDIT_WORDS.csvOf, title)}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={auditAddress(read, `/${reading}/workbook`, narrowed)}>
            {say(AUDIT_WORDS.workbookOf, title)}
          </a>
        </li>
      </ul>
    </Page>
  );
}

function Counts({ read, narrowed }: Pick<Props, 'read' | 'narrowed'>) {
  const say = useSay();
  const odd = say(AUDIT_WORDS.countedOdd, read.odd);
  const isNarrowed = Object.values(narrowed).some((value) => value !== undefined);
  return (
    <p class="govuk-body">
      {say(AUDIT_WORDS.counted, read.count)}
      {say(MARKS.semicolon)}
      {narrowed.odd || read.odd === 0 ? odd : <OddLink {...{ read, narrowed }} said={odd} />}
      {say(MARKS.stop)}
      {isNarrowed && (
        <>
          {say(AUDIT_WORDS.narrowed)}{' '}
          <a class="govuk-link" href={auditAddress(read, `/${read.reading}`)}>
            {say(AUDIT_WORDS.all)}
          </a>
        </>
      )}
    </p>
  );
}

function OddLink({ read, narrowed, said }: Pick<Props, 'read' | 'narrowed'> & { readonly said: string }) {
  return (
    <a class="govuk-link" href={auditAddress(read, `/${read.reading}`, { ...narrowed, odd: true })}>
      {said}
    </a>
  );
}

function Rows({ read }: Pick<Props, 'read'>) {
  const say = useSay();
  const { title, columns } = READINGS[read.reading];
  const shown = columns.map(
    (column): Column<AuditRow> => ({
      title: column.title,
      number: ['count', 'fen', 'percent'].includes(column.kind),
      value: (row) => <CellOf column={column} row={row} read={read} />,
    }),
  );
  return (
    <div class="tongtu-scroll" tabIndex={0} role="region" aria-label={say(title)}>
      <StackedTable columns={shown} rows={read.rows} wide />
    </div>
  );
}

function CellOf({ column, row, read }: { readonly column: AuditColumn; readonly row: AuditRow } & Pick<Props, 'read'>) {
  const value = row.cells[column.name] ?? null;
  const said = <Said column={column} value={value} />;
  if (!column.opens || !row.behind || !value) return said;
  const { reading, ...narrowed } = row.behind;
  return (
    <a class="govuk-link" href={auditAddress(read, `/${reading}`, narrowed)}>
      {said}
    </a>
  );
}

function Said({ column: { kind }, value }: { readonly column: AuditColumn; readonly value: AuditValue }) {
  const say = useSay();
  switch (kind) {
    case 'cases':
      return <CaseLinks cases={value as readonly CaseRef[]} />;
    case 'fen':
      return <>{value === null ? NONE : amountOf(value as string)}</>;
    case 'count':
    case 'percent':
      return <>{(value as string | number | null) ?? NONE}</>;
    case 'moment':
    case 'day':
      return <span class="tongtu-whole">{textOf(kind, value, say)}</span>;
    default:
      return <>{textOf(kind, value, say)}</>;
  }
}

/** For a figure that there is nothing to reckon from. */
const NONE = '—';

/** So many cases of one row are named on the page; the table to take away has them all. */
const MOST_LINKS = 20;

function CaseLinks({ cases }: { readonly cases: readonly CaseRef[] }) {
  const say = useSay();
  return (
    <span>
      {cases.slice(0, MOST_LINKS).map(({ id, number }, at) => (
        <span key={id}>
          {at > 0 && say(MARKS.and)}
          <a class="govuk-link tongtu-whole" href={`/cases/${id}`}>
            {number}
          </a>
        </span>
      ))}
      {cases.length > MOST_LINKS && say(AUDIT_WORDS.andMore, cases.length)}
    </span>
  );
}

function Pages({ read, narrowed, page }: Props) {
  const say = useSay();
  const has = { previous: page > 1, next: page * PAGE_ROWS < read.count };
  if (!has.previous && !has.next) return null;
  const at = (other: number) => auditAddress(read, `/${read.reading}`, { ...narrowed, page: other });
  return (
    <nav class="govuk-pagination" aria-label={say(WORDS.pages)}>
      {has.previous && (
        <div class="govuk-pagination__prev">
          <a class="govuk-link govuk-pagination__link" rel="prev" href={at(page - 1)}>
            {say(AUDIT_WORDS.previousPage)}
          </a>
        </div>
      )}
      {has.next && (
        <div class="govuk-pagination__next">
          <a class="govuk-link govuk-pagination__link" rel="next" href={at(page + 1)}>
            {say(WORDS.nextPage)}
          </a>
        </div>
      )}
    </nav>
  );
}
