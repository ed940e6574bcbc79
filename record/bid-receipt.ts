import { lotKey } from './lot-key.js';
import type { Tx } from './record-types.js';
import { type KeyRing, seal, unseal } from './sealing.js';

/** The bidder's receipt: with salt and body it proves what was handed in, and when. */
export interface BidReceipt {
  readonly bidId: string;
  /** SHA-256 in hex, see `commitmentOf`. */
  readonly commitment: string;
  /** `null` of a bid that came before salts were kept: it was told once. */
  readonly salt: string | null;
  readonly receivedAt: string;
}

const saltContext = (bidId: string): string => `bid-salt:${bidId}`;

/** The salt as it is kept. */
export function sealSalt(lotKeys: KeyRing, bidId: string, salt: string): Buffer {
  return seal(lotKeys, saltContext(bidId), salt);
}

interface Kept {
  readonly bidId: string;
  readonly commitment: string;
  readonly sealedSalt: Buffer | null;
  readonly receivedAt: Date;
}

/** The receipt of the bid of a supplier that stands; `null` when there is none. Nothing of the bid itself is opened. */
export async function receiptOf(
  tx: Tx,
  keys: KeyRing,
  { lotId, supplierId }: { readonly lotId: string; readonly supplierId: string },
): Promise<BidReceipt | null> {
  const { rows } = await tx.query<Kept>(
    `select id as "bidId", commitment, sealed_salt as "sealedSalt", received_at as "receivedAt" from bids
     where lot_id = $1 and supplier_id = $2 and withdrawn_at is null`,
    [lotId, supplierId],
  );
  const [kept] = rows;
  if (!kept) return null;
  const { bidId, commitment, sealedSalt, receivedAt } = kept;
  const salt = sealedSalt && unseal<string>(await lotKey(tx, keys, lotId), saltContext(bidId), sealedSalt);
  return { bidId, commitment, salt, receivedAt: receivedAt.toISOString() };
}
