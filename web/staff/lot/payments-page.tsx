import type { LotAccounts, TrancheAccount } from '../../../desk/lot-accounts.js';
import { CONTRACT_WORDS } from '../../contractor/contract-words.js';
import { MARKS } from '../../marks.js';
import { amountOf } from '../../money.js';
import { ApplicationsTable } from '../../parts/applications-table.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { ContractSums, PaymentState, TrancheTitle } from './contract-sums.js';
import { LotActs } from './lot-acts.js';
import type { LotAtHand } from './lot-at-hand.js';
import { type FrameProps, LotFrame } from './lot-frame.js';
import { OpenApplication } from './open-application.js';
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
      <Applications at={at} />
      <Panel title={LOT_WORDS.trancheTable}>
        {accounts.tranches.length === 0 ? (
          <p class="govuk-body">{say(LOT_WORDS.noTranches)}</p>
        ) : (
          <StackedTable columns={COLUMNS} rows={accounts.tranches} />
        )}
      </Panel>
      <LotActs at={at} names={ACTS} goOn={`/lots/${shown.id}/payments`} suggestions={suggestions} />
    </LotFrame>
  );
}

/** What finance and the county do here, the first that is possible with its form. */
const ACTS = [
  'confirmTranche',
  'recordTrancheReturn',
  'orderTranche',
  'refuseApplication',
  'applyForTranche',
  'withdrawApplication',
] as const;

/** What the contractor applied for: the one that waits, then what became of the others. */
function Applications({ at: { shown, procedure, lot } }: { readonly at: LotAtHand }) {
  const answered = lot.applications.filter(({ state }) => state !== 'open');
  if (lot.applications.length === 0) return null;
  return (
    <Panel title={CONTRACT_WORDS.applications}>
      <OpenApplication {...{ shown, lot }} />
      {answered.length > 0 && <ApplicationsTable lotId={shown.id} procedure={procedure} applications={answered} />}
    </Panel>
  );
}

const COLUMNS: readonly Column<TrancheAccount>[] = [
  { title: LOT_WORDS.attempt, value: ({ attempt }) => attempt },
  { title: LOT_WORDS.tranche, value: ({ tranche }) => <TrancheTitle tranche={tranche} /> },
  { title: LOT_WORDS.amount, value: ({ amountFen }) => amountOf(amountFen), number: true },
  { title: LOT_WORDS.orderedOn, value: ({ orderedOn }) => orderedOn },
  { title: LOT_WORDS.invoices, value: ({ invoices }) => <Invoices invoices={invoices} /> },
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

function Invoices({ invoices }: Pick<TrancheAccount, 'invoices'>) {
  const say = useSay();
  const each = invoices.map(({ number, amountFen }) => `${number}${say(MARKS.aside, amountOf(amountFen))}`);
  return <>{each.join(say(MARKS.and))}</>;
}
