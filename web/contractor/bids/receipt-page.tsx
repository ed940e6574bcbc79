import type { ShownTender } from '../../../desk/show-tender.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { Page } from '../../layout/page.js';
import { DoneBanner } from '../../parts/done-banner.js';
import { SummaryList } from '../../parts/summary-list.js';
import { useSay } from '../../screen.js';
import { BID_WORDS } from './words.js';

interface Props {
  readonly tender: ShownTender['tender'];
  readonly bidder: string;
  readonly receipt: NonNullable<ShownTender['receipt']>;
  readonly done?: Text | undefined;
}

/** The receipt of a bid, to be printed and kept. */
export function ReceiptPage({ tender, bidder, receipt: { bidId, commitment, salt, receivedAt }, done }: Props) {
  const say = useSay();
  return (
    <Page title={BID_WORDS.receipt}>
      <a class="govuk-back-link" href={`/tenders/${tender.id}`}>
        {tender.title ?? tender.number}
      </a>
      {done && <DoneBanner done={done} />}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{tender.county}</span>
        {say(BID_WORDS.receipt)}
      </h1>
      <SummaryList
        rows={[
          { key: say(BID_WORDS.lot), value: `${tender.title ?? ''} ${tender.number}` },
          { key: say(BID_WORDS.documentNumber), value: tender.documentNumber ?? '' },
          { key: say(BID_WORDS.bidder), value: bidder },
          { key: say(BID_WORDS.receivedAt), value: toTheSecond(receivedAt) },
          { key: say(BID_WORDS.receiptNumber), value: <span class="tongtu-hash">{bidId}</span> },
          { key: say(BID_WORDS.commitment), value: <code class="tongtu-hash">{commitment}</code> },
          {
            key: say(BID_WORDS.salt),
            value: salt === null ? say(BID_WORDS.saltToldOnce) : <code class="tongtu-hash">{salt}</code>,
          },
        ]}
      />
      <p class="govuk-body">{say(BID_WORDS.keep)}</p>
      <h2 class="govuk-heading-s">{say(BID_WORDS.howProved)}</h2>
      <p class="govuk-body">{say(BID_WORDS.proof)}</p>
      <p class="govuk-body tongtu-not-printed">{say(BID_WORDS.print)}</p>
    </Page>
  );
}

/** As the county's clock showed it: `2026-11-24 09:05:07`. */
function toTheSecond(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(instant));
}
