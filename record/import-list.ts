import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Day, Facts } from '../procedures/vocabulary.js';
import { type ActingBy, noteAct } from './administrative-acts.js';
import type { ListKind } from './facts/list-checks.js';
import { inTenant } from './in-tenant.js';
import { sealEntry } from './sealed-references.js';
import { blindIndex, canonical, type KeyRing } from './sealing.js';
import type { RecordDeps, Tx } from './record-types.js';

/** A row of an imported list: what it is found by, and what it says. */
export interface ListRow {
  readonly idNumber?: string;
  readonly householdRegister?: string;
  readonly address?: string;
  /** State, category, grade, day of acceptance: kept sealed. */
  readonly detail: Facts;
}

/** A list as handed in. */
export interface ListImport {
  readonly kind: ListKind;
  readonly name: string;
  readonly asOf: Day;
  readonly rows: readonly ListRow[];
  /** How many rows of what was handed in could not be taken. */
  readonly leftOut: number;
}

/** What was imported: the stamp that checks against it name. */
export interface ImportedList {
  readonly id: string;
  readonly rows: number;
  readonly sha256: string;
}

/** Imports a list whole or not at all. Identifiers are kept as keyed hashes only, and what it says of them sealed; the newest list of a kind is the one checked. */
export async function importList(
  { pool, keys }: RecordDeps,
  tenant: string,
  list: ListImport,
  by: ActingBy & { readonly userId: string },
): Promise<ImportedList> {
  const id = uuid();
  const sha256 = createHash('sha256').update(canonical(list.rows)).digest('hex');
  return inTenant(pool, tenant, async (tx) => {
    const before = await newestOf(tx, list.kind);
    await tx.query(
      `insert into reference_lists (tenant_id, id, kind, name, as_of, row_count, sha256, imported_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tenant, id, list.kind, list.name, list.asOf, list.rows.length, sha256, by.userId],
    );
    const entries = list.rows.map((row, at) => entryOf(keys, id, at + 1, row));
    await tx.query(
      `insert into reference_entries (tenant_id, list_id, row_number, id_number_hash, household_hash, address_hash, sealed)
       select $1, $2, n, decode(i, 'hex'), decode(h, 'hex'), decode(a, 'hex'), decode(s, 'hex')
       from unnest($3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as row(i, h, a, s, n)`,
      [
        tenant,
        id,
        entries.map((e) => e.idNumber),
        entries.map((e) => e.household),
        entries.map((e) => e.address),
        entries.map((e) => e.sealed),
      ],
    );
    const { kind, name, asOf, leftOut } = list;
    await noteAct(tx, tenant, by, {
      kind: 'listImported',
      what: { listId: id, kind, name },
      ...(before && { before }),
      after: { asOf, rows: list.rows.length, sha256, leftOut },
    });
    return { id, rows: list.rows.length, sha256 };
  });
}

/** The list that was checked until now. */
async function newestOf(tx: Tx, kind: ListKind): Promise<{ asOf: Day; rows: number; sha256: string } | undefined> {
  const { rows } = await tx.query<{ asOf: Day; rows: number; sha256: string }>(
    `select as_of as "asOf", row_count as rows, sha256 from reference_lists where kind = $1
     order by as_of desc, imported_at desc, id desc limit 1`,
    [kind],
  );
  return rows[0];
}

function entryOf(keys: KeyRing, listId: string, number: number, row: ListRow) {
  const hash = (kind: 'idNumber' | 'household' | 'address', value: string | undefined) =>
    value === undefined ? null : blindIndex(keys, kind, value).toString('hex');
  return {
    idNumber: hash('idNumber', row.idNumber),
    household: hash('household', row.householdRegister),
    address: hash('address', row.address),
    sealed: sealEntry(keys, listId, number, row.detail).toString('hex'),
  };
}
