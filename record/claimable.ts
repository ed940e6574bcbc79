import type { Debtor, RecoveryGround } from '../procedures/recovery/opening.js';
import type { Tx } from './record-types.js';

/** Whose debt, on which ground, for what. */
export interface Debt {
  /** The home or lot that the recovery is about. */
  readonly aboutId: string;
  readonly debtor: Debtor;
  readonly ground: RecoveryGround;
  /** The lot under whose contract the contractor was paid; null where the household owes. */
  readonly lotId: string | null;
}

/** What can be claimed for one home, paid under one lot or, without one, to the household. In fen. */
export interface Claimable {
  readonly homeId: string;
  readonly lotId: string | null;
  /** What was paid too much and has not come back, claimed or not. */
  readonly overpaidFen: bigint;
  /** Of it what no open recovery claims yet. */
  readonly claimableFen: bigint;
}

/** How much was too much, by ground: SQL over one row `p` of `STANDINGS`. */
const OVERPAID = {
  // Settled for less than was advanced: the settlement after the audit is known.
  beyondSettlement: 'case when p.in_lot and p.settled then p.paid - p.net - p.back else 0 end',
  // Nothing of it was settled under that lot.
  leftLot: 'case when p.in_lot then 0 else p.paid - p.back end',
  contractorDefault:
    'case when not p.in_lot then p.paid - p.back when p.settled then p.paid - p.net - p.back else 0 end',
  // What the auditor or the inquiry found is not in the record, so at most all that was paid for finished works.
  auditReduction: 'case when p.lot_id is null or p.settled then p.paid - p.all_back else 0 end',
  notEntitled: `case when p.debtor = 'household' or p.settled then p.paid - p.all_back else 0 end`,
} as const satisfies Record<RecoveryGround, string>;

/** Grounds on which what is settled stays settled; the others lower what the works were worth. */
const ADVANCES: readonly RecoveryGround[] = ['beyondSettlement', 'leftLot', 'contractorDefault'];

// $1 about, $2 debtor, $3 lot, $4 ground, $5 whether an advance.
const STANDINGS = `select h.home_id, h.lot_id, $2::text as debtor, sum(h.paid_fen) as paid, sum(h.repaid_fen) as all_back,
    (select coalesce(sum(o.amount_fen), 0) from overpayments_repaid o where o.home_id = h.home_id and o.lot_id = h.lot_id) as back,
    (select coalesce(sum(k.claimed_fen - k.repaid_fen), 0) from claims_in_force k join cases c on c.id = k.recovery_id and c.closed_at is null
      where k.home_id = h.home_id and k.lot_id is not distinct from h.lot_id) as all_claimed,
    (select coalesce(sum(k.claimed_fen - k.repaid_fen), 0) from claims_in_force k join cases c on c.id = k.recovery_id and c.closed_at is null
      join recoveries r on r.id = k.recovery_id and r.debtor = 'contractor' and r.ground = any($5)
      where k.home_id = h.home_id and k.lot_id is not distinct from h.lot_id) as claimed,
    exists (select 1 from case_links l where l.home_id = h.home_id and l.lot_id = h.lot_id and l.left_seq is null) as in_lot,
    coalesce((select m.settled from lot_home_money m where m.home_id = h.home_id and m.lot_id = h.lot_id), false) as settled,
    coalesce((select m.net_fen from lot_home_money m where m.home_id = h.home_id and m.lot_id = h.lot_id), 0) as net
  from home_payments h
  where case when $2 = 'contractor' then h.lot_id = $3 and $1 in (h.home_id, h.lot_id)
    else h.home_id = $1 and (h.lot_id is null or $4 = 'notEntitled') end
  group by h.home_id, h.lot_id`;

/** What can still be claimed, home by home in the order of their numbers. Asks without locks: see `recordRepayment`. */
export async function claimableOf(tx: Tx, { aboutId, debtor, ground, lotId }: Debt): Promise<Claimable[]> {
  const claimed = ADVANCES.includes(ground) ? 'q.claimed' : 'q.all_claimed';
  const { rows } = await tx.query<{ homeId: string; lotId: string | null; overpaid: string; claimable: string }>(
    `select q.home_id as "homeId", q.lot_id as "lotId", greatest(q.overpaid, 0)::text as overpaid,
       greatest(least(q.overpaid - ${claimed}, q.paid - q.all_back - q.all_claimed), 0)::text as claimable
     from (select p.*, ${OVERPAID[ground]} as overpaid from (${STANDINGS}) p) q join cases c on c.id = q.home_id
     order by c.number, q.lot_id nulls first`,
    [aboutId, debtor, lotId, ground, ADVANCES],
  );
  return rows.map(({ overpaid, claimable, ...row }) => ({
    ...row,
    overpaidFen: BigInt(overpaid),
    claimableFen: BigInt(claimable),
  }));
}
