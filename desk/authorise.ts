import type { Performer, Role } from '../procedures/vocabulary.js';
import type { ActingAs } from '../record/record-types.js';
import type { Grant, OrgLevel, Person, StandIn } from './who-am-i.js';

/** A firm that a case is assigned to, and those of its workers to whom the firm assigned it. */
export interface CaseParty {
  readonly orgId: string;
  readonly as: string;
  readonly assigned?: readonly string[];
}

/** Where a case lies: the organisations above it with their levels, outermost first, and the firms it is assigned to. */
export interface CasePlace {
  /** The programme that the case is under. */
  readonly procedure: string;
  readonly lineage: readonly { readonly orgId: string; readonly level: OrgLevel }[];
  readonly parties: readonly CaseParty[];
}

/** The levels at which each role has its seat. A role granted elsewhere gives nothing. */
export const SEATS = {
  villageOfficer: ['village'],
  townOfficer: ['town'],
  countyOfficer: ['county'],
  countyApprover: ['county'],
  finance: ['county', 'city'],
  civilAffairs: ['town', 'county'],
  cityInspector: ['city'],
  contractor: ['firm'],
  assessor: ['county', 'firm'],
  auditFirm: ['firm'],
  manager: ['county', 'city', 'province'],
  auditor: ['county', 'city', 'province'],
  administrator: ['county', 'city', 'province'],
} as const satisfies Record<Role, readonly OrgLevel[]>;

/** Whether a grant lies at a level where its role has a seat. */
export function isSeated({ role, level }: Grant): boolean {
  return (SEATS[role] as readonly OrgLevel[]).includes(level);
}

/**
 * Whether a grant of a person reaches a case: by the place it lies in or, for a firm, by the firm being assigned to it;
 * for a firm's worker, by the firm having assigned the person as well.
 */
export function reaches(userId: string, grant: Grant, place: CasePlace): boolean {
  if (!isSeated(grant)) return false;
  if (grant.level === 'firm')
    return place.parties.some(
      ({ orgId, as, assigned = [] }) =>
        orgId === grant.orgId && as === grant.role && (!grant.assignedOnly || assigned.includes(userId)),
    );
  return place.lineage.some((org) => org.orgId === grant.orgId);
}

/** The grants of a person that reach a case, the own ones first. None: for this person there is no such case. */
export function grantsFor(person: Person, place: CasePlace): readonly (Grant | StandIn)[] {
  return [...person.grants.filter((grant) => reaches(person.userId, grant, place)), ...standInsFor(person, place)];
}

/** What a person has in hand for colleagues on a case. */
function standInsFor(person: Person, place: CasePlace): readonly StandIn[] {
  return person.standsIn.filter(
    (each) => reaches(person.userId, each, place) && (each.programme ?? place.procedure) === place.procedure,
  );
}

/** A role that a person has on a case for a colleague alone. */
export interface RoleFor {
  readonly role: Role;
  readonly person: string;
}

/** The roles that a person has on a case through a colleague, not holding them too. */
export function rolesForOthers(person: Person, place: CasePlace): readonly RoleFor[] {
  const own = person.grants.filter((grant) => reaches(person.userId, grant, place));
  return standInsFor(person, place)
    .filter(({ role }, at, all) => all.findIndex((each) => each.role === role) === at)
    .filter(({ role }) => !own.some((grant) => grant.role === role))
    .map(({ role, of }) => ({ role, person: of.name }));
}

/** A person without what colleagues delegated: for what is done in one's own name alone. */
export function inOwnName(person: Person): Person {
  return { ...person, standsIn: [] };
}

/** Whether a person looks at a case for an office. Firms see their own work alone. */
export function isStaffAt(person: Person, place: CasePlace): boolean {
  return grantsFor(person, place).some(({ level }) => level !== 'firm');
}

export interface Wish {
  /** The roles that may perform it. */
  readonly by: readonly Performer[];
  /** The role that the person wants to act in; without it the first that fits is taken, in the order of `by`. */
  readonly role?: Role | undefined;
}

/**
 * In which role, for which place, a person performs an action on a case.
 * A town officer may act for a village of the town: both are recorded. So are both persons where a role was delegated;
 * whoever holds a role too acts in the own name.
 * @returns `null` when no role of the person may.
 */
export function actingAs(person: Person, place: CasePlace, { by, role }: Wish): ActingAs | null {
  const fits = (grant: Grant) => role === undefined || grant.role === role;
  const own = person.grants.filter((grant) => reaches(person.userId, grant, place)).filter(fits);
  const seat = seatAmong(own, place, by) ?? seatAmong(standInsFor(person, place).filter(fits), place, by);
  return seat && { userId: person.userId, ...seat };
}

function seatAmong(
  grants: readonly (Grant | StandIn)[],
  place: CasePlace,
  by: readonly Performer[],
): Omit<ActingAs, 'userId'> | null {
  for (const performer of by) {
    const fitting = grants.find((grant) => grant.role === performer);
    if (fitting) return { ...seatOf(fitting), actingFor: null, onBehalfOfOrgId: null };
  }
  return by.includes('villageOfficer') ? forTheVillage(place, grants) : null;
}

function forTheVillage(place: CasePlace, grants: readonly (Grant | StandIn)[]): Omit<ActingAs, 'userId'> | null {
  const town = grants.find((grant) => grant.role === 'townOfficer');
  const village = place.lineage.find((org) => org.level === 'village');
  if (!town || !village) return null;
  return { ...seatOf(town), actingFor: 'villageOfficer', onBehalfOfOrgId: village.orgId };
}

function seatOf(grant: Grant | StandIn): Pick<ActingAs, 'role' | 'orgId' | 'onBehalfOfUserId'> {
  const { role, orgId } = grant;
  return { role, orgId, onBehalfOfUserId: 'of' in grant ? grant.of.userId : null };
}
