import type { ShownWorkOrder, WorkPayment } from '../../../desk/work-order.js';
import { amountOf } from '../../money.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { type Sum, SumsTable } from '../../parts/sums-table.js';
import { useSay } from '../../screen.js';
import { PAYMENT_STATES, TRANCHES } from '../../staff/case/payment-words.js';
import { WORK_WORDS } from '../words.js';

const COLUMNS: readonly Column<WorkPayment>[] = [
  { title: WORK_WORDS.tranche, value: ({ tranche }) => <Words text={TRANCHES[tranche]} /> },
  { title: WORK_WORDS.amount, value: ({ amountFen }) => amountOf(amountFen), number: true },
  { title: WORK_WORDS.state, value: ({ state }) => <Words text={PAYMENT_STATES[state]} /> },
];

function Words({ text }: { readonly text: { readonly zh: string; readonly en: string } }) {
  return <>{useSay()(text)}</>;
}

/** What the own contract brings in for this home: called off, settled, due and paid. */
export function HomeMoney({ order: { account, payments } }: { readonly order: ShownWorkOrder }) {
  const say = useSay();
  if (!account) return null;
  const sums: readonly (readonly [Sum[0], string | null])[] = [
    [WORK_WORDS.calledOff, account.calledOffFen],
    [WORK_WORDS.settled, account.netFen],
    [WORK_WORDS.dueNow, account.dueFen],
    [WORK_WORDS.retention, account.retentionFen],
    [WORK_WORDS.paid, account.paidFen],
  ];
  return (
    <Panel title={WORK_WORDS.money}>
      <p class="govuk-body">
        {say(WORK_WORDS.contract)} {account.contractNumber}
      </p>
      <SumsTable sums={sums.flatMap(([title, fen]): Sum[] => (fen === null ? [] : [[title, fen]]))} />
      {payments.length > 0 ? (
        <StackedTable columns={COLUMNS} rows={payments} />
      ) : (
        <p class="govuk-body">{say(WORK_WORDS.noPayments)}</p>
      )}
    </Panel>
  );
}
