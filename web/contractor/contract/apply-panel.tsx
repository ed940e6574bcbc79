import type { ShownFirmContract, TrancheDues } from '../../../desk/firm-contract.js';
import { actionAt } from '../../../procedures/procedure.js';
import { amountOf } from '../../money.js';
import { Panel } from '../../parts/panel.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { reasonOf } from '../../reason.js';
import { useSay } from '../../screen.js';
import { ActForm } from '../../staff/act/act-form.js';
import { startingValues } from '../../staff/act/starting-values.js';
import { TRANCHES } from '../../staff/case/payment-words.js';
import { isOpenNow } from '../../staff/lot/lot-acts.js';
import { EMPTY_FORM } from '../../forms/form-state.js';
import { CONTRACT_WORDS } from '../contract-words.js';
import { contractPage } from '../work-page-for.js';

const APPLY = 'applyForTranche';
const WITHDRAW = 'withdrawApplication';

/** Applying for payment: what is due, why the last application was sent back, and the form; or why it is not possible. */
export function ApplyPanel({ at }: { readonly at: ShownFirmContract }) {
  const say = useSay();
  const { shown, appliesItself } = at;
  if (!appliesItself && !shown.closed)
    return (
      <Panel title={CONTRACT_WORDS.apply}>
        <p class="govuk-body">{say(CONTRACT_WORDS.byOffice)}</p>
      </Panel>
    );
  const apply = shown.actions.find(({ name }) => name === APPLY);
  if (!apply) return null;
  if (!isOpenNow(apply)) return <NotNow at={at} />;
  const dues = duesAt(at);
  const isDue = dues.some(({ dueFen }) => dueFen !== '0');
  return (
    <Panel title={lastRefused(at) ? CONTRACT_WORDS.applyAgain : CONTRACT_WORDS.apply}>
      <WhyRefused at={at} />
      {isDue ? (
        <>
          <StackedTable caption={CONTRACT_WORDS.dueOf} columns={DUES} rows={dues} />
          <p class="govuk-hint">{say(CONTRACT_WORDS.dueHint)}</p>
          <ActForm
            {...at}
            offered={apply}
            state={{ ...EMPTY_FORM, values: startingValues(at, APPLY) }}
            goOn={contractPage(shown.id)}
          />
        </>
      ) : (
        <p class="govuk-body">{say(CONTRACT_WORDS.nothingDue)}</p>
      )}
    </Panel>
  );
}

/** One application at a time: what stands in the way, and the way to take it back. */
function NotNow({ at: { shown } }: { readonly at: ShownFirmContract }) {
  const say = useSay();
  const blockedBy = shown.actions.find(({ name }) => name === APPLY)?.blockedBy;
  const withdraw = shown.actions.find((each) => each.name === WITHDRAW && each.blockedBy === null);
  return (
    <Panel title={CONTRACT_WORDS.apply}>
      {blockedBy && <p class="govuk-body">{say(reasonOf(blockedBy))}</p>}
      {withdraw && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/cases/${shown.id}/actions/${WITHDRAW}`}>
            {say(withdraw.title)}
          </a>
        </p>
      )}
    </Panel>
  );
}

const lastRefused = ({ applications: [last] }: ShownFirmContract) => (last?.state === 'refused' ? last : null);

function WhyRefused({ at }: { readonly at: ShownFirmContract }) {
  const say = useSay();
  const last = lastRefused(at);
  if (!last) return null;
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body govuk-!-margin-bottom-1">{say(CONTRACT_WORDS.lastRefused, last.endedOn ?? '')}</p>
      <p class="govuk-body govuk-!-margin-bottom-0">{last.reason}</p>
    </div>
  );
}

interface Due {
  readonly tranche: keyof TrancheDues;
  readonly percent: number | null;
  readonly dueFen: string;
}

/** What the form offers at this step, with what each would come to; advances only while the contract stands. */
function duesAt({ procedure, shown, dues }: ShownFirmContract): Due[] {
  const field = actionAt(procedure, shown.step, APPLY)?.form?.tranche;
  const offered = field?.kind === 'choice' ? Object.keys(field.options) : [];
  return (Object.keys(dues) as (keyof TrancheDues)[])
    .filter((tranche) => offered.includes(tranche))
    .filter((tranche) => shown.facts.defaulted !== true || dues[tranche].percent === null)
    .map((tranche) => ({ tranche, ...dues[tranche] }));
}

const DUES: readonly Column<Due>[] = [
  { title: CONTRACT_WORDS.tranche, value: ({ tranche }) => <Tranche tranche={tranche} /> },
  { title: CONTRACT_WORDS.percent, value: ({ percent }) => <UpTo percent={percent} /> },
  { title: CONTRACT_WORDS.due, value: ({ dueFen }) => amountOf(dueFen), number: true },
];

function Tranche({ tranche }: Pick<Due, 'tranche'>) {
  return <>{useSay()(TRANCHES[tranche])}</>;
}

function UpTo({ percent }: Pick<Due, 'percent'>) {
  const say = useSay();
  return <>{percent === null ? say(CONTRACT_WORDS.whole) : say(CONTRACT_WORDS.upTo, percent)}</>;
}
