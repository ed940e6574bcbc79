import type { ClientBase } from 'pg';
import { type ActingBy, noteAct } from './administrative-acts.js';
import { inTenant } from './in-tenant.js';
import { blindIndex, type KeyRing, seal, unseal } from './sealing.js';
import type { RecordDeps, Tx } from './record-types.js';

/** A supplier: a firm that may bid. The credit code is public; people, telephone, account and address are sealed. */
export interface Supplier {
  readonly orgId: string;
  readonly creditCode: string;
  readonly representative: string;
  readonly contact: string;
  readonly phone: string;
  readonly account: string;
  readonly address: string;
}

/** What a supplier's particulars are sealed to. */
export const supplierContext = (orgId: string): string => `supplier:${orgId}`;

/** Keeps a supplier's particulars; what two bidders share is later seen by the keyed hashes alone. */
export async function keepSupplier(
  { pool, keys }: RecordDeps,
  tenant: string,
  supplier: Supplier,
  by: ActingBy,
): Promise<void> {
  await inTenant(pool, tenant, async (tx) => {
    const { orgId, creditCode } = supplier;
    const before = await knownOf(tx, keys, orgId);
    await writeSupplier(tx, keys, tenant, supplier);
    await noteAct(tx, tenant, by, {
      kind: 'supplierKept',
      what: { orgId },
      ...(before && { before: { creditCode: before.creditCode } }),
      after: { creditCode, changed: changedNames(supplier, before) },
    });
  });
}

type Particulars = Omit<Supplier, 'orgId'>;

/** What was known of a firm, under its lock. */
async function knownOf(tx: Tx, keys: KeyRing, orgId: string): Promise<Particulars | null> {
  const { rows } = await tx.query<{ creditCode: string; sealed: Buffer }>(
    'select credit_code as "creditCode", sealed from suppliers where org_id = $1 for update',
    [orgId],
  );
  const [known] = rows;
  if (!known) return null;
  const sealed = unseal<Omit<Particulars, 'creditCode'>>(keys, supplierContext(orgId), known.sealed);
  return { creditCode: known.creditCode, ...sealed };
}

/** Which particulars are others now: their names alone, for the values are people's. */
function changedNames({ orgId: _, ...now }: Supplier, before: Particulars | null): string[] {
  const names = Object.keys(now) as (keyof Particulars)[];
  return names.filter((name) => now[name] !== before?.[name]).toSorted();
}

/** The same on a connection that the caller holds. */
export async function writeSupplier(
  tx: Pick<ClientBase, 'query'>,
  keys: KeyRing,
  tenant: string,
  { orgId, creditCode, ...particulars }: Supplier,
): Promise<void> {
  await tx.query(
    `insert into suppliers (tenant_id, org_id, credit_code, sealed, representative_hash, phone_hash, account_hash, address_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, org_id) do update set credit_code = excluded.credit_code, sealed = excluded.sealed,
       representative_hash = excluded.representative_hash, phone_hash = excluded.phone_hash,
       account_hash = excluded.account_hash, address_hash = excluded.address_hash, changed_at = app_now()`,
    [
      tenant,
      orgId,
      creditCode,
      seal(keys, supplierContext(orgId), particulars),
      blindIndex(keys, 'supplierPerson', particulars.representative),
      blindIndex(keys, 'supplierPhone', particulars.phone),
      blindIndex(keys, 'supplierAccount', particulars.account),
      blindIndex(keys, 'supplierAddress', particulars.address),
    ],
  );
}
