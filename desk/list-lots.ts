import { procedureOf } from '../procedures/all-procedures.js';
import type { OutcomeName } from '../procedures/procedure.js';
import type { Text } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import { reachOf } from './find-case.js';
import type { Person } from './who-am-i.js';
import { stepTitle } from './words.js';

/** A lot as a line of the list. */
export interface LotLine {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly stepTitle: Text;
  readonly outcome: OutcomeName | null;
  readonly homes: number;
  readonly estimateFen: string;
  readonly contractFen: string | null;
  readonly paidFen: string;
}

type Row = Omit<LotLine, 'stepTitle'> & {
  readonly procedure: string;
  readonly version: number;
  readonly step: string;
};

const SELECT = `select c.id, c.number, c.facts->>'title' as title, c.procedure, c.version, c.step, c.outcome,
    (select count(*)::integer from case_links l where l.lot_id = c.id and l.left_seq is null) as homes,
    c.facts->>'estimateFen' as "estimateFen", (select k.sum_fen::text from contracts k where k.lot_id = c.id) as "contractFen",
    (select coalesce(sum(t.amount_fen), 0)::text from tranches t where t.lot_id = c.id and t.state = 'paid') as "paidFen"
  from cases c where c.procedure = 'tender-lot' and c.lineage && $1::uuid[] order by c.closed_at is not null, c.number desc limit 200`;

/** The lots under the person's offices, the open ones first, the newest first. */
export async function listLots({ pool }: Pick<DeskDeps, 'pool'>, person: Person): Promise<readonly LotLine[]> {
  const { rows } = await inTenant(pool, person.tenant, (tx) => tx.query<Row>(SELECT, [reachOf(person).places]));
  return rows.map(({ procedure, version, step, ...line }) => ({
    ...line,
    stepTitle: stepTitle(procedureOf(procedure, version), step),
  }));
}
