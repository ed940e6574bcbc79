import type { TrancheApplication } from '../../desk/firm-contract.js';
import { slotTitleOf } from '../../desk/words.js';
import type { Procedure } from '../../procedures/procedure.js';
import type { Text } from '../../procedures/vocabulary.js';
import { CONTRACT_WORDS } from '../contractor/contract-words.js';
import { amountOf } from '../money.js';
import { useSay } from '../screen.js';
import { TRANCHES } from '../staff/case/payment-words.js';
import { MARKS } from '../marks.js';
import { type Column, StackedTable } from './stacked-table.js';

interface Props {
  /** The lot, whose papers they are. */
  readonly lotId: string;
  readonly procedure: Procedure;
  readonly applications: readonly TrancheApplication[];
}

/** What a contractor applied for, with its invoices and papers, and how each application stands. */
export function ApplicationsTable({ lotId, procedure, applications }: Props) {
  const columns: readonly Column<TrancheApplication>[] = [
    { title: CONTRACT_WORDS.appliedOn, value: (each) => <AppliedOn application={each} /> },
    { title: CONTRACT_WORDS.tranche, value: (each) => <TrancheOf application={each} /> },
    { title: CONTRACT_WORDS.amount, value: ({ amountFen }) => amountOf(amountFen), number: true },
    { title: CONTRACT_WORDS.invoices, value: ({ invoices }) => <Invoices invoices={invoices} /> },
    { title: CONTRACT_WORDS.papers, value: ({ papers }) => <Papers {...{ lotId, procedure, papers }} /> },
    { title: CONTRACT_WORDS.state, value: (each) => <Standing application={each} /> },
  ];
  return <StackedTable columns={columns} rows={applications} />;
}

interface OfApplication {
  readonly application: TrancheApplication;
}

function AppliedOn({ application: { appliedOn, onPaper } }: OfApplication) {
  const say = useSay();
  return (
    <>
      {appliedOn} {onPaper && <span class="tongtu-muted">{say(CONTRACT_WORDS.onPaper)}</span>}
    </>
  );
}

/** The payment by its name, with the percentage up to which it goes. */
export function TrancheOf({ application: { tranche, percent } }: OfApplication) {
  const say = useSay();
  return (
    <>
      {say(TRANCHES[tranche as keyof typeof TRANCHES])}
      {percent !== null && say(CONTRACT_WORDS.trancheAt, percent)}
    </>
  );
}

function Invoices({ invoices }: Pick<TrancheApplication, 'invoices'>) {
  const say = useSay();
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {invoices.map(({ number, issuedOn, amountFen }) => (
        <li key={number}>
          <span class="tongtu-hash">{number}</span>
          {say(MARKS.aside, `${amountOf(amountFen)}${say(MARKS.comma)}${issuedOn}`)}
        </li>
      ))}
    </ul>
  );
}

function Papers({ lotId, procedure, papers }: Omit<Props, 'applications'> & Pick<TrancheApplication, 'papers'>) {
  const say = useSay();
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {papers.map(({ id, slot }) => (
        <li key={id}>
          <a class="govuk-link" href={`/cases/${lotId}/evidence/${id}`}>
            {say(slotTitleOf(procedure, slot))}
          </a>
        </li>
      ))}
    </ul>
  );
}

const STATES = {
  open: [CONTRACT_WORDS.stateOpen, 'soon'],
  refused: [CONTRACT_WORDS.stateRefused, 'late'],
  withdrawn: [CONTRACT_WORDS.stateWithdrawn, 'calm'],
  ordered: [CONTRACT_WORDS.stateOrdered, 'calm'],
  paid: [CONTRACT_WORDS.statePaid, 'done'],
} as const satisfies Record<TrancheApplication['state'], readonly [Text, string]>;

function Standing({ application: { state, cameBack, endedOn, reason } }: OfApplication) {
  const say = useSay();
  const [words, tone] = STATES[state];
  return (
    <>
      <span class={`tongtu-tag tongtu-tag--${tone}`}>
        {say(state === 'open' && cameBack ? CONTRACT_WORDS.stateCameBack : words)}
      </span>
      {endedOn !== null && ` ${endedOn}`}
      {reason !== null && (
        <>
          <br />
          {say(CONTRACT_WORDS.reason)}
          {say(MARKS.colon)}
          {reason}
        </>
      )}
    </>
  );
}
