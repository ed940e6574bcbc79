import type { ShownEvent } from '../../../desk/case-parts.js';
import type { ShownBid } from '../../../desk/visible-lot.js';
import { momentOf } from '../../dates.js';
import { amountOf } from '../../money.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import type { LotAtHand } from './lot-at-hand.js';
import { LotFrame } from './lot-frame.js';
import { TenderSummary } from './tender-summary.js';
import { LOT_WORDS } from './words.js';

/** The record of the opening as it is printed and signed: who opened when, and what every bidder offered. */
export function OpeningRecordPage(at: LotAtHand) {
  const say = useSay();
  const { shown, lot } = at;
  if (!lot.bids.some(({ body }) => body !== null))
    return (
      <LotFrame {...at} title={LOT_WORDS.openingRecord}>
        <p class="govuk-inset-text">{say(LOT_WORDS.notOpened)}</p>
      </LotFrame>
    );
  const opened = shown.timeline.findLast(({ action }) => action === 'openBids');
  const authorised = shown.timeline.findLast(({ action }) => action === 'authoriseOpening');
  const officers: SummaryRow[] = [
    ...(authorised ? [{ key: say(LOT_WORDS.authorisedTitle), value: whoAndWhen(authorised) }] : []),
    ...(opened ? [{ key: say(LOT_WORDS.openedBy), value: whoAndWhen(opened) }] : []),
  ];
  return (
    <LotFrame {...at} title={LOT_WORDS.openingRecord}>
      <TenderSummary shown={shown} lot={lot} />
      <SummaryList rows={officers} />
      <StackedTable caption={WORDS.bids} columns={COLUMNS} rows={inOrderOfReceipt(lot.bids)} />
      <Panel title={LOT_WORDS.signatures}>
        {[LOT_WORDS.signOfficers, LOT_WORDS.signBidders, LOT_WORDS.signSupervisor, LOT_WORDS.signDate].map((text) => (
          <p class="govuk-body tongtu-sign" key={text.en}>
            {say(text)}
          </p>
        ))}
      </Panel>
    </LotFrame>
  );
}

function whoAndWhen({ person, org, recordedAt }: ShownEvent): string {
  return [person, org, momentOf(recordedAt)].filter(Boolean).join(' ');
}

function inOrderOfReceipt(bids: readonly ShownBid[]): readonly ShownBid[] {
  return bids.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt));
}

const COLUMNS: readonly Column<ShownBid>[] = [
  { title: WORDS.supplier, value: ({ name, creditCode }) => `${name ?? ''} ${creditCode ?? ''}` },
  { title: WORDS.receivedAt, value: ({ receivedAt }) => momentOf(receivedAt) },
  { title: WORDS.total, value: ({ totalFen }) => (totalFen === null ? '' : amountOf(totalFen)), number: true },
  { title: LOT_WORDS.statement, value: ({ body }) => body?.statement ?? '' },
  {
    title: LOT_WORDS.documents,
    value: ({ body }) => (
      <>
        {(body?.documents ?? []).map(({ title, sha256 }) => (
          <div key={sha256}>
            {title} <span class="tongtu-muted tongtu-hash">{sha256.slice(0, 16)}…</span>
          </div>
        ))}
      </>
    ),
  },
  { title: LOT_WORDS.commitment, value: ({ commitment }) => <span class="tongtu-hash">{commitment}</span> },
];
