import type { FirmProgress, ProgressDetails, StepProgress } from '../../../desk/progress-details.js';
import { ACCOUNTS, MONEY_FIGURE_OF } from '../../../desk/progress-figures.js';
import type { FundLeft, PlaceProgress, ProgressReport } from '../../../desk/progress-report.js';
import { ROLES, type Text } from '../../../procedures/vocabulary.js';
import type { Say } from '../../language.js';
import { MARKS } from '../../marks.js';
import { type Behind, casesBehind } from './progress-address.js';
import { FIGURE_TITLES, PROGRESS_WORDS, SHOWN_FIGURES } from './words.js';

/** What stands in a cell. Money is fen as a decimal string, a rate per cent with two decimals. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly count: number | null; readonly cases?: string }
  | { readonly kind: 'money'; readonly fen: string; readonly cases?: string }
  | { readonly kind: 'decimal'; readonly decimal: string | null };

/** A table as it is shown, and as it is taken away. The first column names the row. */
export interface ProgressTable {
  readonly name: string;
  readonly title: Text;
  readonly heads: readonly Text[];
  readonly rows: readonly (readonly Cell[])[];
}

const text = (said: string): Cell => ({ kind: 'text', text: said });
const count = (counted: number | null, cases?: string): Cell => ({
  kind: 'count',
  count: counted,
  ...(cases === undefined ? {} : { cases }),
});
const decimal = (value: string | null): Cell => ({ kind: 'decimal', decimal: value });

/** Every table of the report, in the order of the page. Each number that counts cases leads to exactly those. */
export function progressTables(report: ProgressReport, details: ProgressDetails, say: Say): readonly ProgressTable[] {
  const behind = (more: Omit<Behind, 'programme'>) => casesBehind({ programme: report.programme, ...more });
  return [
    homesTable(report, details, behind),
    moneyTable(report, behind),
    fundsTable(report.funds),
    firmsTable(details.firms, report.year, behind),
    stepsTable(details.steps, say, behind),
  ];
}

type ToCases = (more: Omit<Behind, 'programme'>) => string;

function homesTable({ places, year }: ProgressReport, { finish }: ProgressDetails, behind: ToCases): ProgressTable {
  const row = (place: PlaceProgress): Cell[] => [
    text(place.name),
    count(place.quota),
    ...SHOWN_FIGURES.map((figure) => count(place[figure], behind({ figure, year, placeId: place.id }))),
    decimal(place.completionRate),
    count(place.oldestWaitDays),
    text(finish.get(place.id) ?? '—'),
  ];
  return {
    name: 'homes',
    title: PROGRESS_WORDS.homesByPlace,
    heads: [
      PROGRESS_WORDS.place,
      PROGRESS_WORDS.quota,
      ...SHOWN_FIGURES.map((figure) => FIGURE_TITLES[figure]),
      { zh: `${PROGRESS_WORDS.rate.zh}（%）`, en: `${PROGRESS_WORDS.rate.en} (%)` },
      PROGRESS_WORDS.oldestWait,
      PROGRESS_WORDS.finish,
    ],
    rows: places.map(row),
  };
}

function moneyTable({ places, year }: ProgressReport, behind: ToCases): ProgressTable {
  const heldIn = (place: PlaceProgress) =>
    ACCOUNTS.map((account): Cell => {
      const cases = behind({ figure: MONEY_FIGURE_OF[account], year, placeId: place.id });
      return { kind: 'money', fen: place.held[account], cases };
    });
  return {
    name: 'money',
    title: PROGRESS_WORDS.moneyByPlace,
    heads: [PROGRESS_WORDS.place, ...ACCOUNTS.map((account) => FIGURE_TITLES[MONEY_FIGURE_OF[account]])],
    rows: places.map((place) => [text(place.name), ...heldIn(place)]),
  };
}

function fundsTable(funds: readonly FundLeft[]): ProgressTable {
  return {
    name: 'funds',
    title: PROGRESS_WORDS.funds,
    heads: [PROGRESS_WORDS.fund, PROGRESS_WORDS.total, PROGRESS_WORDS.left],
    rows: funds.map(({ name, totalFen, leftFen }) => [
      text(name),
      { kind: 'money', fen: totalFen },
      { kind: 'money', fen: leftFen },
    ]),
  };
}

function firmsTable(firms: readonly FirmProgress[], year: number, behind: ToCases): ProgressTable {
  const figures = ['inWork', 'accepted', 'paid', 'overdue'] as const;
  return {
    name: 'firms',
    title: PROGRESS_WORDS.byFirm,
    heads: [PROGRESS_WORDS.firm, ...figures.map((figure) => FIGURE_TITLES[figure]), PROGRESS_WORDS.reworks],
    rows: firms.map((firm) => [
      text(firm.name),
      ...figures.map((figure) => count(firm[figure], behind({ figure, year, firmId: firm.id }))),
      count(firm.reworks),
    ]),
  };
}

function stepsTable(steps: readonly StepProgress[], say: Say, behind: ToCases): ProgressTable {
  return {
    name: 'steps',
    title: PROGRESS_WORDS.bySteps,
    heads: [
      PROGRESS_WORDS.step,
      PROGRESS_WORDS.waitsFor,
      PROGRESS_WORDS.standing,
      FIGURE_TITLES.overdue,
      PROGRESS_WORDS.longest,
      PROGRESS_WORDS.stays,
      PROGRESS_WORDS.average,
    ],
    rows: steps.map(({ step, title, by, standing, overdue, longestDays, stays, averageDays }) => [
      text(say(title)),
      text(by.map((role) => say(ROLES[role])).join(say(MARKS.and))),
      count(standing, behind({ step, closed: false })),
      count(overdue, behind({ step, closed: false, overdue: true })),
      count(longestDays),
      count(stays),
      decimal(averageDays),
    ]),
  };
}
