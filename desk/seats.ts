import type { Role } from '../procedures/vocabulary.js';
import type { ActingBy } from '../record/administrative-acts.js';
import { isSeated } from './authorise.js';
import type { Person } from './who-am-i.js';

/** The organisations at which the person holds one of the roles. */
export function seatsAs(person: Person, roles: readonly Role[]): string[] {
  return person.grants.filter((grant) => roles.includes(grant.role) && isSeated(grant)).map(({ orgId }) => orgId);
}

/** Whether the person holds one of the roles anywhere. For what belongs to the whole tenant. */
export function holds(person: Person, roles: readonly Role[]): boolean {
  return seatsAs(person, roles).length > 0;
}

/**
 * In which role, at which organisation, a person acts beside the cases: the first of the roles that is held.
 * @param orgs the seats that count, where not all do.
 * @returns `null` when none is held.
 */
export function actingBy(person: Person, roles: readonly Role[], orgs?: readonly string[]): ActingBy | null {
  const seats = person.grants.filter((grant) => isSeated(grant) && (orgs?.includes(grant.orgId) ?? true));
  const seat = roles.map((role) => seats.find((grant) => grant.role === role)).find((grant) => grant !== undefined);
  return seat ? { userId: person.userId, role: seat.role, orgId: seat.orgId } : null;
}
