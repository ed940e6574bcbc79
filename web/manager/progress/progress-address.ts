import type { ProgressAsked } from '../../../desk/asked-progress.js';
import type { CaseFilter } from '../../../desk/case-conditions.js';
import { FIGURES, type FigureName } from '../../../desk/progress-figures.js';
import { isId } from '../../staff/queue/queue-filter.js';

const YEAR = /^20\d\d$|^2100$/;

/** What an address of the report asks for; `null` for the year when it is none. */
export function askedOf(query: URLSearchParams): Omit<ProgressAsked, 'year'> & { readonly year?: number | null } {
  const [year, place, programme] = ['year', 'place', 'programme'].map((name) => query.get(name)?.trim() || undefined);
  return {
    programme,
    placeId: place !== undefined && isId(place) ? place : undefined,
    ...(year === undefined ? {} : { year: YEAR.test(year) ? Number(year) : null }),
  };
}

/** What the cases behind a figure have in common; nothing else of a case's filter is asked for in an address. */
export type Behind = Pick<
  CaseFilter,
  'figure' | 'year' | 'placeId' | 'fundId' | 'step' | 'overdue' | 'firmId' | 'closed'
> & {
  readonly programme: string;
};

/** The address of exactly the cases behind a figure. */
export function casesBehind({
  programme,
  figure,
  year,
  placeId,
  fundId,
  step,
  overdue,
  firmId,
  closed,
}: Behind): string {
  const said = {
    programme,
    figure,
    year: figure && year?.toString(),
    place: placeId,
    fund: fundId,
    step,
    overdue: overdue ? 'yes' : undefined,
    firm: firmId,
    closed: closed === false ? 'no' : undefined,
  };
  const given = Object.entries(said).filter((each): each is [string, string] => each[1] !== undefined);
  return `/progress/cases?${new URLSearchParams(given)}`;
}

/** What such an address means; `null` when it means nothing. */
export function behindOf(query: URLSearchParams): Behind | null {
  const { programme, placeId } = askedOf(query);
  const figure = figureIn(query);
  if (programme === undefined || figure === null) return null;
  return {
    programme,
    placeId,
    ...figure,
    firmId: idIn(query, 'firm'),
    step: query.get('step') ?? undefined,
    overdue: query.get('overdue') === 'yes' || undefined,
    closed: query.get('closed') === 'no' ? false : undefined,
  };
}

/** A figure counts for a year, and money of a fund; `null` when the figure is none. */
function figureIn(query: URLSearchParams): Pick<Behind, 'figure' | 'year' | 'fundId'> | null {
  const figure = query.get('figure');
  if (figure === null) return {};
  const { year } = askedOf(query);
  return year && isFigure(figure) ? { figure, year, fundId: idIn(query, 'fund') } : null;
}

const isFigure = (name: string): name is FigureName => Object.hasOwn(FIGURES, name);

function idIn(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name) ?? '';
  return isId(value) ? value : undefined;
}
