import type { Day } from '../procedures/vocabulary.js';
import { TOWN_AND_VILLAGE } from './read-lot.js';
import type { Tx } from './record-types.js';

/** What a home of a lot was planned at, was called off and settled at, and what is paid of it. Sums in fen; `null` until there is one. */
export interface HomeAccount {
  readonly caseId: string;
  readonly number: string;
  readonly town: string;
  readonly village: string;
  readonly plannedFen: string | null;
  readonly calledOffFen: string | null;
  /** The works as measured at the contract's rates. */
  readonly measuredFen: string | null;
  readonly settledFen: string | null;
  /** Taken off by the audit. */
  readonly reducedFen: string;
  /** Settled less what the audit took off. */
  readonly netFen: string | null;
  readonly retentionFen: string | null;
  readonly paidFen: string;
}

/** A payment to the contractor, from its order to the bank's answer. */
export interface TrancheAccount {
  readonly tranche: string;
  readonly attempt: number;
  readonly amountFen: string;
  readonly state: 'ordered' | 'returned' | 'paid';
  readonly bankReference: string | null;
  readonly orderedOn: Day;
  readonly answeredOn: Day | null;
  readonly invoices: readonly { readonly number: string; readonly amountFen: string }[];
  /** The file for the bank in which it stands. */
  readonly file: { readonly id: string; readonly year: number; readonly number: number } | null;
}

export interface LotAccounts {
  readonly homes: readonly HomeAccount[];
  readonly tranches: readonly TrancheAccount[];
}

/** Reads the accounts of a lot: of the homes that lie in it now, and every payment. */
export async function readLotAccounts(tx: Tx, lotId: string): Promise<LotAccounts> {
  const homes = await tx.query<HomeAccount>(HOMES, [lotId]);
  return { homes: homes.rows, tranches: await readTranches(tx, lotId) };
}

/** Every payment of a lot to its contractor, in the order in which they were ordered. */
export async function readTranches(tx: Tx, lotId: string): Promise<TrancheAccount[]> {
  return (await tx.query<TrancheAccount>(TRANCHES, [lotId])).rows;
}

const HOMES = `select c.id as "caseId", c.number, ${TOWN_AND_VILLAGE},
    (select p.total_fen::text from plans p where p.case_id = c.id order by p.seq desc limit 1) as "plannedFen",
    (select o.total_fen::text from call_offs_in_force o where o.home_id = c.id and o.lot_id = l.lot_id) as "calledOffFen",
    s.measured_fen::text as "measuredFen", s.grant_fen::text as "settledFen",
    (select coalesce(sum(r.reduction_fen), 0)::text from settlement_reductions r where r.lot_id = l.lot_id and r.home_id = c.id) as "reducedFen",
    case when m.settled then m.net_fen::text end as "netFen",
    case when m.settled then (m.net_fen - m.acceptance_fen)::text end as "retentionFen",
    coalesce(m.paid_fen, 0)::text as "paidFen"
  from case_links l join cases c on c.id = l.home_id
  left join lot_home_money m on m.lot_id = l.lot_id and m.home_id = l.home_id
  left join lateral (select x.measured_fen, x.grant_fen from settlements x where x.case_id = c.id order by x.seq desc limit 1) s on true
  where l.lot_id = $1 and l.left_seq is null order by town, c.number`;

const TRANCHES = `select t.tranche, t.attempt, t.amount_fen::text as "amountFen", t.state, t.bank_reference as "bankReference",
    e.happened_on as "orderedOn", a.happened_on as "answeredOn",
    (select coalesce(jsonb_agg(jsonb_build_object('number', i.number, 'amountFen', i.amount_fen::text) order by i.number), '[]')
      from invoices i where i.case_id = t.lot_id and i.seq = coalesce(t.applied_seq, t.ordered_seq)) as invoices,
    (select jsonb_build_object('id', f.id, 'year', f.year, 'number', f.number)
      from payment_file_lines l join payment_files f on f.id = l.file_id where l.tranche_id = t.id) as file
  from tranches t join case_events e on e.case_id = t.lot_id and e.seq = t.ordered_seq
  left join case_events a on a.case_id = t.lot_id and a.seq = t.answered_seq
  where t.lot_id = $1 order by t.attempt`;
