import { randomBytes } from 'node:crypto';
import type { Posting } from './postings/posting.js';
import { inTenant } from './in-tenant.js';
import type { RecordDeps, Tx } from './record-types.js';
import { type KeyRing, seal, sealBytes, unseal, unsealBytes } from './sealing.js';

const KEY_BYTES = 32;
const context = (lotId: string) => `lot-key:${lotId}`;

/**
 * Makes the key under which the lot's bids are sealed, wrapped by the key ring, which lies outside the database.
 * Not protected against: someone who has both the database and the key ring, or who runs code inside the application.
 */
export const createLotKey: Posting = async ({ tx, keys, tenant, loaded }) => {
  const wrapped = seal(keys, context(loaded.id), randomBytes(KEY_BYTES).toString('base64'));
  await tx.query('insert into lot_keys (tenant_id, lot_id, wrapped_key) values ($1, $2, $3)', [
    tenant,
    loaded.id,
    wrapped,
  ]);
  return null;
};

/** The lot's key. Throws when the lot was never published. */
export async function lotKey(tx: Tx, keys: KeyRing, lotId: string): Promise<KeyRing> {
  const { rows } = await tx.query<{ wrapped: Buffer }>(
    'select wrapped_key as wrapped from lot_keys where lot_id = $1',
    [lotId],
  );
  if (!rows[0]) throw new Error(`lot ${lotId} has no key`);
  return { ...keys, encryption: Buffer.from(unseal<string>(keys, context(lotId), rows[0].wrapped), 'base64') };
}

/** Seals a bid's document under the lot's key, for the file store. */
export async function sealForLot(
  { pool, keys }: RecordDeps,
  tenant: string,
  lotId: string,
  bytes: Buffer,
): Promise<Buffer> {
  const key = await inTenant(pool, tenant, (tx) => lotKey(tx, keys, lotId));
  return sealBytes(key, `bid-document:${lotId}`, bytes);
}

/** Opens what `sealForLot` made. Who may ask is for the caller to say: before the opening nobody may. */
export async function openForLot(
  { pool, keys }: RecordDeps,
  tenant: string,
  lotId: string,
  sealed: Buffer,
): Promise<Buffer> {
  const key = await inTenant(pool, tenant, (tx) => lotKey(tx, keys, lotId));
  return unsealBytes(key, `bid-document:${lotId}`, sealed);
}
