import type { CaseMoney, HeldOfFund, HomePayment, PlanSums, ShownSettlement } from '../../../desk/case-money.js';
import { amountOf } from '../../money.js';
import { FoldingPanel } from '../../parts/folding-panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { type Sum, SumsTable } from '../../parts/sums-table.js';
import { useSay } from '../../screen.js';
import { MONEY_WORDS } from './money-words.js';
import { PAYMENT_STATES, TRANCHES } from './payment-words.js';

/** What a home costs, who pays it, and what was paid. */
export function MoneyPanels({ money: { plan, funds, settlement, payments } }: { readonly money: CaseMoney }) {
  if (!plan && funds.length === 0) return null;
  return (
    <FoldingPanel title={MONEY_WORDS.money} id="money-title">
      {plan && <SumsTable sums={planSums(plan)} />}
      {funds.length > 0 && <StackedTable caption={MONEY_WORDS.funds} columns={FUND_COLUMNS} rows={funds} />}
      {settlement && <SumsTable caption={MONEY_WORDS.settlement} sums={settlementSums(settlement)} />}
      {payments.length > 0 && <StackedTable caption={MONEY_WORDS.payments} columns={PAYMENT_COLUMNS} rows={payments} />}
    </FoldingPanel>
  );
}

const planSums = ({ totalFen, eligibleFen, grantFen, householdFen }: PlanSums): Sum[] => [
  [MONEY_WORDS.total, totalFen],
  [MONEY_WORDS.eligible, eligibleFen],
  [MONEY_WORDS.grant, grantFen],
  [MONEY_WORDS.household, householdFen],
];

const settlementSums = ({ measuredFen, invoicedFen, grantFen, reducedFen }: ShownSettlement): Sum[] => [
  [MONEY_WORDS.settledMeasured, measuredFen],
  [MONEY_WORDS.settledInvoiced, invoicedFen],
  [MONEY_WORDS.settledGrant, grantFen],
  ...(reducedFen === '0' ? [] : [[MONEY_WORDS.settledReduced, reducedFen] as const]),
];

const FUND_COLUMNS: readonly Column<HeldOfFund>[] = [
  { title: MONEY_WORDS.fund, value: ({ name, year }) => `${year} ${name}` },
  { title: MONEY_WORDS.reserved, value: ({ reservedFen }) => amountOf(reservedFen), number: true },
  { title: MONEY_WORDS.committed, value: ({ committedFen }) => amountOf(committedFen), number: true },
  { title: MONEY_WORDS.ordered, value: ({ orderedFen }) => amountOf(orderedFen), number: true },
  { title: MONEY_WORDS.paid, value: ({ paidFen }) => amountOf(paidFen), number: true },
];

const PAYMENT_COLUMNS: readonly Column<HomePayment>[] = [
  { title: MONEY_WORDS.kind, value: (payment) => <Kind payment={payment} /> },
  { title: MONEY_WORDS.amount, value: ({ amountFen }) => amountOf(amountFen), number: true },
  { title: MONEY_WORDS.state, value: ({ state }) => <State state={state} /> },
  { title: MONEY_WORDS.bankReference, value: ({ bankReference }) => bankReference ?? '' },
];

function Kind({ payment: { kind, lot } }: { readonly payment: HomePayment }) {
  const say = useSay();
  const title = kind === 'payment' ? MONEY_WORDS.toTheHousehold : TRANCHES[kind];
  return <>{[say(title), lot].filter((part) => part !== null).join(' · ')}</>;
}

function State({ state }: Pick<HomePayment, 'state'>) {
  const say = useSay();
  return <>{say(PAYMENT_STATES[state])}</>;
}
