import type { LotAccounts, TrancheAccount } from '../../../desk/lot-accounts.js';
import { amountOf } from '../../money.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { ContractSums, PaymentState, TrancheTitle } from './contract-sums.js';
import { LotActs } from './lot-acts.js';
import type { LotAtHand } from './lot-at-hand.js';
import { type FrameProps, LotFrame } from './lot-frame.js';
import { LOT_WORDS } from './words.js';

interface Props extends LotAtHand, Pick<FrameProps, 'done' | 'suggestions'> {
  readonly accounts: LotAccounts;
}

/** What is due to the contractor, every payment from its order to the bank's answer, and the acts of finance. */
export function PaymentsPage({ accounts, done, suggestions, ...at }: Props) {
  const say = useSay();
  const { shown, lot } = at;
  const { advancePercentMax, progressPercentMax } = lot.terms;
  return (
    <LotFrame {...at} title={LOT_WORDS.payments} done={done}>
      <Panel title={WORDS.contract}>
        <ContractSums lot={lot} />
        <p class="govuk-hint">
          {advancePercentMax !== null && say(LOT_WORDS.advanceLimit, advancePercentMax)}
          {'　'}
          {progressPercentMax !== null && say(LOT_WORDS.progressLimit, progressPercentMax)}
        </p>
      </Panel>
      <Panel title={LOT_WORDS.trancheTable}>
        {accounts.tranches.length === 0 ? (
          <p class="govuk-body">{say(LOT_WORDS.noTranches)}</p>
        ) : (
          <StackedTable columns={COLUMNS} rows={accounts.tranches} />
        )}
      </Panel>
      <LotActs
        at={at}
        names={['confirmTranche', 'recordTrancheReturn', 'orderTranche']}
        goOn={`/lots/${shown.id}/payments`}
        suggestions={suggestions}
      />
    </LotFrame>
  );
}

const COLUMNS: readonly Column<TrancheAccount>[] = [
  { title: LOT_WORDS.attempt, value: ({ attempt }) => attempt },
  { title: LOT_WORDS.tranche, value: ({ tranche }) => <TrancheTitle tranche={tranche} /> },
  { title: LOT_WORDS.amount, value: ({ amountFen }) => amountOf(amountFen), number: true },
  { title: LOT_WORDS.orderedOn, value: ({ orderedOn }) => orderedOn },
  {
    title: LOT_WORDS.invoices,
    value: ({ invoices }) => invoices.map(({ number, amountFen }) => `${number}（${amountOf(amountFen)}）`).join('、'),
  },
  { title: LOT_WORDS.inFile, value: ({ file }) => <FileLink file={file} /> },
  { title: LOT_WORDS.state, value: ({ state }) => <PaymentState state={state} /> },
  { title: LOT_WORDS.answeredOn, value: ({ answeredOn }) => answeredOn ?? '' },
  { title: LOT_WORDS.bankReference, value: ({ bankReference }) => bankReference ?? '' },
];

function FileLink({ file }: Pick<TrancheAccount, 'file'>) {
  const say = useSay();
  if (!file) return <span class="tongtu-muted">{say(LOT_WORDS.notInFile)}</span>;
  return (
    <a class="govuk-link" href={`/payment-files/${file.id}`}>
      {file.year}-{file.number}
    </a>
  );
}
