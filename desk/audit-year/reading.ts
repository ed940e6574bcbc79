import type { Day, Text } from '../../procedures/vocabulary.js';
import type { Tx } from '../../record/record-types.js';
import type { KeyRing } from '../../record/sealing.js';

/** What an auditor reads of one county and year. */
export const SUBJECT_NAMES = ['changes', 'reads', 'readsByCase', 'waitlist', 'shared', 'late', 'prices'] as const;

/** With the single acts and reads that lie behind some of them. */
export const READING_NAMES = [...SUBJECT_NAMES, 'readsOf', 'lateOf'] as const;

export type SubjectName = (typeof SUBJECT_NAMES)[number];
export type ReadingName = (typeof READING_NAMES)[number];

/** A case or lot that a figure opens to. */
export interface CaseRef {
  readonly id: string;
  readonly number: string;
}

/** What stands in a cell: `fen` a decimal string, `percent` one decimal, `moment` an instant. `null`: nothing is known. */
export type AuditValue = string | number | Text | readonly CaseRef[] | null;

export interface AuditColumn {
  readonly name: string;
  readonly title: Text;
  readonly kind: 'text' | 'words' | 'moment' | 'day' | 'count' | 'fen' | 'percent' | 'cases';
  /** Leads to what lies behind the row. */
  readonly opens?: true;
}

/** What narrows a reading: to what asks for a closer look; single acts and reads also to a person, case or day. */
export interface Narrowed {
  readonly odd?: true | undefined;
  readonly person?: string | undefined;
  readonly caseId?: string | undefined;
  readonly day?: Day | undefined;
}

export interface AuditRow {
  readonly cells: Readonly<Record<string, AuditValue>>;
  /** Where what lies behind the row's figures is read. */
  readonly behind?: Narrowed & { readonly reading: ReadingName };
}

/** A part of what was found, with how much there is in all and how much of it asks for a closer look. */
export interface Found {
  readonly rows: readonly AuditRow[];
  readonly count: number;
  readonly odd: number;
}

export interface ReadingContext extends Narrowed {
  readonly tx: Tx;
  readonly keys: KeyRing;
  readonly county: string;
  readonly year: number;
  /** `null`: everything. */
  readonly limit: number | null;
  readonly offset: number;
}

export interface Reading {
  readonly title: Text;
  /** In plain words what it shows, and what counts as odd. */
  readonly hint: Text;
  readonly columns: readonly AuditColumn[];
  readonly read: (context: ReadingContext) => Promise<Found>;
}

const DAY_ZONE = `at time zone 'Asia/Shanghai'`;

/** SQL: the day of an instant. */
export const dayOf = (instant: string): string => `(${instant} ${DAY_ZONE})::date`;

/** SQL: whether an instant lies in the year asked, $2. */
export const inYear = (instant: string): string =>
  `${instant} >= make_date($2::integer, 1, 1)::timestamp ${DAY_ZONE} and ${instant} < make_date($2::integer + 1, 1, 1)::timestamp ${DAY_ZONE}`;

/** SQL: whether a case lies in the county asked, $1. */
export const inCounty = (alias: string): string => `${alias}.lineage @> array[$1::uuid]`;

/** SQL over a case `c`: whether it was open at any time of the year. */
export const LIVE = `${inCounty('c')} and c.opened_on <= make_date($2::integer, 12, 31)
  and (c.closed_at is null or ${dayOf('c.closed_at')} >= make_date($2::integer, 1, 1))`;

/**
 * One part of what a statement finds; with it, how much there is and how much of it is `odd`, which it says of each row.
 * In the statement $1 is the county and $2 the year; `more` begins at $5.
 */
export async function partOf<Row extends object>(
  { tx, county, year, limit, offset, odd }: ReadingContext,
  { sql, order, more = [] }: { readonly sql: string; readonly order: string; readonly more?: readonly unknown[] },
): Promise<{ readonly found: readonly Row[]; readonly count: number; readonly odd: number }> {
  const { rows } = await tx.query<Row & { total: number; oddTotal: number }>(
    `select r.*, count(*) over ()::integer as total, count(*) filter (where r.odd) over ()::integer as "oddTotal"
     from (${sql}) r ${odd ? 'where r.odd' : ''} order by ${order} limit $3 offset $4`,
    [county, year, limit, offset, ...more],
  );
  return { found: rows, count: rows[0]?.total ?? 0, odd: rows[0]?.oddTotal ?? 0 };
}

/**
 * Reads a statement of which each row becomes a row of the reading by itself.
 * @param more what the statement is asked with from $5 on.
 */
export function rowByRow<Row extends object>(
  statement: { readonly sql: string; readonly order: string },
  rowOf: (row: Row) => AuditRow,
  more: (narrowed: Narrowed) => readonly unknown[] = () => [],
): Reading['read'] {
  return async (context) => {
    const { found, ...counts } = await partOf<Row>(context, { ...statement, more: more(context) });
    return { rows: found.map(rowOf), ...counts };
  };
}

/** A column of whole numbers. */
export const countColumn = (name: string, zh: string, en: string, opens?: 'opens'): AuditColumn => ({
  name,
  title: { zh, en },
  kind: 'count',
  ...(opens && { opens: true as const }),
});

/** The part asked of what was worked out whole. */
export function sliceOf(
  { limit, offset, odd }: Pick<ReadingContext, 'limit' | 'offset' | 'odd'>,
  judged: readonly { readonly row: AuditRow; readonly isOdd: boolean }[],
): Found {
  const asked = odd ? judged.filter(({ isOdd }) => isOdd) : judged;
  const part = asked.slice(offset, limit === null ? undefined : offset + limit);
  return {
    rows: part.map(({ row }) => row),
    count: asked.length,
    odd: judged.filter(({ isOdd }) => isOdd).length,
  };
}
