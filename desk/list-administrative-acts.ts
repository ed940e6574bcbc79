import type { Role, Text } from '../procedures/vocabulary.js';
import type { ActKind } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import { ACT_TITLES } from './act-titles.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

const READERS: readonly Role[] = ['auditor', 'manager', 'administrator'];

/** Which acts to list. */
export interface ActFilter {
  readonly kind?: ActKind | undefined;
  /** The `next` of the page before. */
  readonly cursor?: number | undefined;
  readonly limit: number;
}

type Figures = Readonly<Record<string, unknown>>;

/** An act with the bytes and hashes by which its place in the chain is proven. */
export interface ListedAct {
  readonly seq: number;
  readonly kind: ActKind;
  readonly title: Text;
  readonly at: string;
  /** `null`: the system itself, or whoever runs it on the server. */
  readonly by: {
    readonly userId: string;
    readonly name: string;
    readonly role: Role | null;
    readonly orgId: string | null;
    readonly orgName: string | null;
  } | null;
  readonly what: Figures;
  readonly before: Figures | null;
  readonly after: Figures;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

interface Row {
  readonly seq: number;
  readonly kind: ActKind;
  readonly actedAt: Date;
  readonly userId: string | null;
  readonly name: string;
  readonly role: Role | null;
  readonly orgId: string | null;
  readonly orgName: string | null;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

// What was done at or under one's seats, above them, since that binds them too, at firms, which lie
// nowhere, and at no organisation in particular.
const SELECT = `select a.seq, a.kind, a.acted_at as "actedAt", a.user_id as "userId", u.name, a.role, a.org_id as "orgId",
    o.name as "orgName", a.body, encode(a.prev_hash, 'hex') as "prevHash", encode(a.hash, 'hex') as hash
  from administrative_acts a left join users u on u.id = a.user_id left join orgs o on o.id = a.org_id
  where (a.org_id is null or o.level = 'firm' or o.lineage && $1 or exists (select 1 from orgs mine where mine.id = any($1) and a.org_id = any(mine.lineage)))
    and ($2::text is null or a.kind = $2) and ($3::integer is null or a.seq < $3)
  order by a.seq desc limit $4`;

/** What was done beside the cases, the newest first, for those who watch over it. */
export async function listAdministrativeActs(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  { kind, cursor, limit }: ActFilter,
): Promise<{ readonly acts: readonly ListedAct[]; readonly next: number | null } | DeskProblem> {
  const seats = seatsAs(person, READERS);
  if (seats.length === 0) return { problem: 'notYourRole' };
  const values = [seats, kind ?? null, cursor ?? null, limit + 1];
  const { rows } = await inTenant(pool, person.tenant, (tx) => tx.query<Row>(SELECT, values));
  const page = rows.slice(0, limit);
  return { acts: page.map(listed), next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

function listed({ seq, kind, actedAt, userId, name, role, orgId, orgName, ...link }: Row): ListedAct {
  const { what, before, after } = JSON.parse(link.body) as Pick<ListedAct, 'what' | 'before' | 'after'>;
  const by = userId === null ? null : { userId, name, role, orgId, orgName };
  return { seq, kind, title: ACT_TITLES[kind], at: actedAt.toISOString(), by, what, before, after, ...link };
}
