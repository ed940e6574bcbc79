import type { LotLine } from '../../../desk/list-lots.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import { Page } from '../../layout/page.js';
import { amountOf } from '../../money.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { LOT_WORDS } from './words.js';

interface Props {
  readonly lots: readonly LotLine[];
  readonly mayPlan: boolean;
}

/** The lots of the county. */
export function LotsPage({ lots, mayPlan }: Props) {
  const say = useSay();
  return (
    <Page title={LOT_WORDS.lots}>
      <h1 class="govuk-heading-l">{say(LOT_WORDS.lots)}</h1>
      {mayPlan && (
        <a class="govuk-button" role="button" href="/lots/new">
          {say(LOT_WORDS.compose)}
        </a>
      )}
      {lots.length === 0 ? (
        <p class="govuk-body">{say(LOT_WORDS.noLots)}</p>
      ) : (
        <StackedTable columns={COLUMNS} rows={lots} />
      )}
    </Page>
  );
}

const COLUMNS: readonly Column<LotLine>[] = [
  {
    title: WORDS.number,
    value: ({ id, number }) => (
      <a class="govuk-link" href={`/cases/${id}`}>
        {number}
      </a>
    ),
  },
  { title: LOT_WORDS.title, value: ({ title }) => title },
  { title: WORDS.step, value: (lot) => <Standing lot={lot} /> },
  { title: LOT_WORDS.homes, value: ({ homes }) => homes, number: true },
  { title: LOT_WORDS.estimate, value: ({ estimateFen }) => amountOf(estimateFen), number: true },
  {
    title: WORDS.contractSum,
    value: ({ contractFen }) => (contractFen === null ? '' : amountOf(contractFen)),
    number: true,
  },
  { title: LOT_WORDS.paidFen, value: ({ paidFen }) => amountOf(paidFen), number: true },
];

function Standing({ lot: { stepTitle, outcome } }: { readonly lot: LotLine }) {
  const say = useSay();
  if (!outcome) return <>{say(stepTitle)}</>;
  return <span class="tongtu-tag tongtu-tag--done">{say(WORDS.closedAs, OUTCOMES[outcome])}</span>;
}
