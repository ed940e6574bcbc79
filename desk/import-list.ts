import type { Day } from '../procedures/vocabulary.js';
import { importList as recordList, type ListRow } from '../record/import-list.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, firstRejected, type RejectedRow } from './desk-problem.js';
import { fieldErrorsOf } from './field-errors.js';
import { type ListKind, listRow, listRowSchema } from './list-row-schemas.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';

export interface WantedList {
  readonly kind: ListKind;
  readonly name: string;
  /** The day on which the list was true. */
  readonly asOf: Day;
  readonly rows: readonly unknown[];
  /** Whether to import the rest when some rows cannot be taken. Without it nothing is imported then. */
  readonly leaveOutRejected: boolean;
}

export interface ImportedList {
  readonly id: string;
  readonly kind: ListKind;
  readonly name: string;
  readonly asOf: Day;
  readonly rows: number;
  readonly sha256: string;
  /** The first of the rows that were left out, and how many more there are. */
  readonly rejected: readonly RejectedRow[];
  readonly rejectedMore?: number;
}

/**
 * Imports a list that eligibility is checked against, whole or not at all. A list with holes answers "not found" for
 * those left out, so rejected rows stop the import until someone has seen them and says to leave them out.
 */
export async function importList(
  deps: DeskDeps,
  person: Person,
  wanted: WantedList,
): Promise<ImportedList | DeskProblem> {
  const by = actingBy(person, ['administrator', 'countyOfficer']);
  if (!by) return { problem: 'notYourRole' };
  const { today, newest } = await present(deps, person, wanted.kind);
  if (wanted.asOf > today) return { problem: 'happenedInFuture', about: { zh: today, en: today } };
  if (newest !== null && wanted.asOf < newest) return { problem: 'listOlderThanPresent' };
  const { rows, rejected } = readRows(wanted, today);
  if (rejected.length > 0 && !wanted.leaveOutRejected)
    return { problem: 'listRowsRejected', ...firstRejected(rejected) };
  if (rows.length === 0) return { problem: 'listEmpty' };
  const { kind, name, asOf } = wanted;
  const list = { kind, name, asOf, rows, leftOut: rejected.length };
  const imported = await recordList(deps, person.tenant, list, { ...by, userId: person.userId });
  return { ...imported, kind, name, asOf, ...firstRejected(rejected) };
}

function readRows({ kind, rows }: WantedList, today: Day): { rows: ListRow[]; rejected: RejectedRow[] } {
  const schema = listRowSchema(kind, today);
  const taken: ListRow[] = [];
  const rejected: RejectedRow[] = [];
  rows.forEach((row, at) => {
    const read = schema.safeParse(row);
    if (read.success) taken.push(listRow(read.data));
    else rejected.push({ row: at + 1, errors: fieldErrorsOf(read.error.issues, `#/rows/${at}`) });
  });
  return { rows: taken, rejected };
}

async function present(
  { pool }: DeskDeps,
  { tenant }: Person,
  kind: ListKind,
): Promise<{ today: Day; newest: Day | null }> {
  const { rows } = await inTenant(pool, tenant, (tx) =>
    tx.query<{ today: Day; newest: Day | null }>(
      'select app_today() as today, (select max(as_of) from reference_lists where kind = $1) as newest',
      [kind],
    ),
  );
  if (!rows[0]) throw new Error('the database does not know the day');
  return rows[0];
}

/** A list that was imported. */
export interface ListedList extends Omit<ImportedList, 'rejected' | 'rejectedMore'> {
  readonly importedAt: string;
  /** Whether checks run against this one. */
  readonly inForce: boolean;
}

/** The imported lists, the newest of each kind first. What they say of whom is not shown. */
export async function listLists({ pool }: Pick<DeskDeps, 'pool'>, { tenant }: Person): Promise<ListedList[]> {
  const { rows } = await inTenant(pool, tenant, (tx) =>
    tx.query<Omit<ListedList, 'importedAt'> & { importedAt: Date }>(
      `select id, kind, name, as_of as "asOf", row_count as rows, sha256, imported_at as "importedAt",
         row_number() over (partition by kind order by as_of desc, imported_at desc, id desc) = 1 as "inForce"
       from reference_lists order by kind, as_of desc, imported_at desc, id desc limit 500`,
    ),
  );
  return rows.map((row) => ({ ...row, importedAt: row.importedAt.toISOString() }));
}
