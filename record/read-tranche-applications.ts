import type { Day } from '../procedures/vocabulary.js';
import type { Tx } from './record-types.js';

/** What a contractor applied for under a contract, and how it stands. */
export interface TrancheApplication {
  /** The event with which it was handed in. */
  readonly seq: number;
  readonly tranche: string;
  readonly percent: number | null;
  readonly amountFen: string;
  readonly state: 'open' | 'refused' | 'withdrawn' | 'ordered' | 'paid';
  /** Whether it is open again because the bank sent its payment back. */
  readonly cameBack: boolean;
  readonly appliedOn: Day;
  /** Whether an office entered it for the firm. */
  readonly onPaper: boolean;
  /** When it was refused or withdrawn, and why. */
  readonly endedOn: Day | null;
  readonly reason: string | null;
  readonly invoices: readonly { readonly number: string; readonly issuedOn: Day; readonly amountFen: string }[];
  readonly papers: readonly { readonly id: string; readonly slot: string }[];
}

/** The applications of a lot's contractor, the latest first. Amounts in fen. */
export async function readTrancheApplications(tx: Tx, lotId: string): Promise<TrancheApplication[]> {
  return (await tx.query<TrancheApplication>(APPLICATIONS, [lotId])).rows;
}

const APPLICATIONS = `select a.seq, a.tranche, a.percent, a.amount_fen::text as "amountFen", a.state, a.came_back as "cameBack",
    e.happened_on as "appliedOn", e.role <> 'contractor' as "onPaper", e.body::jsonb->'form'->'invoices' as invoices,
    x.happened_on as "endedOn", x.body::jsonb->'form'->>'reason' as reason,
    (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'slot', f.slot) order by f.slot, f.id), '[]')
      from jsonb_to_recordset(e.body::jsonb->'evidence') n (slot text, sha256 text)
      join evidence f on f.case_id = a.lot_id and (f.slot, f.sha256) = (n.slot, n.sha256)) as papers
  from tranche_applications_as_answered a join case_events e on e.case_id = a.lot_id and e.seq = a.seq
  left join case_events x on x.case_id = a.lot_id and x.seq = a.ended_seq
  where a.lot_id = $1 order by a.seq desc`;
