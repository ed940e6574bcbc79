import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Day, Facts } from '../procedures/vocabulary.js';
import type { ListKind } from './facts/list-checks.js';
import { inTenant } from './in-tenant.js';
import { blindIndex, canonical, type KeyRing } from './sealing.js';
import type { RecordDeps } from './record-types.js';

/** A row of an imported list: what it is found by, and what it says. */
export interface ListRow {
  readonly idNumber?: string;
  readonly householdRegister?: string;
  readonly address?: string;
  /** Nothing here names a person: state, category, grade, day of acceptance. */
  readonly detail: Facts;
}

/** A list as handed in. */
export interface ListImport {
  readonly kind: ListKind;
  readonly name: string;
  readonly asOf: Day;
  readonly rows: readonly ListRow[];
  readonly importedBy: string;
}

/** What was imported: the stamp that checks against it name. */
export interface ImportedList {
  readonly id: string;
  readonly rows: number;
  readonly sha256: string;
}

/** Imports a list whole or not at all. Identifiers are kept as keyed hashes only; the newest list of a kind is the one checked. */
export async function importList({ pool, keys }: RecordDeps, tenant: string, list: ListImport): Promise<ImportedList> {
  const id = uuid();
  const sha256 = createHash('sha256').update(canonical(list.rows)).digest('hex');
  return inTenant(pool, tenant, async (tx) => {
    await tx.query(
      `insert into reference_lists (tenant_id, id, kind, name, as_of, row_count, sha256, imported_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tenant, id, list.kind, list.name, list.asOf, list.rows.length, sha256, list.importedBy],
    );
    const entries = list.rows.map((row) => entryOf(keys, row));
    await tx.query(
      `insert into reference_entries (tenant_id, list_id, row_number, id_number_hash, household_hash, address_hash, detail)
       select $1, $2, n, decode(i, 'hex'), decode(h, 'hex'), decode(a, 'hex'), d::jsonb
       from unnest($3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as row(i, h, a, d, n)`,
      [
        tenant,
        id,
        entries.map((e) => e.idNumber),
        entries.map((e) => e.household),
        entries.map((e) => e.address),
        entries.map((e) => e.detail),
      ],
    );
    return { id, rows: list.rows.length, sha256 };
  });
}

function entryOf(keys: KeyRing, row: ListRow) {
  const hash = (kind: 'idNumber' | 'household' | 'address', value: string | undefined) =>
    value === undefined ? null : blindIndex(keys, kind, value).toString('hex');
  return {
    idNumber: hash('idNumber', row.idNumber),
    household: hash('household', row.householdRegister),
    address: hash('address', row.address),
    detail: JSON.stringify(row.detail),
  };
}
