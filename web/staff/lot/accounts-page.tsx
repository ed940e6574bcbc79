import type { HomeAccount, LotAccounts } from '../../../desk/lot-accounts.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { amountOf } from '../../money.js';
import { Due } from '../../parts/due.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import { ContractSums } from './contract-sums.js';
import { LotActs } from './lot-acts.js';
import type { LotAtHand } from './lot-at-hand.js';
import { type FrameProps, LotFrame } from './lot-frame.js';
import { LOT_WORDS } from './words.js';

interface Props extends LotAtHand, Pick<FrameProps, 'done' | 'suggestions'> {
  readonly accounts: LotAccounts;
}

const ACTS = ['recordFinalAccounts', 'assignAuditFirm', 'recordLotAudit', 'startWarranty', 'closeLot'];

/** The accounts of a lot home by home: planned, called off, measured, settled, audited, kept back and paid. */
export function AccountsPage({ accounts, done, suggestions, ...at }: Props) {
  const say = useSay();
  const { shown, lot } = at;
  const { warrantyUntil } = shown.facts;
  return (
    <LotFrame {...at} title={LOT_WORDS.accounts} done={done}>
      <Panel title={LOT_WORDS.homeAccounts}>
        <StackedTable wide columns={COLUMNS} rows={[...accounts.homes, sumOf(accounts.homes)]} />
        <p class="govuk-body">
          {say(LOT_WORDS.retentionUntil)}
          {say(MARKS.colon)}
          {typeof warrantyUntil === 'string' ? (
            <Due lastDay={warrantyUntil} today={shown.today} />
          ) : (
            say(LOT_WORDS.warrantyNotSet)
          )}
        </p>
      </Panel>
      {lot.contract && (
        <Panel title={WORDS.contract}>
          <ContractSums lot={lot} />
        </Panel>
      )}
      <LotActs at={at} names={ACTS} goOn={`/lots/${shown.id}/accounts`} suggestions={suggestions} />
    </LotFrame>
  );
}

/** A home, or under an empty number all of them. */
type Row = Omit<HomeAccount, 'caseId'> & { readonly caseId: string | null };

function sumOf(homes: readonly HomeAccount[]): Row {
  const sum = (fen: (home: HomeAccount) => string | null) =>
    homes.reduce((all, home) => all + BigInt(fen(home) ?? '0'), 0n).toString();
  return {
    caseId: null,
    number: '',
    town: '',
    village: '',
    plannedFen: sum(({ plannedFen }) => plannedFen),
    calledOffFen: sum(({ calledOffFen }) => calledOffFen),
    measuredFen: sum(({ measuredFen }) => measuredFen),
    settledFen: sum(({ settledFen }) => settledFen),
    reducedFen: sum(({ reducedFen }) => reducedFen),
    netFen: sum(({ netFen }) => netFen),
    retentionFen: sum(({ retentionFen }) => retentionFen),
    paidFen: sum(({ paidFen }) => paidFen),
  };
}

const sumColumn = (title: Text, fen: (row: Row) => string | null): Column<Row> => ({
  title,
  value: (row) => {
    const value = fen(row);
    return value === null ? '—' : amountOf(value);
  },
  number: true,
});

const COLUMNS: readonly Column<Row>[] = [
  { title: WORDS.number, value: (row) => <Number row={row} /> },
  sumColumn(WORDS.planned, ({ plannedFen }) => plannedFen),
  sumColumn(LOT_WORDS.calledOffFen, ({ calledOffFen }) => calledOffFen),
  sumColumn(LOT_WORDS.measuredFen, ({ measuredFen }) => measuredFen),
  sumColumn(LOT_WORDS.settledFen, ({ settledFen }) => settledFen),
  sumColumn(LOT_WORDS.reducedFen, ({ reducedFen }) => reducedFen),
  sumColumn(LOT_WORDS.netFen, ({ netFen }) => netFen),
  sumColumn(LOT_WORDS.difference, ({ netFen, calledOffFen }) =>
    netFen === null ? null : (BigInt(netFen) - BigInt(calledOffFen ?? '0')).toString(),
  ),
  sumColumn(LOT_WORDS.retentionFen, ({ retentionFen }) => retentionFen),
  sumColumn(LOT_WORDS.paidFen, ({ paidFen }) => paidFen),
];

function Number({ row: { caseId, number, town, village } }: { readonly row: Row }) {
  const say = useSay();
  if (caseId === null) return <strong>{say(LOT_WORDS.inAll)}</strong>;
  return (
    <span>
      <a class="govuk-link tongtu-whole" href={`/cases/${caseId}`}>
        {number}
      </a>{' '}
      <span class="tongtu-muted">
        {town} {village}
      </span>
    </span>
  );
}
