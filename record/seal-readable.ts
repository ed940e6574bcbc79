import type { Pool, PoolClient } from 'pg';
import type { Facts } from '../procedures/vocabulary.js';
import { sealEntry, sealGrade } from './sealed-references.js';
import type { KeyRing } from './sealing.js';

const BATCH_ROWS = 5_000;
const SEALING_LOCK = 7_203_003;

/** One table with a readable column, how a row of it is told, and how it is sealed. */
interface Readable<Row> {
  readonly table: 'reference_entries' | 'acceptances';
  readonly constraint: string;
  /** Reads the next rows after the key `$1, $2, $3` that are still readable, in the order of the key. */
  readonly next: string;
  /** Writes the sealed bytes `$4` of the rows with the keys `$1`, `$2`, `$3`. */
  readonly put: string;
  readonly seal: (keys: KeyRing, row: Row) => Buffer;
}

interface Keyed {
  readonly tenant: string;
  readonly id: string;
  readonly number: number;
}

const ENTRIES: Readable<Keyed & { readonly detail: Facts }> = {
  table: 'reference_entries',
  constraint: 'reference_entries_are_sealed',
  next: `select tenant_id as tenant, list_id as id, row_number as number, detail from reference_entries
    where detail is not null and (tenant_id, list_id, row_number) > ($1, $2, $3)
    order by tenant_id, list_id, row_number limit ${BATCH_ROWS} for update`,
  put: `update reference_entries e set detail = null, sealed = decode(s.bytes, 'hex')
    from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[]) as s(tenant, id, number, bytes)
    where (e.tenant_id, e.list_id, e.row_number) = (s.tenant, s.id, s.number)`,
  seal: (keys, { id, number, detail }) => sealEntry(keys, id, number, detail),
};

const GRADES: Readable<Keyed & { readonly grade: string }> = {
  table: 'acceptances',
  constraint: 'acceptances_are_sealed',
  next: `select tenant_id as tenant, case_id as id, seq as number, grade from acceptances
    where grade is not null and (tenant_id, case_id, seq) > ($1, $2, $3)
    order by tenant_id, case_id, seq limit ${BATCH_ROWS} for update`,
  put: `update acceptances a set grade = null, grade_sealed = decode(s.bytes, 'hex')
    from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[]) as s(tenant, id, number, bytes)
    where (a.tenant_id, a.case_id, a.seq) = (s.tenant, s.id, s.number)`,
  seal: (keys, { id, number, grade }) => sealGrade(keys, id, number, grade),
};

/** Whether there are rows of before the sealing, which cannot be sealed without the keys. */
export async function hasReadable(owner: Pool): Promise<boolean> {
  if (await isProven(owner)) return false;
  const { rows } = await owner.query<{ left: boolean }>(
    `select exists (select 1 from reference_entries where detail is not null)
       or exists (select 1 from acceptances where grade is not null) as left`,
  );
  return rows[0]?.left ?? false;
}

/** Whether the database itself has made sure that no readable row is left. */
async function isProven(owner: Pool): Promise<boolean> {
  const { rows } = await owner.query<{ proven: boolean }>(
    'select bool_and(convalidated) as proven from pg_constraint where conname = any($1)',
    [[ENTRIES.constraint, GRADES.constraint]],
  );
  return rows[0]?.proven ?? false;
}

/**
 * Seals what earlier versions kept readable, of all tenants, in batches of their own transactions: begun again after an
 * interruption it goes on where it was. In the end the tables are written anew, so that no old bytes stay in their files.
 * @param owner connections as the owner of the tables; the application may change none of these rows.
 * @param keys `null` will do where `hasReadable` says no.
 * @returns how many rows were sealed now.
 */
export async function sealReadable(owner: Pool, keys: KeyRing | null): Promise<number> {
  if (await isProven(owner)) return 0;
  const connection = await owner.connect();
  try {
    // one process at a time; the next finds nothing left
    await connection.query('select pg_advisory_lock($1)', [SEALING_LOCK]);
    return (await sealTable(connection, keys, ENTRIES)) + (await sealTable(connection, keys, GRADES));
  } finally {
    // closing the connection gives the lock back
    connection.release(true);
  }
}

async function sealTable<Row extends Keyed>(
  connection: PoolClient,
  keys: KeyRing | null,
  readable: Readable<Row>,
): Promise<number> {
  let sealed = 0;
  let last: Keyed | undefined = { tenant: NIL, id: NIL, number: 0 };
  while (last) {
    const batch: readonly Row[] = await sealBatch(connection, keys, readable, last);
    sealed += batch.length;
    last = batch.at(-1);
  }
  if (sealed > 0) await connection.query(`vacuum (full) ${readable.table}`);
  await connection.query(`alter table ${readable.table} validate constraint ${readable.constraint}`);
  return sealed;
}

const NIL = '00000000-0000-0000-0000-000000000000';

async function sealBatch<Row extends Keyed>(
  connection: PoolClient,
  keys: KeyRing | null,
  { next, put, seal }: Readable<Row>,
  after: Keyed,
): Promise<readonly Row[]> {
  await connection.query('begin');
  try {
    const { rows } = await connection.query<Row>(next, [after.tenant, after.id, after.number]);
    const bytes = rows.map((row) => seal(present(keys), row).toString('hex'));
    await connection.query(put, [
      rows.map(({ tenant }) => tenant),
      rows.map(({ id }) => id),
      rows.map(({ number }) => number),
      bytes,
    ]);
    await connection.query('commit');
    return rows;
  } catch (error) {
    await connection.query('rollback').catch(() => undefined);
    throw error;
  }
}

function present(keys: KeyRing | null): KeyRing {
  if (!keys) throw new Error('there are rows to seal, and no keys');
  return keys;
}
