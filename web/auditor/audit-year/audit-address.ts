import type { AuditAsked } from '../../../desk/audit-year/audit-year.js';
import { type Narrowed, READING_NAMES, type ReadingName } from '../../../desk/audit-year/reading.js';
import { isId } from '../../staff/queue/queue-filter.js';

const YEAR = /^20\d\d$|^2100$/;
const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const PAGE = /^[1-9]\d{0,4}$/;

/** What an address of an audited year asks for. */
export interface AddressAsked extends Narrowed {
  /** `null` when it is none. */
  readonly year: number | null | undefined;
  /** `null` when it is none. */
  readonly countyId: string | null | undefined;
  readonly page: number;
}

export function askedOf(query: URLSearchParams): AddressAsked {
  const said = (name: string) => query.get(name)?.trim() || undefined;
  const id = (name: string) => (isId(said(name) ?? '') ? said(name) : undefined);
  const [year, county, day, page] = [said('year'), said('county'), said('day'), said('page')];
  return {
    year: year === undefined ? undefined : YEAR.test(year) ? Number(year) : null,
    countyId: county === undefined ? undefined : isId(county) ? county : null,
    person: id('person'),
    caseId: id('case'),
    day: day !== undefined && isDay(day) ? day : undefined,
    odd: said('odd') === 'yes' ? true : undefined,
    page: page !== undefined && PAGE.test(page) ? Number(page) : 1,
  };
}

const isDay = (day: string): boolean => DAY.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

export const isReading = (name: string): name is ReadingName => (READING_NAMES as readonly string[]).includes(name);

/** What every address of a county and year carries. */
export interface CountyYear {
  readonly year: number;
  readonly county: { readonly id: string };
}

/** An address of a county and year: the overview, the workbook, a reading or its table. */
export function auditAddress(
  { year, county }: CountyYear,
  path = '',
  narrowed: Narrowed & { page?: number } = {},
): string {
  const { person, caseId, day, odd, page } = narrowed;
  const said = {
    person,
    case: caseId,
    day,
    odd: odd && 'yes',
    page: page === undefined || page === 1 ? undefined : String(page),
  };
  const given = Object.entries(said).filter((each): each is [string, string] => each[1] !== undefined);
  const query = new URLSearchParams([['year', String(year)], ['county', county.id], ...given]);
  return `/audit-year${path}?${query}`;
}

/** The same as the desk takes it. */
export const wantedOf = ({ year, countyId }: AddressAsked): AuditAsked => ({
  year: year ?? undefined,
  countyId: countyId ?? undefined,
});
