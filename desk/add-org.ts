import { v7 as uuid } from 'uuid';
import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import type { Org } from './list-orgs.js';
import { actingBy, seatsAs } from './seats.js';
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
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  wanted: WantedOrg,
): Promise<Org | DeskProblem> {
  const by = actingBy(person, ['administrator']);
  if (!by) return { problem: 'notYourRole' };
  return inTenant(pool, person.tenant, async (tx) => {
    const lineage = await lineageAbove(tx, wanted, seatsAs(person, ['administrator']));
    const added = isProblem(lineage) ? lineage : await insert(tx, person.tenant, wanted, lineage);
    if (isProblem(added)) return added;
    const { id: orgId, ...after } = added;
    await noteAct(tx, person.tenant, by, { kind: 'orgAdded', what: { orgId }, after });
    return added;
  });
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
