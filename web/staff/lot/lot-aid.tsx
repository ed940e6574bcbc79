import type { ShownCase } from '../../../desk/show-case.js';
import { Panel } from '../../parts/panel.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { BidsTable } from './bids-table.js';
import { ContractSums } from './contract-sums.js';
import { OpenApplication } from './open-application.js';
import { TenderSummary } from './tender-summary.js';
import { LOT_WORDS } from './words.js';

/** Acts that rest on the bids, on the contract, on how the lot is tendered: what to look at while filling in their forms. */
const BIDS = new Set(['evaluate', 'award', 'publiciseResult', 'signContract', 'answerFinding']);
const CONTRACT = new Set([
  'callOff',
  'applyForTranche',
  'orderTranche',
  'refuseApplication',
  'recordFinalAccounts',
  'releaseHome',
  'startWarranty',
]);
/** Those that answer what the contractor applied for. */
const ANSWERS = new Set(['orderTranche', 'refuseApplication']);
const TENDER = new Set(['publish', 'addHomes']);

/** What someone needs before their eyes for an act of a lot. */
export function LotAid({ shown, action }: { readonly shown: ShownCase; readonly action: string }) {
  const { lot } = shown;
  if (!lot) return null;
  const isOpened = lot.bids.some(({ name }) => name !== null);
  if (BIDS.has(action) && isOpened)
    return (
      <Panel title={LOT_WORDS.compare}>
        <BidsTable lot={lot} estimateFen={String(shown.facts.estimateFen)} />
        {action === 'evaluate' && <WeightNote pricePercent={lot.terms.pricePercent} />}
      </Panel>
    );
  if (CONTRACT.has(action) && lot.contract)
    return (
      <Panel title={WORDS.contract}>
        <ContractSums lot={lot} />
        {ANSWERS.has(action) && <OpenApplication {...{ shown, lot }} />}
      </Panel>
    );
  if (TENDER.has(action))
    return (
      <Panel title={LOT_WORDS.tender}>
        <TenderSummary shown={shown} lot={lot} />
      </Panel>
    );
  return null;
}

/** How the score comes about under the method. */
export function WeightNote({ pricePercent }: { readonly pricePercent: number | null }) {
  const say = useSay();
  return pricePercent === null ? null : <p class="govuk-hint">{say(LOT_WORDS.weightNote, pricePercent)}</p>;
}
