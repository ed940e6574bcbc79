import type { ShownLot } from '../../../desk/visible-lot.js';
import { amountOf } from '../../money.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { SumsTable } from '../../parts/sums-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { PAYMENT_STATES, TRANCHES } from '../case/payment-words.js';
import { LOT_WORDS } from './words.js';

/** A contract and how its money stands. */
export function ContractSums({ lot: { contract, bids } }: { readonly lot: Pick<ShownLot, 'contract' | 'bids'> }) {
  const say = useSay();
  if (!contract) return null;
  const winner = bids.find(({ rank }) => rank === 1)?.name;
  const sums = [
    [WORDS.contractSum, contract.sumFen],
    [WORDS.calledOff, contract.calledOffFen],
    [LOT_WORDS.leftToCallOff, (BigInt(contract.sumFen) - BigInt(contract.calledOffFen)).toString()],
    [WORDS.settledSum, contract.settledFen],
    [WORDS.paidSum, contract.paidFen],
    [WORDS.dueOnAcceptance, contract.acceptanceDueFen],
    [WORDS.retentionDue, contract.retentionDueFen],
  ] as const;
  return (
    <>
      <p class="govuk-body">
        {contract.number}
        {winner && ` · ${say(LOT_WORDS.contractor)} ${winner}`}
      </p>
      <SumsTable sums={sums} />
    </>
  );
}

type ShownTranche = ShownLot['tranches'][number];

/** The payments to the contractor so far. */
export function TrancheList({ tranches }: Pick<ShownLot, 'tranches'>) {
  if (tranches.length === 0) return null;
  return <StackedTable caption={WORDS.tranches} columns={COLUMNS} rows={tranches} />;
}

const COLUMNS: readonly Column<ShownTranche>[] = [
  { title: LOT_WORDS.tranche, value: ({ tranche }) => <TrancheTitle tranche={tranche} /> },
  { title: LOT_WORDS.amount, value: ({ amountFen }) => amountOf(amountFen), number: true },
  { title: LOT_WORDS.state, value: ({ state }) => <PaymentState state={state} /> },
  { title: LOT_WORDS.bankReference, value: ({ bankReference }) => bankReference ?? '' },
];

export function TrancheTitle({ tranche }: { readonly tranche: string }) {
  const say = useSay();
  return <>{say(TRANCHES[tranche as keyof typeof TRANCHES])}</>;
}

export function PaymentState({ state }: { readonly state: string }) {
  const say = useSay();
  return <>{say(PAYMENT_STATES[state as keyof typeof PAYMENT_STATES])}</>;
}
