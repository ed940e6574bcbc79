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

/** A person as the database puts one together, in one value. Roles are told by names, as they were stored. */
export interface PersonNow {
  readonly login: string;
  readonly name: string;
  readonly tenantName: string;
  readonly grants: readonly Named<Grant>[];
  readonly standsIn: readonly Named<StandIn>[];
}

type Named<T extends Grant> = Omit<T, 'role'> & { readonly role: string };

/** Reads the person and the roles held now. @returns `null` for an account that is gone or disabled. */
export async function whoAmI(pool: Pool, tenant: string, userId: string): Promise<Person | null> {
  const statement = { text: 'select person_now($1, $2) as now', values: [tenant, userId] };
  const { rows } = await inTenantAtOnce<{ now: PersonNow | null }>(pool, tenant, statement);
  const now = rows[0]?.now;
  return now ? personFrom(now, tenant, userId) : null;
}

/** The person that the database put together. */
export function personFrom({ grants, standsIn, ...person }: PersonNow, tenant: string, userId: string): Person {
  return { tenant, userId, ...person, grants: grants.flatMap(grantOf), standsIn: standsIn.flatMap(standInOf) };
}

function standInOf({ role, ...rest }: Named<StandIn>): StandIn[] {
  return isRole(role) ? [{ ...rest, role }] : [];
}

function grantOf({ role, assignedOnly, ...place }: Named<Grant>): Grant[] {
  return isRole(role) ? [{ role, ...place, ...(assignedOnly ? { assignedOnly } : {}) }] : [];
}

/** Whether a stored name is that of a role. */
export function isRole(name: string | null): name is Role {
  return name !== null && Object.hasOwn(ROLES, name);
}
