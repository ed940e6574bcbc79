import type { Pool } from 'pg';
import { type Day, ROLES, type Role } from '../procedures/vocabulary.js';
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

/** A role that a colleague of the same office put into this person's hands for a time. */
export interface StandIn extends Grant {
  /** Who holds it. */
  readonly of: { readonly userId: string; readonly name: string };
  /** Of one programme; of all where it is `null`. */
  readonly programme: string | null;
  readonly toDay: Day;
}

/** The person at the desk, with every role held. */
export interface Person {
  readonly tenant: string;
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly tenantName: string;
  readonly grants: readonly Grant[];
  /** Roles in hand for colleagues: they count for acts on cases, and for nothing beside them. */
  readonly standsIn: readonly StandIn[];
}

interface StandInRow extends Omit<StandIn, 'role'> {
  readonly role: string;
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
  stands_in: readonly StandInRow[];
}

const STANDS_IN = `(select coalesce(json_agg(json_build_object('role', d.role, 'orgId', d.org_id, 'orgName', p.name, 'level', p.level,
      'of', json_build_object('userId', d.user_id, 'name', m.name), 'programme', d.programme, 'toDay', d.to_day) order by d.made_at, d.id), '[]')
    from delegations_in_force d join orgs p on (p.tenant_id, p.id) = (d.tenant_id, d.org_id)
    join users m on (m.tenant_id, m.id) = (d.tenant_id, d.user_id)
    where d.delegate_id = u.id)`;

const SELECT = `select u.login, u.name, t.name as tenant_name, r.role, r.org_id, r.assigned_only, o.name as org_name, o.level,
    ${STANDS_IN} as stands_in
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
  return {
    tenant,
    userId,
    login: first.login,
    name: first.name,
    tenantName: first.tenant_name,
    grants,
    standsIn: first.stands_in.flatMap(standInOf),
  };
}

function standInOf({ role, ...row }: StandInRow): StandIn[] {
  return isRole(role) ? [{ ...row, role }] : [];
}

function grantOf(role: Role, { org_id, org_name, level, assigned_only }: Row): Grant {
  return { role, orgId: org_id, orgName: org_name, level, ...(assigned_only ? { assignedOnly: true } : {}) };
}

/** Whether a stored name is that of a role. */
export function isRole(name: string | null): name is Role {
  return name !== null && Object.hasOwn(ROLES, name);
}
