import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Refusal } from '../procedures/engine.js';
import { type BidBody, commitmentOf } from './bid-body.js';
import { type BidReceipt, receiptOf, sealSalt } from './bid-receipt.js';
import { inTenant } from './in-tenant.js';
import { type LoadedCase, loadCase } from './load-case.js';
import { lotKey } from './lot-key.js';
import type { RecordDeps, Tx } from './record-types.js';
import { seal } from './sealing.js';

export interface NewBid {
  readonly lotId: string;
  readonly supplierId: string;
  readonly userId: string;
  readonly body: BidBody;
  /** Made by whoever sends it: the same bid under the same id is received once, however often it is sent. */
  readonly requestId?: string;
}

type NotTaken = { readonly kind: 'refused'; readonly refusal: Refusal } | { readonly kind: 'noSuchLot' };

/** `receivedBefore`: this very bid was in already, and stands. */
export type BidAnswer = ({ readonly kind: 'received' | 'receivedBefore' } & BidReceipt) | NotTaken;

/**
 * Takes a bid, sealed under the lot's key, in place of an earlier one of the same supplier. The deadline is held against
 * the ticking clock after the lot is locked, so that nothing can be late and still be in.
 */
export async function submitBid({ pool, keys }: RecordDeps, tenant: string, bid: NewBid): Promise<BidAnswer> {
  return inTenant(pool, tenant, async (tx) => {
    const lot = await lockedLot(tx, keys, bid.lotId);
    if (!lot) return { kind: 'noSuchLot' };
    const standing = await receiptOf(tx, keys, bid);
    if (standing && isSame(standing, bid)) return { kind: 'receivedBefore', ...standing };
    const refusal = await refusalOfBid(tx, lot, bid.supplierId);
    if (refusal) return { kind: 'refused', refusal };
    const key = await lotKey(tx, keys, lot.id);
    const id = await freshId(tx, bid.requestId);
    const salt = randomBytes(16).toString('hex');
    const commitment = commitmentOf(salt, bid.body);
    await withdraw(tx, bid);
    const { rows } = await tx.query<{ at: Date }>(
      `insert into bids (tenant_id, id, lot_id, supplier_id, submitted_by, sealed, sealed_salt, commitment, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, app_clock()) returning received_at as at`,
      [
        tenant,
        id,
        lot.id,
        bid.supplierId,
        bid.userId,
        seal(key, `bid:${id}`, bid.body),
        sealSalt(key, id, salt),
        commitment,
      ],
    );
    return { kind: 'received', bidId: id, commitment, salt, receivedAt: rows[0]?.at.toISOString() ?? '' };
  });
}

/** Sent under the same id and the same to the letter. A form that was sent, changed and sent again is another bid. */
function isSame({ bidId, salt, commitment }: BidReceipt, { requestId, body }: NewBid): boolean {
  return bidId === requestId && salt !== null && commitmentOf(salt, body) === commitment;
}

async function freshId(tx: Tx, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) return uuid();
  const { rowCount } = await tx.query('select 1 from bids where id = $1', [wanted]);
  return rowCount === 0 ? wanted : uuid();
}

/** Why a supplier cannot bid for a lot now; `null` when it can, or when there is no such lot. */
export async function whyNoBid(
  tx: Tx,
  keys: RecordDeps['keys'],
  { lotId, supplierId }: Pick<NewBid, 'lotId' | 'supplierId'>,
): Promise<Refusal | null> {
  const lot = await loadCase(tx, keys, lotId);
  return lot ? refusalOfBid(tx, lot, supplierId) : null;
}

/** Takes a bid back before the deadline. `bidId` is null when the supplier had none. */
export async function withdrawBid(
  { pool, keys }: RecordDeps,
  tenant: string,
  bid: Pick<NewBid, 'lotId' | 'supplierId'>,
): Promise<{ readonly kind: 'withdrawn'; readonly bidId: string | null } | NotTaken> {
  return inTenant(pool, tenant, async (tx) => {
    const lot = await lockedLot(tx, keys, bid.lotId);
    if (!lot) return { kind: 'noSuchLot' };
    const refusal = await refusalOfBid(tx, lot, bid.supplierId);
    return refusal ? { kind: 'refused', refusal } : { kind: 'withdrawn', bidId: await withdraw(tx, bid) };
  });
}

async function lockedLot(tx: Tx, keys: RecordDeps['keys'], lotId: string): Promise<LoadedCase | null> {
  await tx.query(`set local lock_timeout = '3s'`);
  const lot = await loadCase(tx, keys, lotId, { lock: true });
  return lot?.procedure.subject === 'lot' ? lot : null;
}

/** The deadline is that of the lot's clock, which a holiday may have moved. */
async function refusalOfBid(tx: Tx, lot: LoadedCase, supplierId: string): Promise<Refusal | null> {
  const { rows } = await tx.query<{ late: boolean | null; known: boolean; barred: string | null }>(
    `select exists (select 1 from suppliers where org_id = $2) as known,
       (select barred_until from suppliers where org_id = $2 and barred_until >= app_today()) as barred, (select app_clock() >= c.due_at from case_clocks c
       where c.case_id = $1 and c.clock = 'bidding' order by c.started_seq desc limit 1) as late`,
    [lot.id, supplierId],
  );
  const { late = null, known = false, barred = null } = rows[0] ?? {};
  if (!known) return { code: 'supplierUnknown' };
  if (barred !== null) return { code: 'supplierBarred', about: barred };
  if (late === null) return { code: 'biddingNotOpen' };
  return late || lot.state.step !== 'published'
    ? { code: 'bidTooLate', about: String(lot.state.facts.bidDeadline) }
    : null;
}

async function withdraw(tx: Tx, { lotId, supplierId }: Pick<NewBid, 'lotId' | 'supplierId'>): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    'update bids set withdrawn_at = app_clock() where lot_id = $1 and supplier_id = $2 and withdrawn_at is null returning id',
    [lotId, supplierId],
  );
  return rows[0]?.id ?? null;
}
