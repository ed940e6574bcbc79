import { procedureOf } from '../procedures/all-procedures.js';
import type { OutcomeName } from '../procedures/procedure.js';
import type { Day, Text } from '../procedures/vocabulary.js';
import { inTenant } from '../record/in-tenant.js';
import { ASSIGNEE, REMINDED } from '../record/read-coordinations.js';
import { readToday } from '../record/read-payment-files.js';
import { type Bind, binding, type CaseFilter, isAskedFor } from './case-conditions.js';
import { type CaseOrder, orderOf } from './case-orders.js';
import type { DeskDeps } from './desk-deps.js';
import { DUE_ON } from './due-on.js';
import { ASKED_BY_CONTRACTOR, type OpenAsk } from './open-asks.js';
import { OVERDUE } from './overdue.js';
import type { Person } from './who-am-i.js';
import { stepTitle } from './words.js';

/** What to list, and how much of it. */
export interface CaseQuery extends CaseFilter {
  /** By default the oldest first. */
  readonly order?: CaseOrder | undefined;
  /** The `next` of the page before, in the same order. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A line of the queue. Holds no personal data. */
export interface CaseLine {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  readonly step: string;
  readonly stepTitle: Text;
  readonly seq: number;
  readonly place: string;
  readonly openedOn: Day;
  readonly enteredOn: Day;
  readonly dueOn: Day | null;
  readonly overdue: boolean;
  readonly outcome: OutcomeName | null;
  /** Whether somebody was reminded of the present task. */
  readonly reminded: boolean;
  /** Who has the task in hand, when it was handed to one. */
  readonly inHandOf: string | null;
  /** What its contractor reported or asked for and nobody answered. */
  readonly asks: readonly OpenAsk[];
}

export interface CasePage {
  readonly cases: readonly CaseLine[];
  /** For the next page; `null` at the end. */
  readonly next: string | null;
  /** By the system's one clock. */
  readonly today: Day;
}

type LineRow = Omit<CaseLine, 'stepTitle'> & { readonly version: number; readonly key: string };

/** The cases that the person may see. What is out of reach is left out by the database itself. */
export async function listCases(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  query: CaseQuery,
): Promise<CasePage> {
  const { values, bind } = binding();
  const sql = selectOf(query, person, isAskedFor(keys, person, query, bind), bind);
  const { rows, today } = await inTenant(pool, person.tenant, async (tx) => ({
    rows: (await tx.query<LineRow>(sql, values)).rows,
    today: await readToday(tx),
  }));
  const page = rows.slice(0, query.limit);
  return {
    cases: page.map(({ version, key: _key, ...row }) => ({
      ...row,
      stepTitle: stepTitle(procedureOf(row.procedure, version), row.step),
    })),
    next: rows.length > query.limit ? (page.at(-1)?.key ?? null) : null,
    today,
  };
}

/** The lines that the page shows are found first, by what an index tells of each case; only those are read whole. */
function selectOf({ order = 'opened', cursor, limit }: CaseQuery, person: Person, asked: string, bind: Bind): string {
  const { key, descending } = orderOf(order, person, bind);
  const after = cursor === undefined ? 'true' : `${key} ${descending ? '<' : '>'} ${bind(cursor)}::text`;
  const direction = descending ? 'desc' : 'asc';
  return `with page as materialized (select c.id, ${key} as key from cases c where ${asked} and ${after}
      order by key ${direction} limit ${bind(limit + 1)})
    select c.id, c.number, c.procedure, c.version, c.step, c.seq, o.name as place, c.opened_on as "openedOn",
      c.entered_on as "enteredOn", c.outcome, ${OVERDUE} as overdue, ${DUE_ON} as "dueOn", k.key, ${REMINDED} as reminded,
      ${ASKED_BY_CONTRACTOR} as asks,
      (select u.name from users u where u.id = ${ASSIGNEE}) as "inHandOf"
    from page k join cases c on c.id = k.id join orgs o on o.id = c.org_id
    order by k.key ${direction}`;
}
