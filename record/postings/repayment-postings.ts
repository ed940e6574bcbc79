import { isBankReferenceUsed } from '../bank-references.js';
import { claimableOf, type Debt } from '../claimable.js';
import type { Posting, PostingContext } from './posting.js';

/** A part of a repayment, in fen: of one home, under one lot or, without one, of its household. */
interface Part {
  readonly homeId: string;
  readonly number: string;
  readonly lotId: string | null;
  readonly amountFen: bigint;
}

/**
 * Books what came back: home by home in the order of the claim, and in each home to the fund that was spent last
 * first, as a settlement and an audit give back. What came back is free again in the fund that paid it.
 */
export const recordRepayment: Posting = async (context) => {
  const { tx, tenant, loaded, seq, form } = context;
  const reference = String(form.bankReference);
  if (await isBankReferenceUsed(tx, reference)) return { code: 'bankReferenceUsed', about: reference };
  await lockFunds(context);
  const parts = await partsOf(context, BigInt(String(form.amountFen)));
  const settledSince = await noLongerOverpaid(context, parts);
  if (settledSince !== null) return { code: 'noLongerOverpaid', about: settledSince };
  const { rowCount } = await tx.query(
    `insert into repayments (tenant_id, recovery_id, seq, amount_fen, received_on, bank_reference) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, bank_reference) do nothing`,
    [tenant, loaded.id, seq, String(form.amountFen), String(form.receivedOn), reference],
  );
  // Someone entered the same line of the statement a moment before.
  if (rowCount !== 1) return { code: 'bankReferenceUsed', about: reference };
  for (const part of parts) await giveBack(context, part);
  return null;
};

/** The funds that paid for the homes claimed, held until the commit. */
async function lockFunds({ tx, loaded }: PostingContext): Promise<void> {
  await tx.query(
    `select id from funds where id in (select h.fund_id from home_payments h
       join claims_in_force k on k.home_id = h.home_id where k.recovery_id = $1) order by id for update`,
    [loaded.id],
  );
}

/** An amount over the lines of the claim, in their order. Throws when it is more than they still owe: the guards see to that. */
async function partsOf({ tx, loaded }: PostingContext, amountFen: bigint): Promise<Part[]> {
  const { rows } = await tx.query<Omit<Part, 'amountFen'> & { readonly owed: string }>(
    `select k.home_id as "homeId", c.number, k.lot_id as "lotId", (k.claimed_fen - k.repaid_fen)::text as owed
     from claims_in_force k join cases c on c.id = k.home_id where k.recovery_id = $1 order by k.place`,
    [loaded.id],
  );
  let left = amountFen;
  const parts = rows.map(({ owed, ...line }) => {
    const part = BigInt(owed) < left ? BigInt(owed) : left;
    left -= part;
    return { ...line, amountFen: part };
  });
  if (left > 0n) throw new Error(`recovery ${loaded.id} is owed ${left} fen less than came back`);
  return parts.filter((part) => part.amountFen > 0n);
}

/** The number of a home whose payments were too much when they were claimed and are not now: it came back into the lot. */
async function noLongerOverpaid({ tx, loaded }: PostingContext, parts: readonly Part[]): Promise<string | null> {
  const { rows } = await tx.query<Debt>(
    'select about_id as "aboutId", debtor, ground, lot_id as "lotId" from recoveries where id = $1',
    [loaded.id],
  );
  if (!rows[0]) throw new Error(`recovery ${loaded.id} was never raised`);
  const standing = await claimableOf(tx, rows[0]);
  const tooMuch = parts.find(({ homeId, lotId, amountFen }) => {
    const now = standing.find((each) => each.homeId === homeId && each.lotId === lotId);
    return !now || now.overpaidFen < amountFen;
  });
  return tooMuch?.number ?? null;
}

async function giveBack(context: PostingContext, { homeId, lotId, amountFen }: Part): Promise<void> {
  const { rows } = await context.tx.query<{ fundId: string; held: string }>(
    `select f.id as "fundId", (h.paid_fen - h.repaid_fen)::text as held from home_payments h join funds f on f.id = h.fund_id
     where h.home_id = $1 and h.lot_id is not distinct from $2 order by f.year desc, f.position desc`,
    [homeId, lotId],
  );
  let left = amountFen;
  for (const { fundId, held } of rows) {
    const part = BigInt(held) < left ? BigInt(held) : left;
    if (part > 0n) await writeAllocation(context, { homeId, lotId, fundId, amountFen: part });
    left -= part > 0n ? part : 0n;
  }
  if (left > 0n) throw new Error(`the funds paid ${left} fen less for home ${homeId} than came back`);
}

async function writeAllocation(
  { tx, tenant, loaded, seq }: PostingContext,
  { homeId, lotId, fundId, amountFen }: Omit<Part, 'number'> & { readonly fundId: string },
): Promise<void> {
  const fen = amountFen.toString();
  await tx.query(
    `insert into repayment_allocations (tenant_id, recovery_id, seq, home_id, lot_id, fund_id, amount_fen) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenant, loaded.id, seq, homeId, lotId, fundId, fen],
  );
  await tx.query(
    `insert into fund_entries (tenant_id, fund_id, case_id, seq, from_account, to_account, amount_fen, recovery_id)
     values ($1, $2, $3, $4, 'paid', 'free', $5, $6)`,
    [tenant, fundId, homeId, seq, fen, loaded.id],
  );
}
