import type { ClientBase } from 'pg';
import { inTenant } from './in-tenant.js';
import { blindIndex, type KeyRing, seal } from './sealing.js';
import type { RecordDeps } from './record-types.js';

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
export async function keepSupplier({ pool, keys }: RecordDeps, tenant: string, supplier: Supplier): Promise<void> {
  await inTenant(pool, tenant, (tx) => writeSupplier(tx, keys, tenant, supplier));
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
