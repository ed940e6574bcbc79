import type { Role } from '../procedures/vocabulary.js';
import type { ActingBy } from '../record/administrative-acts.js';
import { isSeated } from './authorise.js';
import type { Grant, Person } from './who-am-i.js';

/** A seat for everything that its role is there for: that of a firm's worker is for assigned homes alone. */
const isWhole = (grant: Grant): boolean => isSeated(grant) && !grant.assignedOnly;

/** The organisations at which the person holds one of the roles. A firm's workers hold none beside their homes. */
export function seatsAs(person: Person, roles: readonly Role[]): string[] {
  return person.grants.filter((grant) => roles.includes(grant.role) && isWhole(grant)).map(({ orgId }) => orgId);
}

/** The same for what leads to acts on cases of a programme, which may be done for a colleague too. */
export function caseSeatsAs(person: Person, roles: readonly Role[], programme: string): string[] {
  const inHand = person.standsIn.filter((each) => (each.programme ?? programme) === programme);
  return seatsAs({ ...person, grants: [...person.grants, ...inHand] }, roles);
}

/** Whether the person holds one of the roles anywhere. For what belongs to the whole tenant. */
export function holds(person: Person, roles: readonly Role[]): boolean {
  return seatsAs(person, roles).length > 0;
}

/** Whether the person acts in the role on any case at all, as a firm's worker too. */
export function actsAs(person: Person, role: Role): boolean {
  return person.grants.some((grant) => grant.role === role && isSeated(grant));
}

/** Whether the person is here for a firm's works alone. */
export function isContractorOnly(person: Person): boolean {
  const seated = person.grants.filter(isSeated);
  return seated.length > 0 && seated.every(({ role }) => role === 'contractor');
}

/**
 * In which role, at which organisation, a person acts beside the cases: the first of the roles that is held.
 * @param orgs the seats that count, where not all do.
 * @returns `null` when none is held.
 */
export function actingBy(person: Person, roles: readonly Role[], orgs?: readonly string[]): ActingBy | null {
  const seats = person.grants.filter((grant) => isWhole(grant) && (orgs?.includes(grant.orgId) ?? true));
  const seat = roles.map((role) => seats.find((grant) => grant.role === role)).find((grant) => grant !== undefined);
  return seat ? { userId: person.userId, role: seat.role, orgId: seat.orgId } : null;
}
