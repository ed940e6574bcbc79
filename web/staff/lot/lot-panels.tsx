import type { ShownCase } from '../../../desk/show-case.js';
import type { ShownLot } from '../../../desk/visible-lot.js';
import { amountOf } from '../../money.js';
import { addressQuery } from '../../address-query.js';
import { momentOf } from '../../dates.js';
import { FoldingPanel } from '../../parts/folding-panel.js';
import { Panel } from '../../parts/panel.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { BidsTable } from './bids-table.js';
import { ContractSums, TrancheList } from './contract-sums.js';
import { FindingsList } from './findings.js';
import { HOMES, HomesByTown } from './homes-by-town.js';
import { TenderSummary } from './tender-summary.js';
import { LOT_WORDS } from './words.js';

/** What belongs to a lot: how it is tendered, its homes, bids as far as they may be seen, contract and payments. */
export function LotPanels({ shown }: { readonly shown: ShownCase }) {
  const { say, url } = useScreen();
  const { lot } = shown;
  if (!lot) return null;
  return (
    <>
      <Panel title={LOT_WORDS.tender}>
        <TenderSummary shown={shown} lot={lot} />
      </Panel>
      <FoldingPanel title={WORDS.homesInLot} id="homes" isOpen={addressQuery(url).has(HOMES)}>
        {lot.needTotalFen !== null && <p class="govuk-body">{say(WORDS.needTotal, amountOf(lot.needTotalFen))}</p>}
        <HomesByTown homes={lot.homes} />
      </FoldingPanel>
      <BidsPanel lot={lot} facts={shown.facts} />
      {lot.findings.length > 0 && (
        <Panel title={WORDS.findings}>
          <FindingsList findings={lot.findings} bids={lot.bids} />
        </Panel>
      )}
      {lot.contract && (
        <Panel title={WORDS.contract}>
          <ContractSums lot={lot} />
          <TrancheList tranches={lot.tranches} />
        </Panel>
      )}
    </>
  );
}

function BidsPanel({ lot, facts }: { readonly lot: ShownLot; readonly facts: ShownCase['facts'] }) {
  if (lot.bids.length === 0 && !facts.bidDeadline) return null;
  const isSealed = lot.bids.every(({ name }) => name === null);
  return (
    <Panel title={WORDS.bids}>
      {isSealed ? <SealedBids bids={lot.bids} /> : <BidsTable lot={lot} estimateFen={String(facts.estimateFen)} />}
    </Panel>
  );
}

/** How many bids came and when, and nothing else. */
export function SealedBids({ bids }: Pick<ShownLot, 'bids'>) {
  const say = useSay();
  if (bids.length === 0) return <p class="govuk-body">{say(LOT_WORDS.noBids)}</p>;
  return (
    <>
      <p class="govuk-body">{say(LOT_WORDS.bidsCame, bids.length)}</p>
      <ul class="govuk-list govuk-list--bullet">
        {bids.map(({ receivedAt }) => (
          <li key={receivedAt}>
            {momentOf(receivedAt)} {say(WORDS.sealed)}
          </li>
        ))}
      </ul>
      <p class="govuk-hint">{say(LOT_WORDS.contentSealed)}</p>
    </>
  );
}
