import type { ContractHome, ContractPayment, ShownFirmContract } from '../../../desk/firm-contract.js';
import type { FirmContract } from '../../../desk/firm-contracts.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { ApplicationsTable } from '../../parts/applications-table.js';
import { DoneBanner } from '../../parts/done-banner.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { SumsTable } from '../../parts/sums-table.js';
import { useSay } from '../../screen.js';
import { Identity } from '../../staff/case/identity.js';
import { PAYMENT_STATES, TRANCHES } from '../../staff/case/payment-words.js';
import { CONTRACT_WORDS } from '../contract-words.js';
import { workPage } from '../work-page-for.js';
import { ApplyPanel } from './apply-panel.js';

interface Props {
  readonly at: ShownFirmContract;
  readonly done?: Text | undefined;
}

/** A contract as its firm reads it: sums, applying for payment, what became of each application, payments, homes. */
export function ContractPage({ at, done }: Props) {
  const say = useSay();
  const { contract, shown, procedure, applications, appliesItself, payments, homes } = at;
  return (
    <Page title={`${contract.contractNumber} ${say(CONTRACT_WORDS.title)}`}>
      <a class="govuk-back-link" href="/work/contracts">
        {say(CONTRACT_WORDS.title)}
      </a>
      {done && <DoneBanner done={done} />}
      <h1 class="govuk-heading-l govuk-!-margin-bottom-4">
        <span class="govuk-caption-l">{contract.title}</span>
        {contract.contractNumber}
      </h1>
      <Identity shown={shown} />
      <Panel title={CONTRACT_WORDS.sums}>
        <Sums contract={contract} />
      </Panel>
      <ApplyPanel at={at} />
      {appliesItself && (
        <Panel title={CONTRACT_WORDS.applications}>
          {applications.length === 0 ? (
            <p class="govuk-body">{say(CONTRACT_WORDS.noApplications)}</p>
          ) : (
            <ApplicationsTable lotId={shown.id} {...{ procedure, applications }} />
          )}
        </Panel>
      )}
      <Panel title={CONTRACT_WORDS.payments}>
        {payments.length === 0 ? (
          <p class="govuk-body">{say(CONTRACT_WORDS.noPayments)}</p>
        ) : (
          <StackedTable columns={PAYMENTS} rows={payments} />
        )}
      </Panel>
      <Panel title={CONTRACT_WORDS.homes}>
        <Homes homes={homes} />
      </Panel>
    </Page>
  );
}

function Sums({ contract }: { readonly contract: FirmContract }) {
  const { retentionUntil: until } = contract;
  return (
    <SumsTable
      sums={[
        [CONTRACT_WORDS.sum, contract.sumFen],
        [CONTRACT_WORDS.calledOff, contract.calledOffFen],
        [CONTRACT_WORDS.settled, contract.settledFen],
        [CONTRACT_WORDS.due, contract.dueFen],
        [CONTRACT_WORDS.applied, contract.appliedFen ?? '0'],
        [CONTRACT_WORDS.paid, contract.paidFen],
        [until === null ? CONTRACT_WORDS.retention : retentionUntil(until), contract.retentionFen],
      ]}
    />
  );
}

function retentionUntil(day: string): Text {
  const { zh, en } = CONTRACT_WORDS.retentionUntil;
  return { zh: zh.replace('{about}', day), en: en.replace('{about}', day) };
}

const PAYMENTS: readonly Column<ContractPayment>[] = [
  { title: CONTRACT_WORDS.orderedOn, value: ({ orderedOn }) => orderedOn },
  {
    title: CONTRACT_WORDS.tranche,
    value: ({ tranche }) => <Words text={TRANCHES[tranche as keyof typeof TRANCHES]} />,
  },
  { title: CONTRACT_WORDS.amount, value: ({ amountFen }) => amountOf(amountFen), number: true },
  { title: CONTRACT_WORDS.state, value: ({ state }) => <Words text={PAYMENT_STATES[state]} /> },
  { title: CONTRACT_WORDS.answeredOn, value: ({ answeredOn }) => answeredOn ?? '' },
];

function Words({ text }: { readonly text: Text }) {
  return <>{useSay()(text)}</>;
}

/** Homes by their state, those that are closed last. */
function Homes({ homes }: { readonly homes: readonly ContractHome[] }) {
  const say = useSay();
  if (homes.length === 0) return <p class="govuk-body">{say(CONTRACT_WORDS.noHomes)}</p>;
  const states = new Map<string, ContractHome[]>();
  for (const home of homes.toSorted((one, other) => Number(one.closed) - Number(other.closed))) {
    const state = say(home.closed ? CONTRACT_WORDS.closed : home.stepTitle);
    states.set(state, [...(states.get(state) ?? []), home]);
  }
  return (
    <>
      {[...states].map(([state, inState]) => (
        <section key={state}>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
            {state} <span class="tongtu-muted">{say(CONTRACT_WORDS.inState, inState.length)}</span>
          </h3>
          <ul class="govuk-list">
            {inState.map(({ id, number, town, village }) => (
              <li key={id}>
                <a class="govuk-link" href={workPage(id)}>
                  {number}
                </a>{' '}
                <span class="tongtu-muted">
                  {town} {village}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
