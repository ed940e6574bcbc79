import type { Performer, Role } from '../procedures/vocabulary.js';
import type { ActingAs } from '../record/record-types.js';
import type { Grant, OrgLevel, Person } from './who-am-i.js';

/** A firm that a case is assigned to, and those of its workers to whom the firm assigned it. */
export interface CaseParty {
  readonly orgId: string;
  readonly as: string;
  readonly assigned?: readonly string[];
}

/** Where a case lies: the organisations above it with their levels, outermost first, and the firms it is assigned to. */
export interface CasePlace {
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

/** The grants of a person that reach a case. None: for this person there is no such case. */
export function grantsFor(person: Person, place: CasePlace): readonly Grant[] {
  return person.grants.filter((grant) => reaches(person.userId, grant, place));
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
 * A town officer may act for a village of the town: both are recorded.
 * @returns `null` when no role of the person may.
 */
export function actingAs(person: Person, place: CasePlace, { by, role }: Wish): ActingAs | null {
  const grants = grantsFor(person, place).filter((grant) => role === undefined || grant.role === role);
  for (const performer of by) {
    const own = grants.find((grant) => grant.role === performer);
    if (own) return { userId: person.userId, role: own.role, orgId: own.orgId, actingFor: null, onBehalfOfOrgId: null };
  }
  return by.includes('villageOfficer') ? forTheVillage(person, place, grants) : null;
}

function forTheVillage(person: Person, place: CasePlace, grants: readonly Grant[]): ActingAs | null {
  const town = grants.find((grant) => grant.role === 'townOfficer');
  const village = place.lineage.find((org) => org.level === 'village');
  if (!town || !village) return null;
  return {
    userId: person.userId,
    role: 'townOfficer',
    orgId: town.orgId,
    actingFor: 'villageOfficer',
    onBehalfOfOrgId: village.orgId,
  };
}
