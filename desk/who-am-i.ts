import type { Pool } from 'pg';
import { ROLES, type Role } from '../procedures/vocabulary.js';
import { inTenantAtOnce } from '../record/in-tenant.js';

export type OrgLevel = 'province' | 'city' | 'county' | 'town' | 'village' | 'firm';

/** A role held at an organisation. */
export interface Grant {
  readonly role: Role;
  readonly orgId: string;
  readonly orgName: string;
  readonly level: OrgLevel;
  /** A firm's worker: reaches the homes that were assigned to this very person, and nothing else of the firm. */
  readonly assignedOnly?: boolean;
}

/** The person at the desk, with every role held. */
export interface Person {
  readonly tenant: string;
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly tenantName: string;
  readonly grants: readonly Grant[];
}

interface Row {
  login: string;
  name: string;
  tenant_name: string;
  role: string | null;
  org_id: string;
  org_name: string;
  level: OrgLevel;
  assigned_only: boolean;
}

const SELECT = `select u.login, u.name, t.name as tenant_name, r.role, r.org_id, r.assigned_only, o.name as org_name, o.level
  from users u join tenants t on t.id = u.tenant_id
  left join user_roles r on (r.tenant_id, r.user_id) = (u.tenant_id, u.id)
  left join orgs o on (o.tenant_id, o.id) = (r.tenant_id, r.org_id)
  where u.id = $1 and u.disabled_at is null order by r.role, o.code`;

/** Reads the person and the roles held now. @returns `null` for an account that is gone or disabled. */
export async function whoAmI(pool: Pool, tenant: string, userId: string): Promise<Person | null> {
  const { rows } = await inTenantAtOnce<Row>(pool, tenant, { text: SELECT, values: [userId] });
  const [first] = rows;
  if (!first) return null;
  const grants = rows.flatMap((row) => (isRole(row.role) ? [grantOf(row.role, row)] : []));
  return { tenant, userId, login: first.login, name: first.name, tenantName: first.tenant_name, grants };
}

function grantOf(role: Role, { org_id, org_name, level, assigned_only }: Row): Grant {
  return { role, orgId: org_id, orgName: org_name, level, ...(assigned_only ? { assignedOnly: true } : {}) };
}

/** Whether a stored name is that of a role. */
export function isRole(name: string | null): name is Role {
  return name !== null && Object.hasOwn(ROLES, name);
}
