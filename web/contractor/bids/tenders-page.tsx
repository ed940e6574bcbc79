import type { FirmTenders } from '../../../desk/firm-tenders.js';
import type { OwnBidStanding } from '../../../desk/own-bids.js';
import { momentOf } from '../../dates.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { Due } from '../../parts/due.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { Standing } from './standing.js';
import { ASKED_OF_SUPPLIERS, BID_WORDS } from './words.js';

type OpenTender = FirmTenders['open'][number];

/** What a firm may bid for now, and what became of its bids. */
export function TendersPage({ tenders: { today, barredUntil, open, ended } }: { readonly tenders: FirmTenders }) {
  const say = useSay();
  return (
    <Page title={BID_WORDS.tenders}>
      <h1 class="govuk-heading-l">{say(BID_WORDS.tenders)}</h1>
      {barredUntil !== null && <p class="govuk-inset-text">{say(BID_WORDS.barred, barredUntil)}</p>}
      <h2 class="govuk-heading-m">{say(BID_WORDS.openNow)}</h2>
      {open.length === 0 ? (
        <p class="govuk-body">{say(BID_WORDS.noneOpen)}</p>
      ) : (
        <StackedTable columns={openColumns(today)} rows={open} />
      )}
      {ended.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{say(BID_WORDS.ended)}</h2>
          <StackedTable columns={ENDED_COLUMNS} rows={ended} />
        </>
      )}
    </Page>
  );
}

const openColumns = (today: string): readonly Column<OpenTender>[] => [
  { title: BID_WORDS.lot, value: (tender) => <LotLink {...tender} lotId={tender.id} /> },
  { title: BID_WORDS.county, value: ({ county }) => county },
  {
    title: BID_WORDS.estimate,
    value: ({ estimateFen }) => (estimateFen === null ? '' : amountOf(estimateFen)),
    number: true,
  },
  { title: BID_WORDS.deadline, value: ({ lastDay }) => <Due lastDay={lastDay} today={today} /> },
  { title: BID_WORDS.ownBid, value: ({ ownBidAt }) => <OwnBid at={ownBidAt} /> },
];

const ENDED_COLUMNS: readonly Column<OwnBidStanding>[] = [
  { title: BID_WORDS.lot, value: (own) => <LotLink {...own} /> },
  { title: BID_WORDS.receivedAt, value: ({ receivedAt }) => momentOf(receivedAt) },
  { title: WORDS.total, value: ({ totalFen }) => (totalFen === null ? '' : amountOf(totalFen)), number: true },
  { title: BID_WORDS.standing, value: ({ standing }) => <Standing standing={standing} /> },
];

function LotLink({ lotId, number, title }: Pick<OwnBidStanding, 'lotId' | 'number' | 'title'>) {
  return (
    <span>
      <a class="govuk-link" href={`/tenders/${lotId}`}>
        {title ?? number}
      </a>{' '}
      <span class="tongtu-muted">{number}</span>
    </span>
  );
}

function OwnBid({ at }: { readonly at: string | null }) {
  const say = useSay();
  if (at === null) return <span class="tongtu-tag tongtu-tag--soon">{say(BID_WORDS.notYet)}</span>;
  return (
    <span>
      <span class="tongtu-tag tongtu-tag--done">{say(BID_WORDS.isIn)}</span>{' '}
      <span class="tongtu-muted">{momentOf(at)}</span>
    </span>
  );
}

/** What a firm has to ask of the county before it may bid. */
export function NotSupplierPage() {
  const say = useSay();
  return (
    <Page title={BID_WORDS.notSupplier}>
      <h1 class="govuk-heading-l">{say(BID_WORDS.notSupplier)}</h1>
      <p class="govuk-body">{say(BID_WORDS.notSupplierLead)}</p>
      <ul class="govuk-list govuk-list--bullet">
        {ASKED_OF_SUPPLIERS.map((asked) => (
          <li key={asked.en}>{say(asked)}</li>
        ))}
      </ul>
    </Page>
  );
}
