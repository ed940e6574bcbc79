import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import type { OrgLevel, Person } from './who-am-i.js';

export interface Org {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: OrgLevel;
  readonly code: string;
  readonly name: string;
}

/** The organisations that the person's seats lie under or above, outermost first. Other firms are left out. */
export async function listOrgs({ pool }: Pick<DeskDeps, 'pool'>, person: Person): Promise<Org[]> {
  const seats = person.grants.map(({ orgId }) => orgId);
  const { rows } = await inTenant(pool, person.tenant, (tx) =>
    tx.query<Org>(
      `select o.id, o.parent_id as "parentId", o.level, o.code, o.name from orgs o
       where (o.level <> 'firm' and (o.lineage && $1 or exists (select 1 from orgs s where s.id = any($1) and o.id = any(s.lineage))))
          or o.id = any($1)
       order by cardinality(o.lineage), o.code`,
      [seats],
    ),
  );
  return rows;
}
