import type { Day, Facts } from '../procedures/vocabulary.js';

/** What a tender notice shows of a published lot. */
export interface Tender {
  readonly id: string;
  readonly number: string;
  readonly county: string;
  readonly title: string | null;
  readonly need: string | null;
  readonly delivery: string | null;
  readonly method: string | null;
  readonly estimateFen: string | null;
  readonly homesExpected: number | null;
  readonly documentNumber: string | null;
  /** As the notice says it. */
  readonly bidDeadline: Day | null;
  /** The last day on which bids are taken: that of the notice, or the working day to which a holiday moved it. */
  readonly lastDay: Day | null;
  readonly documents: readonly {
    readonly id: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** A row of `TENDERS`. */
export interface TenderRow extends Pick<Tender, 'id' | 'number' | 'county' | 'documents' | 'lastDay'> {
  readonly facts: Facts;
}

/** SQL: every lot `c` that was ever published; the caller says which. */
export const TENDERS = `select c.id, c.number, o.name as county, c.facts,
    coalesce((select b.last_day::text from case_clocks b where b.case_id = c.id and b.clock = 'bidding' order by b.started_seq desc limit 1),
      c.facts->>'bidDeadline') as "lastDay",
    (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'mediaType', e.media_type, 'bytes', e.bytes, 'sha256', e.sha256) order by e.id), '[]')
     from evidence e where e.case_id = c.id and e.slot = 'tenderDocument' and e.used_seq is not null) as documents
  from cases c join orgs o on o.id = c.org_id join lot_keys k on k.lot_id = c.id`;

/** The notice of a lot. */
export function tenderOf({ facts, ...row }: TenderRow): Tender {
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null);
  return {
    ...row,
    title: text('title'),
    need: text('need'),
    delivery: text('delivery'),
    method: text('method'),
    estimateFen: text('estimateFen'),
    homesExpected: typeof facts.homesExpected === 'number' ? facts.homesExpected : null,
    documentNumber: text('documentNumber'),
    bidDeadline: text('bidDeadline'),
  };
}
