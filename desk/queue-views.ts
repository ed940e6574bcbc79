import { inTenant } from '../record/in-tenant.js';
import { binding, type CaseFilter, inReach, isAskedFor, narrowedTo } from './case-conditions.js';
import { type CaseOrder, orderOf } from './case-orders.js';
import type { DeskDeps } from './desk-deps.js';
import type { Person } from './who-am-i.js';

/** A usual way to look at the work. */
export interface QueueView {
  readonly filter: CaseFilter;
  readonly order: CaseOrder;
}

/** The views that everyone has. */
export const QUEUE_VIEWS = {
  mine: { filter: { waitsForMe: true }, order: 'due' },
  team: { filter: { waitsForTeam: true }, order: 'due' },
  overdue: { filter: { overdue: true }, order: 'due' },
  handled: { filter: { handledByMe: true }, order: 'handled' },
  copied: { filter: { copiedToMe: true }, order: 'opened' },
  all: { filter: { closed: false }, order: 'due' },
  closed: { filter: { closed: true }, order: 'opened' },
} as const satisfies Record<string, QueueView>;

export type QueueViewName = keyof typeof QUEUE_VIEWS;
export const QUEUE_VIEW_NAMES = Object.keys(QUEUE_VIEWS) as QueueViewName[];

/** How many cases each view holds for the person. */
export async function countViews(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
): Promise<Readonly<Record<QueueViewName, number>>> {
  const { values, bind } = binding();
  const counts = QUEUE_VIEW_NAMES.map(
    (name) =>
      `count(*) filter (where ${narrowedTo(keys, person, QUEUE_VIEWS[name].filter, bind)})::integer as "${name}"`,
  );
  const sql = `select ${counts.join(', ')} from cases c where ${inReach(person, bind)}`;
  const { rows } = await inTenant(pool, person.tenant, (tx) => tx.query<Record<QueueViewName, number>>(sql, values));
  if (!rows[0]) throw new Error('a count returned no row');
  return rows[0];
}

const UUID_LENGTH = 36;

/** The cases before and after one in the queue; `null` at its ends. */
export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
}

/** The neighbours of a case in a queue, also of one that was just acted upon and left it. */
export async function queueNeighbours(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  { filter, order }: QueueView,
  caseId: string,
): Promise<Neighbours> {
  const { values, bind } = binding();
  const asked = isAskedFor(keys, person, filter, bind);
  const { key, descending } = orderOf(order, person, bind);
  const [before, after] = descending ? ['min', 'max'] : ['max', 'min'];
  const [earlier, later] = descending ? ['>', '<'] : ['<', '>'];
  // A key ends with the id of its case.
  const idOf = (found: string) => `right(${found}, ${UUID_LENGTH})`;
  const sql = `with here as materialized (select ${key} as key from cases c where c.id = ${bind(caseId)}::uuid),
      q as (select ${key} as key from cases c where ${asked})
    select ${idOf(`${before}(q.key) filter (where q.key ${earlier} here.key)`)} as previous,
      ${idOf(`${after}(q.key) filter (where q.key ${later} here.key)`)} as next
    from q cross join here`;
  const { rows } = await inTenant(pool, person.tenant, (tx) => tx.query<Neighbours>(sql, values));
  return rows[0] ?? { previous: null, next: null };
}
