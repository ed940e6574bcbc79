import type { Day } from '../procedures/vocabulary.js';
import type { HoldCause } from './hold.js';
import type { Tx } from './record-types.js';

/** A hold that is not released, with the newest that was on record when it began. */
export interface OpenHold {
  readonly id: string;
  readonly cause: HoldCause;
  readonly reason: string | null;
  readonly beganAt: Date;
  readonly lastEventAt: Date | null;
  readonly lastActAt: Date | null;
  readonly lastPaymentAnswerAt: Date | null;
  /** The bank's statement that finance matched; `null` until then. */
  readonly statement: MatchedStatement | null;
}

/** The bank's statement by which a hold ends. */
export interface Statement {
  readonly from: Day;
  readonly to: Day;
  /** Of the scan, in hex. */
  readonly sha256: string;
}

export interface MatchedStatement extends Statement {
  readonly matchedBy: string;
  readonly matchedAt: Date;
}

/** The days that a statement must hold: from the last thing on record to the beginning of the last hold. */
export interface DaysToMatch {
  /** `null` where nothing at all was on record. */
  readonly from: Day | null;
  readonly to: Day;
}

type Row = Omit<OpenHold, 'statement'> & { [K in keyof MatchedStatement]: MatchedStatement[K] | null };

/** The open holds of the tenant, the oldest first, under lock where they are to be changed. */
export async function readOpenHolds(tx: Tx, lock: '' | 'for update' = ''): Promise<OpenHold[]> {
  const { rows } = await tx.query<Row>(
    `select id, cause, reason, began_at as "beganAt", last_event_at as "lastEventAt", last_act_at as "lastActAt",
       last_payment_answer_at as "lastPaymentAnswerAt", statement_from as "from", statement_to as "to",
       statement_sha256 as sha256, matched_by as "matchedBy", matched_at as "matchedAt"
     from holds where released_at is null order by began_at, id ${lock}`,
  );
  return rows.map(({ from, to, sha256, matchedBy, matchedAt, ...hold }) => ({
    ...hold,
    statement: from && to && sha256 && matchedBy && matchedAt ? { from, to, sha256, matchedBy, matchedAt } : null,
  }));
}

/** The days that the statement must hold, by the calendar of Shanghai. `null` without an open hold. */
export async function daysToMatch(tx: Tx): Promise<DaysToMatch | null> {
  const { rows } = await tx.query<{ from: Day | null; to: Day | null }>(
    `select (min(greatest(last_event_at, last_act_at)) at time zone 'Asia/Shanghai')::date as "from",
       (max(began_at) at time zone 'Asia/Shanghai')::date as "to" from holds where released_at is null`,
  );
  const [days] = rows;
  return days?.to ? { from: days.from, to: days.to } : null;
}

/** An ordered payment of which the record knows no answer: the bank may have paid it since. */
export interface UnansweredPayment {
  readonly reference: string;
  readonly kind: 'payment' | 'tranche';
  readonly caseId: string;
  readonly number: string;
  readonly amountFen: string;
  /** The file that took it to the bank; `null` when none is on record, though one may be lost. */
  readonly file: { readonly id: string; readonly year: number; readonly number: number } | null;
}

/** Every payment and tranche that is ordered and unanswered, those in files first. Names no payee. */
export async function readUnanswered(tx: Tx, places: readonly string[]): Promise<UnansweredPayment[]> {
  const { rows } = await tx.query<UnansweredPayment>(
    `select o.reference, o.kind, c.id as "caseId", c.number, o.amount_fen::text as "amountFen",
       case when f.id is not null then jsonb_build_object('id', f.id, 'year', f.year, 'number', f.number) end as file
     from (select id as reference, 'payment' as kind, case_id, amount_fen from payments where state = 'ordered'
       union all select id, 'tranche', lot_id, amount_fen from tranches where state = 'ordered') o
     join cases c on c.id = o.case_id
     left join payment_file_lines l on coalesce(l.payment_id, l.tranche_id) = o.reference
     left join payment_files f on f.id = l.file_id
     where c.lineage && $1 order by f.year nulls last, f.number, l.line, c.number`,
    [places],
  );
  return rows;
}
