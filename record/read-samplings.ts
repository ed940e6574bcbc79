import type { Day } from '../procedures/vocabulary.js';
import type { Draw } from './draw-sample.js';
import type { Tx } from './record-types.js';

/** A sampling as anyone may read it: the frozen list, the draw, and the sample. It names no person. */
export interface Sampling {
  readonly id: string;
  readonly programme: string;
  readonly acceptedFrom: Day;
  readonly acceptedTo: Day;
  readonly listSha256: string;
  readonly count: number;
  readonly size: number;
  readonly publishedOn: Day;
  readonly publishedAt: string;
  /** `null` until the day of the draw. */
  readonly draw: Draw | null;
  readonly sample: readonly { readonly rank: number; readonly number: string; readonly key: string }[];
}

interface Row extends Omit<Sampling, 'publishedAt'> {
  readonly publishedAt: Date;
}

const SAMPLINGS = `select r.id, r.programme, r.accepted_from as "acceptedFrom", r.accepted_to as "acceptedTo",
    r.list_sha256 as "listSha256", r.list_count as count, r.sample_size as size, r.published_on as "publishedOn",
    r.published_at as "publishedAt",
    case when d.round_id is not null then jsonb_build_object('seed', d.seed, 'source', d.source, 'drawnOn', d.drawn_on, 'document', d.document) end as draw,
    coalesce((select jsonb_agg(jsonb_build_object('rank', h.rank, 'number', c.number, 'key', h.rank_key) order by h.rank)
      from sampling_homes h join cases c on c.id = h.case_id where h.round_id = r.id), '[]') as sample
  from sampling_rounds r left join sampling_draws d on d.round_id = r.id
  where $1::uuid is null or r.id = $1 order by r.published_at desc, r.id`;

/** All samplings of the tenant, the latest first; or the one of that id. */
export async function readSamplings(tx: Tx, id: string | null = null): Promise<Sampling[]> {
  const { rows } = await tx.query<Row>(SAMPLINGS, [id]);
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}

/** The published bytes of a list; `null` where there is no such sampling. */
export async function readListText(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await tx.query<{ list: string }>('select list_text as list from sampling_rounds where id = $1', [
    id,
  ]);
  return rows[0]?.list ?? null;
}
