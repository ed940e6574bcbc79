import type { Role } from '../procedures/vocabulary.js';
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
