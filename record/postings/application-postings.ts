import type { Posting, PostingContext } from './posting.js';
import { payShares, uninvoicedFen } from './tranche-postings.js';
import { byHome, lockedHomeFunds, perHome, sharesOf, sumOf, type Tranche } from './tranche-shares.js';

/**
 * Keeps what a contractor applies for: what the tranche comes to now, home by home. Its invoices must cover it; the form's
 * `tranche` and, for `advance` and `progress`, `percent` are those of an order.
 */
export const applyForTranche: Posting = async (context) => {
  const { tx, tenant, loaded, seq, form } = context;
  const tranche = form.tranche as Tranche;
  const percent = tranche === 'advance' || tranche === 'progress' ? Number(form.percent) : null;
  const shares = sharesOf(tranche, await lockedHomeFunds(context), percent ?? 0);
  const amountFen = sumOf(shares);
  if (amountFen === 0n) return { code: 'nothingToPay' };
  if (amountFen > (await uninvoicedFen(context))) return { code: 'invoicesTooLow', about: amountFen.toString() };
  await tx.query(
    'insert into tranche_applications (tenant_id, lot_id, seq, tranche, percent, amount_fen) values ($1, $2, $3, $4, $5, $6)',
    [tenant, loaded.id, seq, tranche, percent, amountFen.toString()],
  );
  for (const [homeId, part] of byHome(shares)) {
    await tx.query(
      'insert into tranche_application_homes (tenant_id, lot_id, seq, home_id, amount_fen) values ($1, $2, $3, $4, $5)',
      [tenant, loaded.id, seq, homeId, part.toString()],
    );
  }
  return null;
};

interface Applied {
  readonly seq: number;
  readonly tranche: Tranche;
  readonly percent: number | null;
}

/** The application that waits for finance. Throws when there is none: the guards let nobody come here. */
async function openApplicationOf({ tx, loaded }: PostingContext): Promise<Applied> {
  const { rows } = await tx.query<Applied>(
    `select seq, tranche, percent from tranche_applications_as_answered where lot_id = $1 and state = 'open'`,
    [loaded.id],
  );
  if (!rows[0]) throw new Error(`lot ${loaded.id} has no open application`);
  return rows[0];
}

interface AppliedHome {
  readonly homeId: string;
  readonly number: string;
  readonly amountFen: string;
}

/** Orders of each home exactly what was applied for. Where less is due by now, it is refused and names the home. */
export const orderAppliedTranche: Posting = async (context) => {
  const { tx, loaded } = context;
  const { seq, tranche, percent } = await openApplicationOf(context);
  const funds = await lockedHomeFunds(context);
  const dueNow = byHome(sharesOf(tranche, funds, percent ?? 0));
  const { rows } = await tx.query<AppliedHome>(
    `select h.home_id as "homeId", c.number, h.amount_fen::text as "amountFen"
     from tranche_application_homes h join cases c on c.id = h.home_id where h.lot_id = $1 and h.seq = $2 order by c.number`,
    [loaded.id, seq],
  );
  const short = rows.find(({ homeId, amountFen }) => (dueNow.get(homeId) ?? 0n) < BigInt(amountFen));
  if (short) return { code: 'appliedNoLongerDue', about: short.number };
  const applied = new Map(rows.map(({ homeId, amountFen }) => [homeId, BigInt(amountFen)]));
  const shares = perHome(funds, ({ homeId }) => applied.get(homeId) ?? 0n);
  return payShares(context, { tranche, shares, appliedSeq: seq });
};

/** Finance sent it back. */
export const refuseApplication: Posting = (context) => endApplication(context, 'refused');

/** The firm, or the county for it, took it back. */
export const withdrawApplication: Posting = (context) => endApplication(context, 'withdrawn');

/** Its invoices cover nothing any more, and their numbers are free again; its papers may serve the next one. */
async function endApplication(context: PostingContext, endedAs: 'refused' | 'withdrawn') {
  const { tx, loaded, seq } = context;
  const applied = await openApplicationOf(context);
  await tx.query('update tranche_applications set ended_as = $3, ended_seq = $4 where lot_id = $1 and seq = $2', [
    loaded.id,
    applied.seq,
    endedAs,
    seq,
  ]);
  await tx.query('update evidence set used_seq = null where case_id = $1 and used_seq = $2', [loaded.id, applied.seq]);
  await tx.query('update invoices set given_back_seq = $3 where case_id = $1 and seq = $2', [
    loaded.id,
    applied.seq,
    seq,
  ]);
  return null;
}
