import { v7 as uuid } from 'uuid';
import type { Refusal } from '../../procedures/engine.js';
import { isBankReferenceUsed } from '../bank-references.js';
import { supplierContext } from '../keep-supplier.js';
import { seal, unseal } from '../sealing.js';
import { moveHomeMoney } from './move-home-money.js';
import type { Posting, PostingContext } from './posting.js';
import { lockedHomeFunds, type Share, sharesOf, sumOf, type Tranche } from './tranche-shares.js';

interface Contract {
  readonly supplierId: string;
  readonly sealed: Buffer;
}

/**
 * Orders a tranche from what is committed for the homes, allocated to homes and funds to the fen. `advance` and
 * `progress`: homes called off, or begun, and not settled, up to the form's percentage of their call-off; `acceptance`:
 * settled homes not yet paid, less their retention and what they were advanced; `retention`: what is still held back.
 */
export const orderTranche: Posting = async (context) => {
  const { form } = context;
  const tranche = form.tranche as Tranche;
  const shares = sharesOf(tranche, await lockedHomeFunds(context), Number(form.percent ?? 0));
  const amountFen = sumOf(shares);
  if (amountFen === 0n) return { code: 'nothingToPay' };
  if (amountFen > (await uninvoicedFen(context))) return { code: 'invoicesTooLow', about: amountFen.toString() };
  return payShares(context, { tranche, shares, appliedSeq: null });
};

/** A payment to be ordered; `appliedSeq` is the event of the application that it rests on. */
export interface Payable {
  readonly tranche: Tranche;
  readonly shares: readonly Share[];
  readonly appliedSeq: number | null;
}

/** Orders a payment over these shares. Refuses while another is under way. */
export async function payShares(context: PostingContext, payable: Payable): Promise<Refusal | null> {
  const { tx, loaded } = context;
  const open = await tx.query(`select 1 from tranches where lot_id = $1 and state = 'ordered'`, [loaded.id]);
  if (open.rowCount) return { code: 'trancheOpen' };
  const id = await writeTranche(context, await contractOf(context), payable);
  for (const { homeId, fundId, amountFen: part } of payable.shares) {
    await tx.query(
      'insert into tranche_allocations (tenant_id, tranche_id, home_id, fund_id, amount_fen) values ($1, $2, $3, $4, $5)',
      [context.tenant, id, homeId, fundId, part.toString()],
    );
  }
  await moveHomeMoney(context, payable.shares, { from: 'committed', to: 'ordered' });
  return null;
}

/** What was ordered stays what it was, also when the supplier's account is corrected later. */
async function writeTranche(
  { tx, tenant, loaded, seq, keys }: PostingContext,
  contract: Contract,
  { tranche, shares, appliedSeq }: Payable,
): Promise<string> {
  const id = uuid();
  const { account } = unseal<{ account: string }>(keys, supplierContext(contract.supplierId), contract.sealed);
  await tx.query(
    `insert into tranches (tenant_id, id, lot_id, tranche, attempt, amount_fen, payee_sealed, ordered_seq, applied_seq)
     select $1, $2, $3, $4, count(*) + 1, $5, $6, $7, $8 from tranches where lot_id = $3`,
    [
      tenant,
      id,
      loaded.id,
      tranche,
      sumOf(shares).toString(),
      seal(keys, `tranche:${id}`, { account }),
      seq,
      appliedSeq,
    ],
  );
  return id;
}

async function contractOf({ tx, loaded }: PostingContext): Promise<Contract> {
  const { rows } = await tx.query<Contract>(
    `select k.supplier_id as "supplierId", s.sealed
     from contracts k join suppliers s on s.org_id = k.supplier_id where k.lot_id = $1`,
    [loaded.id],
  );
  if (!rows[0]) throw new Error(`lot ${loaded.id} has no contract`);
  return rows[0];
}

/** What the lot's invoices still cover, in fen. Those of an application that came to nothing cover nothing. */
export async function uninvoicedFen({ tx, loaded }: PostingContext): Promise<bigint> {
  const { rows } = await tx.query<{ left: string }>(
    `select ((select coalesce(sum(amount_fen), 0) from invoices where case_id = $1 and given_back_seq is null)
       - (select coalesce(sum(amount_fen), 0) from tranches where lot_id = $1 and state <> 'returned'))::text as left`,
    [loaded.id],
  );
  return BigInt(rows[0]?.left ?? '0');
}

/** The bank has paid the tranche. */
export const confirmTranche: Posting = async (context) => {
  const reference = String(context.form.bankReference);
  if (await isBankReferenceUsed(context.tx, reference)) return { code: 'bankReferenceUsed', about: reference };
  const orderedOn = await openTrancheOrderedOn(context);
  if (orderedOn !== null && String(context.form.paidOn) < orderedOn)
    return { code: 'paidBeforeOrder', about: orderedOn };
  return answer(context, { state: 'paid', account: 'paid', reference });
};

/** The day on which the tranche under way was ordered. */
async function openTrancheOrderedOn({ tx, loaded }: PostingContext): Promise<string | null> {
  const { rows } = await tx.query<{ day: string }>(
    `select e.happened_on as day from tranches t join case_events e on e.case_id = t.lot_id and e.seq = t.ordered_seq
     where t.lot_id = $1 and t.state = 'ordered'`,
    [loaded.id],
  );
  return rows[0]?.day ?? null;
}

/** The bank sent the tranche back: its money is committed again. */
export const returnTranche: Posting = (context) =>
  answer(context, { state: 'returned', account: 'committed', reference: null });

interface Answer {
  readonly state: 'paid' | 'returned';
  readonly account: 'paid' | 'committed';
  readonly reference: string | null;
}

async function answer(context: PostingContext, { state, account, reference }: Answer) {
  const { tx, loaded, seq } = context;
  const { rows } = await tx.query<{ id: string }>(
    `update tranches set state = $2, answered_seq = $3, bank_reference = $4 where lot_id = $1 and state = 'ordered' returning id`,
    [loaded.id, state, seq, reference],
  );
  if (!rows[0]) return { code: 'noTrancheOpen' } as const;
  const shares = await tx.query<{ homeId: string; fundId: string; amountFen: string; gone: boolean }>(
    `select a.home_id as "homeId", a.fund_id as "fundId", a.amount_fen::text as "amountFen",
       c.closed_at is not null or not exists (select 1 from case_links l
         where l.lot_id = $2 and l.home_id = a.home_id and l.left_seq is null) as gone
     from tranche_allocations a join cases c on c.id = a.home_id where a.tranche_id = $1`,
    [rows[0].id, loaded.id],
  );
  const answered = shares.rows.map((share) => ({ ...share, amountFen: BigInt(share.amountFen) }));
  // What comes back for a home that has ended or left the lot has nothing to wait for there.
  const stays = (share: { gone: boolean }) => state === 'paid' || !share.gone;
  await moveHomeMoney(context, answered.filter(stays), { from: 'ordered', to: account });
  await moveHomeMoney(
    context,
    answered.filter((share) => !stays(share)),
    { from: 'ordered', to: 'free' },
  );
  return null;
}
