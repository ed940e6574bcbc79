import type { BidForm } from '../../../desk/bid-schema.js';
import type { CatalogueItem } from '../../../desk/list-catalogue.js';
import type { ShownTender } from '../../../desk/show-tender.js';
import { momentOf } from '../../dates.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { ONLY_SHOW } from '../../forms/form-names.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { SummaryList } from '../../parts/summary-list.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { ITEM_COLUMNS } from './bid-page.js';
import { DocumentInputs } from './document-inputs.js';
import { carriedBid } from './sent-bid.js';
import { BID_WORDS } from './words.js';

interface Props {
  readonly shown: ShownTender;
  readonly catalogue: readonly CatalogueItem[];
  readonly bid: BidForm;
  readonly state: FormState;
  readonly requestId: string;
}

/**
 * The second page of a bid: what will be sealed, and the documents that go with it. The bid itself travels in the page:
 * until it is sealed it lies in no database, no session and no log.
 */
export function CheckPage({ shown: { tender, receipt }, catalogue, bid, state, requestId }: Props) {
  const say = useSay();
  const { values, errors, general } = state;
  const carried = [...carriedBid(values), ['requestId', requestId], ['_send', '1']] as const;
  return (
    <Page title={BID_WORDS.checkTitle} hasErrors={errors.size > 0 || general.length > 0}>
      <a class="govuk-back-link" href={`/tenders/${tender.id}`}>
        {tender.title ?? tender.number}
      </a>
      <ErrorSummary errors={errors} general={general} />
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{tender.title ?? tender.number}</span>
        {say(BID_WORDS.checkTitle)}
      </h1>
      <p class="govuk-body">{say(BID_WORDS.checkLead)}</p>
      {receipt && <p class="govuk-inset-text">{say(BID_WORDS.replaces, momentOf(receipt.receivedAt))}</p>}
      <Offer {...{ tender, catalogue, bid }} />
      <form
        method="post"
        action={`/tenders/${tender.id}/bid`}
        encType="multipart/form-data"
        autoComplete="off"
        noValidate
      >
        <HiddenFields fields={carried} token />
        <DocumentInputs state={state} />
        <div class="govuk-button-group">
          <button class="govuk-button" data-prevent-double-click>
            {say(BID_WORDS.sealedNow)}
          </button>
          <button class="govuk-button govuk-button--secondary" name={ONLY_SHOW} value="1" formNoValidate>
            {say(BID_WORDS.change)}
          </button>
        </div>
      </form>
    </Page>
  );
}

interface Line extends Omit<CatalogueItem, 'kind' | 'sample'> {
  readonly rateFen: string;
}

const LINE_COLUMNS: readonly Column<Line>[] = [
  ...ITEM_COLUMNS,
  {
    title: BID_WORDS.rate,
    value: ({ rateFen, guidePriceFen }) => <Offered fen={rateFen} mostFen={guidePriceFen} above="aboveGuide" />,
    number: true,
  },
];

function Offer({
  tender: { estimateFen },
  catalogue,
  bid,
}: Pick<Props, 'catalogue' | 'bid'> & Pick<ShownTender, 'tender'>) {
  const say = useSay();
  const lines = bid.priceLines.flatMap(({ item, rateFen }): Line[] => {
    const known = catalogue.find(({ code }) => code === item);
    return known ? [{ ...known, rateFen }] : [];
  });
  return (
    <>
      <StackedTable caption={BID_WORDS.prices} columns={LINE_COLUMNS} rows={lines} />
      <SummaryList
        rows={[
          {
            key: say(WORDS.total),
            value: <Offered fen={bid.totalFen} mostFen={estimateFen} above="aboveEstimate" />,
          },
          { key: say(BID_WORDS.statement), value: bid.statement },
        ]}
      />
    </>
  );
}

interface OfferedProps {
  readonly fen: string;
  /** The price beyond which it is marked. */
  readonly mostFen: string | null;
  readonly above: 'aboveGuide' | 'aboveEstimate';
}

function Offered({ fen, mostFen, above }: OfferedProps) {
  const say = useSay();
  return (
    <span>
      {amountOf(fen)}{' '}
      {mostFen !== null && BigInt(fen) > BigInt(mostFen) && (
        <span class="tongtu-tag tongtu-tag--soon">{say(BID_WORDS[above])}</span>
      )}
    </span>
  );
}
