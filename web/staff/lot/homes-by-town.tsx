import type { ShownLot } from '../../../desk/visible-lot.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { addressQuery, addressWith } from '../../address-query.js';
import { amountOf } from '../../money.js';
import { type Column, StackedTable } from '../../parts/stacked-table.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { LOT_WORDS } from './words.js';

type Home = ShownLot['homes'][number];

const PAGE_SIZE = 50;
/** In the address: which page of the homes, or all of them. */
export const HOMES = 'homes';
const ALL = 'all';

/** The homes of a lot, town by town, each town with what its plans come to; of many one page at a time. */
export function HomesByTown({ homes }: { readonly homes: readonly Home[] }) {
  const { say, url } = useScreen();
  if (homes.length === 0) return <p class="govuk-body">{say(LOT_WORDS.noHomes)}</p>;
  const towns = [...new Set(homes.map(({ town }) => town))].map(
    (town) => [town, homes.filter((home) => home.town === town)] as const,
  );
  const inOrder = towns.flatMap(([, all]) => all);
  const asked = addressQuery(url).get(HOMES);
  const pages = Math.ceil(inOrder.length / PAGE_SIZE);
  const page = Math.min(Math.max(Math.trunc(Number(asked ?? 1)) || 1, 1), pages);
  const listed = new Set(asked === ALL ? inOrder : inOrder.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE));
  return (
    <>
      <StepCounts homes={homes} />
      {towns.map(([town, all]) => {
        const here = all.filter((home) => listed.has(home));
        if (here.length === 0) return null;
        return <StackedTable key={town} caption={captionOf(town, all)} columns={COLUMNS} rows={here} />;
      })}
      {pages > 1 && <HomePages page={asked === ALL ? null : page} pages={pages} />}
    </>
  );
}

/** @param page `null` where all of them are shown. */
function HomePages({ page, pages }: { readonly page: number | null; readonly pages: number }) {
  const { say, url } = useScreen();
  const link = (title: Text, to: string | null, rel?: 'prev' | 'next') => (
    <>
      <a class="govuk-link" rel={rel} href={`${addressWith(url, HOMES, to)}#homes`}>
        {say(title)}
      </a>{' '}
    </>
  );
  if (page === null) return <p class="govuk-body">{link(LOT_WORDS.homesByPage, null)}</p>;
  return (
    <nav class="govuk-body" aria-label={say(LOT_WORDS.pagesOfHomes)}>
      {page > 1 && link(LOT_WORDS.homesBefore, String(page - 1), 'prev')}
      {say(LOT_WORDS.pageOf, `${page} / ${pages}`)}{' '}
      {page < pages && link(LOT_WORDS.homesAfter, String(page + 1), 'next')}
      {link(LOT_WORDS.allHomes, ALL)}
    </nav>
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
    en: `${town}: ${homes.length} ${homes.length === 1 ? 'home' : 'homes'}, plans of ${sum} yuan`,
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
