import type { ShownLot } from '../../../desk/visible-lot.js';
import { amountOf } from '../../money.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { LOT_WORDS } from './words.js';

type Home = ShownLot['homes'][number];

/** The homes of a lot, town by town, each town with what its plans come to. */
export function HomesByTown({ homes }: { readonly homes: readonly Home[] }) {
  const say = useSay();
  if (homes.length === 0) return <p class="govuk-body">{say(LOT_WORDS.noHomes)}</p>;
  const towns = [...new Set(homes.map(({ town }) => town))];
  return (
    <>
      <StepCounts homes={homes} />
      {towns.map((town) => {
        const here = homes.filter((home) => home.town === town);
        return <StackedTable key={town} caption={captionOf(town, here)} columns={COLUMNS} rows={here} />;
      })}
    </>
  );
}

/** How many homes stand at each step. */
function StepCounts({ homes }: { readonly homes: readonly Home[] }) {
  const say = useSay();
  const steps = new Map(homes.map(({ step, stepTitle }) => [step, stepTitle]));
  const counts = [...steps].map(
    ([step, title]) => `${say(title)} ${homes.filter((home) => home.step === step).length}`,
  );
  return <p class="govuk-body">{counts.join('　')}</p>;
}

function captionOf(town: string, homes: readonly Home[]) {
  const sum = amountOf(homes.reduce((all, { plannedFen }) => all + BigInt(plannedFen ?? '0'), 0n));
  return {
    zh: `${town}　${homes.length} 户，方案金额 ${sum} 元`,
    en: `${town}: ${homes.length} homes, plans of ${sum} yuan`,
  };
}

const COLUMNS: readonly Column<Home>[] = [
  {
    title: WORDS.number,
    value: ({ caseId, number }) => (
      <a class="govuk-link" href={`/cases/${caseId}`}>
        {number}
      </a>
    ),
  },
  { title: WORDS.place, value: ({ village }) => village },
  { title: WORDS.step, value: ({ stepTitle }) => <StepTitle of={stepTitle} /> },
  { title: WORDS.planned, value: ({ plannedFen }) => (plannedFen === null ? '' : amountOf(plannedFen)), number: true },
];

function StepTitle({ of }: { readonly of: Home['stepTitle'] }) {
  const say = useSay();
  return <>{say(of)}</>;
}
