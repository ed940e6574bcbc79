import type { Facts } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { supplierOf } from './tender-of.js';
import type { Person } from './who-am-i.js';

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
  readonly bidDeadline: string | null;
  readonly documents: readonly {
    readonly id: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

interface Row extends Pick<Tender, 'id' | 'number' | 'county' | 'documents'> {
  facts: Facts;
}

const SELECT = `select c.id, c.number, o.name as county, c.facts,
    (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'mediaType', e.media_type, 'bytes', e.bytes, 'sha256', e.sha256) order by e.id), '[]')
     from evidence e where e.case_id = c.id and e.slot = 'tenderDocument' and e.used_seq is not null) as documents
  from cases c join orgs o on o.id = c.org_id join lot_keys k on k.lot_id = c.id
  where c.step = 'published' and c.closed_at is null order by c.facts->>'bidDeadline', c.id`;

/** The lots that take bids now, the earliest deadline first, for contractors of registered suppliers. */
export async function listTenders(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
): Promise<readonly Tender[] | DeskProblem> {
  return inTenant(pool, person.tenant, async (tx) => {
    const supplier = await supplierOf(tx, person);
    if (isProblem(supplier)) return supplier;
    const { rows } = await tx.query<Row>(SELECT);
    return rows.map(({ facts, ...row }) => ({ ...row, ...noticeOf(facts) }));
  });
}

function noticeOf(facts: Facts): Omit<Tender, keyof Row> {
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null);
  return {
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
