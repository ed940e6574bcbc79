import { v7 as uuid } from 'uuid';
import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import type { Org } from './list-orgs.js';
import { seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** Where each kind of place lies; a firm lies nowhere. */
const ABOVE = { town: 'county', village: 'town', firm: null } as const;

/** A place or a firm to be added. */
export interface WantedOrg {
  readonly level: keyof typeof ABOVE;
  /** The organisation above; `null` for a firm. */
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
}

/** Adds a town, a village or a firm. An administrator does so for what lies at or under the own seat; firms are the tenant's. */
export async function addOrg(
  { pool, logger }: Pick<DeskDeps, 'pool' | 'logger'>,
  person: Person,
  wanted: WantedOrg,
): Promise<Org | DeskProblem> {
  const seats = seatsAs(person, ['administrator']);
  if (seats.length === 0) return { problem: 'notYourRole' };
  const answer = await inTenant(pool, person.tenant, async (tx) => {
    const lineage = await lineageAbove(tx, wanted, seats);
    return isProblem(lineage) ? lineage : insert(tx, person.tenant, wanted, lineage);
  });
  if (!isProblem(answer))
    logger.warn({ userId: person.userId, orgId: answer.id, level: answer.level }, 'a place was added');
  return answer;
}

async function lineageAbove(tx: Tx, { level, parentId }: WantedOrg, seats: string[]): Promise<string[] | DeskProblem> {
  const above = ABOVE[level];
  if (above === null) return parentId === null ? [] : { problem: 'levelDoesNotFit' };
  const { rows } = await tx.query<{ level: string; lineage: string[]; mine: boolean }>(
    'select level, lineage, lineage && $2 as mine from orgs where id = $1',
    [parentId, seats],
  );
  const [parent] = rows;
  if (!parent) return { problem: 'noSuchPlace' };
  if (!parent.mine) return { problem: 'notYourPlace' };
  return parent.level === above ? parent.lineage : { problem: 'levelDoesNotFit' };
}

async function insert(tx: Tx, tenant: string, wanted: WantedOrg, above: string[]): Promise<Org | DeskProblem> {
  const id = uuid();
  const { level, parentId, code, name } = wanted;
  const { rowCount } = await tx.query(
    `insert into orgs (tenant_id, id, parent_id, level, code, name, lineage) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, code) do nothing`,
    [tenant, id, parentId, level, code, name, [...above, id]],
  );
  return rowCount === 1 ? { id, parentId, level, code, name } : { problem: 'orgCodeTaken' };
}
