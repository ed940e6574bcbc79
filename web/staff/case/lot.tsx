import type { ShownLot } from '../../../desk/visible-lot.js';
import { amountOf } from '../../money.js';
import { momentOf } from '../../dates.js';
import { Panel } from '../../parts/panel.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { PAYMENT_STATES, TRANCHES } from './payment-words.js';

interface Props {
  readonly lot: ShownLot;
  readonly caseId: string;
}

/** What belongs to a lot: its homes, bids as far as they may be seen, contract and payments. */
export function LotPanels({ lot }: Props) {
  return (
    <>
      <Homes lot={lot} />
      <Bids lot={lot} />
      <Findings lot={lot} />
      <ContractPanel lot={lot} />
    </>
  );
}

function Homes({ lot: { homes, needTotalFen } }: { readonly lot: ShownLot }) {
  const say = useSay();
  return (
    <Panel title={WORDS.homesInLot}>
      {needTotalFen !== null && <p class="govuk-body">{say(WORDS.needTotal, amountOf(needTotalFen))}</p>}
      <table class="tongtu-table">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.number)}</th>
            <th scope="col">{say(WORDS.step)}</th>
            <th scope="col" class="tongtu-number">
              {say(WORDS.planned)}
            </th>
          </tr>
        </thead>
        <tbody>
          {homes.map(({ caseId, number, stepTitle, plannedFen }) => (
            <tr key={caseId}>
              <td>
                <a class="govuk-link" href={`/cases/${caseId}`}>
                  {number}
                </a>
              </td>
              <td>{say(stepTitle)}</td>
              <td class="tongtu-number">{plannedFen === null ? '' : amountOf(plannedFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Bids({ lot: { bids } }: { readonly lot: ShownLot }) {
  const say = useSay();
  if (bids.length === 0) return null;
  return (
    <Panel title={WORDS.bids}>
      <table class="tongtu-table">
        <thead>
          <tr>
            {[WORDS.receivedAt, WORDS.supplier, WORDS.total, WORDS.score, WORDS.rank].map((title) => (
              <th scope="col" key={title.en}>
                {say(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bids.map(({ id, receivedAt, name, creditCode, totalFen, scoreHundredths, rank }) => (
            <tr key={id ?? receivedAt}>
              <td>{momentOf(receivedAt)}</td>
              <td>{name === null ? say(WORDS.sealed) : `${name} ${creditCode ?? ''}`}</td>
              <td class="tongtu-number">{totalFen === null ? '' : amountOf(totalFen)}</td>
              <td class="tongtu-number">{scoreHundredths === null ? '' : (scoreHundredths / 100).toFixed(2)}</td>
              <td class="tongtu-number">{rank ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Findings({ lot: { findings } }: { readonly lot: ShownLot }) {
  const say = useSay();
  if (findings.length === 0) return null;
  return (
    <Panel title={WORDS.findings}>
      <ol class="govuk-list govuk-list--number">
        {findings.map(({ number, shared, between, answer }) => (
          <li key={number} value={number}>
            {say(SHARED[shared as keyof typeof SHARED])}：{between.join(' / ')}
            <br />
            {answer ?? <span class="tongtu-tag tongtu-tag--soon">{say(WORDS.unanswered)}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const SHARED = {
  representative: WORDS.sharedRepresentative,
  phone: WORDS.sharedPhone,
  account: WORDS.sharedAccount,
  address: WORDS.sharedAddress,
  file: WORDS.sharedFile,
} as const;

function ContractPanel({ lot: { contract, tranches } }: { readonly lot: ShownLot }) {
  const say = useSay();
  if (!contract) return null;
  const sums = [
    [WORDS.contractSum, contract.sumFen],
    [WORDS.calledOff, contract.calledOffFen],
    [WORDS.settledSum, contract.settledFen],
    [WORDS.paidSum, contract.paidFen],
    [WORDS.dueOnAcceptance, contract.acceptanceDueFen],
    [WORDS.retentionDue, contract.retentionDueFen],
  ] as const;
  return (
    <Panel title={WORDS.contract}>
      <p class="govuk-body">{contract.number}</p>
      <table class="tongtu-table">
        <tbody>
          {sums.map(([title, fen]) => (
            <tr key={title.en}>
              <th scope="row">{say(title)}</th>
              <td class="tongtu-number">{amountOf(fen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Tranches tranches={tranches} />
    </Panel>
  );
}

function Tranches({ tranches }: { readonly tranches: ShownLot['tranches'] }) {
  const say = useSay();
  if (tranches.length === 0) return null;
  return (
    <table class="tongtu-table">
      <caption class="govuk-table__caption">{say(WORDS.tranches)}</caption>
      <tbody>
        {tranches.map(({ attempt, tranche, amountFen, state, bankReference }) => (
          <tr key={attempt}>
            <td>{say(TRANCHES[tranche as keyof typeof TRANCHES])}</td>
            <td class="tongtu-number">{amountOf(amountFen)}</td>
            <td>{say(PAYMENT_STATES[state as keyof typeof PAYMENT_STATES])}</td>
            <td>{bankReference ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
