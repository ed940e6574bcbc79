import type { Day } from '../procedures/vocabulary.js';
import type { MadeFile } from './payment-files.js';
import type { Tx } from './record-types.js';

/** Whether every line of a file `f` lies under the places `$1`. */
export const FILE_IN_REACH = `not exists (select 1 from payment_file_lines x
  left join payments xp on xp.id = x.payment_id left join tranches xt on xt.id = x.tranche_id
  join cases xc on xc.id = coalesce(xp.case_id, xt.lot_id)
  where x.file_id = f.id and not xc.lineage && $1::uuid[])`;

/** A file with how far the bank has answered it. Names no payee. */
export interface ListedFile extends MadeFile {
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly paid: number;
  readonly returned: number;
  readonly open: number;
  readonly downloads: number;
}

/** The files that lie wholly under the places, the newest first. */
export async function readPaymentFiles(tx: Tx, places: readonly string[]): Promise<ListedFile[]> {
  const { rows } = await tx.query<ListedFile>(
    `select f.id, f.year, f.number, f.line_count as count, f.total_fen::text as "totalFen", f.sha256, f.format,
       u.name as "madeBy", f.made_at as "madeAt", s.paid, s.returned, s.open,
       (select count(*)::integer from payment_file_downloads d where d.file_id = f.id) as downloads
     from payment_files f join users u on u.id = f.made_by
     cross join lateral (
       select (count(*) filter (where state = 'paid'))::integer as paid, (count(*) filter (where state = 'returned'))::integer as returned,
         (count(*) filter (where state = 'ordered'))::integer as open
       from (select coalesce(p.state, t.state) as state from payment_file_lines l
         left join payments p on p.id = l.payment_id left join tranches t on t.id = l.tranche_id where l.file_id = f.id) lines
     ) s
     where ${FILE_IN_REACH} order by f.year desc, f.number desc limit 500`,
    [places],
  );
  return rows;
}

/** Where one payment of a file stands. */
export interface LineStanding {
  readonly line: number;
  readonly reference: string;
  readonly kind: 'payment' | 'tranche';
  readonly caseId: string;
  readonly number: string;
  /** The `seq` of its case. */
  readonly seq: number;
  readonly amountFen: string;
  readonly state: 'ordered' | 'paid' | 'returned';
  readonly bankReference: string | null;
}

/** Where the payments of a file stand, line by line; none when there is no such file under the places. */
export async function readFileLines(tx: Tx, places: readonly string[], fileId: string): Promise<LineStanding[]> {
  const { rows } = await tx.query<LineStanding>(
    `select l.line, coalesce(l.payment_id, l.tranche_id) as reference, l.kind, c.id as "caseId", c.number, c.seq,
       l.amount_fen::text as "amountFen", coalesce(p.state, t.state) as state, coalesce(p.bank_reference, t.bank_reference) as "bankReference"
     from payment_files f join payment_file_lines l on l.file_id = f.id
     left join payments p on p.id = l.payment_id left join tranches t on t.id = l.tranche_id
     join cases c on c.id = coalesce(p.case_id, t.lot_id)
     where f.id = $2 and ${FILE_IN_REACH} order by l.line`,
    [places, fileId],
  );
  return rows;
}

/** Today by the system's one clock. */
export async function readToday(tx: Tx): Promise<Day> {
  const { rows } = await tx.query<{ today: Day }>('select app_today() as today');
  if (!rows[0]) throw new Error('the database does not know the day');
  return rows[0].today;
}
