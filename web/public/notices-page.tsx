import type { ComponentChildren } from 'preact';
import type { PublicNotices, PublicResult, PublicTender, Publicity } from '../../desk/public-notices.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { OUTCOMES } from '../../procedures/outcomes.js';
import { BID_WORDS } from '../contractor/bids/words.js';
import { Page } from '../layout/page.js';
import { amountOf } from '../money.js';
import { FieldValue } from '../parts/fact-value.js';
import { type Column, StackedTable } from '../parts/stacked-table.js';
import type { Text } from '../../procedures/vocabulary.js';
import { useSay } from '../screen.js';
import { SAMPLING_WORDS } from '../staff/sampling/words.js';
import { MARKS } from '../marks.js';
import { OBJECTION_WORDS } from './objection-words.js';
import { OWN_CASE_WORDS } from './own-case-words.js';
import { PUBLIC_WORDS } from './words.js';

/** What a county makes public now: who is publicised, what is tendered, and what came of it. */
export function PublicNoticesPage({ found, base }: { readonly found: PublicNotices; readonly base: string }) {
  const say = useSay();
  const { county, publicity, tenders, results } = found;
  return (
    <Page title={PUBLIC_WORDS.title}>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{county}</span>
        {say(PUBLIC_WORDS.title)}
      </h1>
      <nav aria-label={say(PUBLIC_WORDS.onThisPage)}>
        <ul class="govuk-list">
          {(['publicity', 'tenders', 'results'] as const).map((part) => (
            <li key={part}>
              <a class="govuk-link" href={`#${part}`}>
                {say(PUBLIC_WORDS[part])}
              </a>
            </li>
          ))}
          <li>
            <a class="govuk-link" href={`${base}/samplings`}>
              {say(SAMPLING_WORDS.title)}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={`${base}/case`}>
              {say(OWN_CASE_WORDS.title)}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={`${base}/objections`}>
              {say(OBJECTION_WORDS.toOutcome)}
            </a>
          </li>
        </ul>
      </nav>
      <Part id="publicity" lead={PUBLIC_WORDS.publicityLead} none={PUBLIC_WORDS.noPublicity}>
        {publicity.length > 0 && <StackedTable columns={publicityColumns(base)} rows={publicity} />}
      </Part>
      <Part id="tenders" none={PUBLIC_WORDS.noTenders}>
        {tenders.length > 0 && <StackedTable columns={TENDER_COLUMNS} rows={tenders} wide />}
      </Part>
      <Part id="results" none={PUBLIC_WORDS.noResults}>
        {results.length > 0 && <StackedTable columns={RESULT_COLUMNS} rows={results} wide />}
      </Part>
    </Page>
  );
}

interface PartProps {
  readonly id: 'publicity' | 'tenders' | 'results';
  readonly lead?: Text;
  readonly none: Text;
  readonly children: ComponentChildren;
}

function Part({ id, lead, none, children }: PartProps) {
  const say = useSay();
  return (
    <section class="tongtu-panel" aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {say(PUBLIC_WORDS[id])}
      </h2>
      {lead && <p class="govuk-body">{say(lead)}</p>}
      {children || <p class="govuk-body">{say(none)}</p>}
    </section>
  );
}

const publicityColumns = (base: string): readonly Column<Publicity>[] => [
  { title: PUBLIC_WORDS.number, value: ({ number }) => number },
  { title: PUBLIC_WORDS.maskedName, value: ({ maskedName }) => maskedName },
  { title: PUBLIC_WORDS.programme, value: ({ programme }) => programme },
  { title: PUBLIC_WORDS.place, value: ({ place }) => place },
  { title: PUBLIC_WORDS.postedOn, value: ({ postedOn }) => postedOn },
  { title: PUBLIC_WORDS.lastDay, value: ({ lastDay }) => lastDay ?? <Said text={PUBLIC_WORDS.pausedForInquiry} /> },
  { title: PUBLIC_WORDS.hash, value: ({ sha256 }) => <code class="tongtu-hash">{sha256}</code> },
  {
    title: OBJECTION_WORDS.column,
    value: (row) => row.takesObjections && <ToObject base={base} number={row.number} />,
  },
];

const TENDER_COLUMNS: readonly Column<PublicTender>[] = [
  { title: PUBLIC_WORDS.number, value: ({ number }) => number },
  { title: PUBLIC_WORDS.lotTitle, value: ({ title }) => title },
  { title: PUBLIC_WORDS.need, value: ({ need }) => need },
  { title: PUBLIC_WORDS.method, value: ({ method }) => <Method method={method} /> },
  { title: PUBLIC_WORDS.estimate, value: ({ estimateFen }) => amountOf(estimateFen), number: true },
  { title: PUBLIC_WORDS.homes, value: ({ homesExpected }) => homesExpected, number: true },
  { title: PUBLIC_WORDS.document, value: ({ documentNumber }) => documentNumber ?? '' },
  { title: PUBLIC_WORDS.publishedOn, value: ({ publishedOn }) => publishedOn },
  { title: PUBLIC_WORDS.bidsUntil, value: ({ bidDeadline }) => bidDeadline },
  { title: BID_WORDS.forFirms, value: (tender) => <ToBid {...tender} /> },
];

const RESULT_COLUMNS: readonly Column<PublicResult>[] = [
  { title: PUBLIC_WORDS.number, value: ({ number }) => number },
  { title: PUBLIC_WORDS.lotTitle, value: ({ title }) => title },
  { title: PUBLIC_WORDS.supplier, value: ({ supplier }) => supplier },
  { title: PUBLIC_WORDS.sum, value: ({ sumFen }) => amountOf(sumFen), number: true },
  { title: PUBLIC_WORDS.publicisedOn, value: ({ publicisedOn }) => publicisedOn ?? '' },
  { title: PUBLIC_WORDS.standing, value: (result) => <Standing result={result} /> },
];

function ToObject({ base, number }: { readonly base: string; readonly number: string }) {
  const say = useSay();
  return (
    <a class="govuk-link" href={`${base}/objections/${encodeURIComponent(number)}`}>
      {say(OBJECTION_WORDS.link)}
      <span class="govuk-visually-hidden">{say(MARKS.aside, number)}</span>
    </a>
  );
}

/** Who follows it signs in first. */
function ToBid({ id, number }: Pick<PublicTender, 'id' | 'number'>) {
  const say = useSay();
  return (
    <a class="govuk-link" href={`/tenders/${id}`}>
      {say(BID_WORDS.toBid)}
      <span class="govuk-visually-hidden">{say(MARKS.aside, number)}</span>
    </a>
  );
}

function Method({ method }: Pick<PublicTender, 'method'>) {
  const field = latestProcedure('tender-lot').opening.form.method;
  return field ? <FieldValue field={field} value={method} /> : null;
}

function Said({ text }: { readonly text: Text }) {
  const say = useSay();
  return <>{say(text)}</>;
}

function Standing({ result: { contractOn, challengesUntil, outcome } }: { readonly result: PublicResult }) {
  const say = useSay();
  if (contractOn !== null) return <>{say(PUBLIC_WORDS.contracted, contractOn)}</>;
  if (outcome !== null) return <>{say(PUBLIC_WORDS.endedAs, OUTCOMES[outcome])}</>;
  return (
    <>{challengesUntil === null ? say(PUBLIC_WORDS.publicised) : say(PUBLIC_WORDS.challengesUntil, challengesUntil)}</>
  );
}
