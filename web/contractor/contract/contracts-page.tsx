import type { FirmContract } from '../../../desk/firm-contracts.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { contractPage } from '../work-page-for.js';
import { CONTRACT_WORDS } from '../contract-words.js';

const COLUMNS: readonly Column<FirmContract>[] = [
  { title: CONTRACT_WORDS.contract, value: (contract) => <ContractLink contract={contract} /> },
  { title: CONTRACT_WORDS.sum, value: ({ sumFen }) => amountOf(sumFen), number: true },
  { title: CONTRACT_WORDS.paid, value: ({ paidFen }) => amountOf(paidFen), number: true },
  { title: CONTRACT_WORDS.due, value: ({ dueFen }) => amountOf(dueFen), number: true },
  { title: CONTRACT_WORDS.applied, value: ({ appliedFen }) => amountOf(appliedFen ?? '0'), number: true },
  { title: CONTRACT_WORDS.retention, value: ({ retentionFen }) => amountOf(retentionFen), number: true },
  { title: CONTRACT_WORDS.until, value: ({ retentionUntil }) => <Until day={retentionUntil} /> },
];

/** A firm's contracts, each with what is due, applied for, kept back and paid. */
export function ContractsPage({ contracts }: { readonly contracts: readonly FirmContract[] }) {
  const say = useSay();
  return (
    <Page title={CONTRACT_WORDS.title}>
      <h1 class="govuk-heading-l">{say(CONTRACT_WORDS.title)}</h1>
      {contracts.length === 0 ? (
        <p class="govuk-body">{say(CONTRACT_WORDS.none)}</p>
      ) : (
        <StackedTable columns={COLUMNS} rows={contracts} wide />
      )}
    </Page>
  );
}

function ContractLink({ contract }: { readonly contract: FirmContract }) {
  const say = useSay();
  const { lotId, title, contractNumber, paymentOpen } = contract;
  return (
    <span class="tongtu-hash">
      <a class="govuk-link" href={contractPage(lotId)}>
        {contractNumber}
      </a>{' '}
      <span class="tongtu-muted">{title}</span>
      {paymentOpen && <> · {say(CONTRACT_WORDS.onItsWay)}</>}
    </span>
  );
}

/** The day until which the retention is kept back. */
function Until({ day }: { readonly day: string | null }) {
  const say = useSay();
  return <>{day ?? say(CONTRACT_WORDS.notSet)}</>;
}
