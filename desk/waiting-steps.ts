import { ALL_PROCEDURES } from '../procedures/all-procedures.js';
import type { Procedure } from '../procedures/procedure.js';
import type { Role } from '../procedures/vocabulary.js';
import { ASSIGNEE, HANDED_OVER } from '../record/read-coordinations.js';
import { assignedTo } from './assigned-to.js';
import { isSeated, SEATS } from './authorise.js';
import type { Bind } from './case-conditions.js';
import type { Grant, Person, StandIn } from './who-am-i.js';
import { readersOf } from './visible-facts.js';

/** A role at an organisation, and a step of a procedure that it has to do with. Without a step: any of the procedure. */
interface Seat {
  readonly procedure: string;
  readonly version: number;
  readonly step: string | null;
  readonly orgId: string;
  readonly firm: boolean;
  readonly role: Role;
  /** Only what was assigned to the person. */
  readonly assignedOnly: boolean;
}

/**
 * SQL over an open case `c`: whether its step has an action of its own for a role of the person. A task that was handed
 * to somebody waits for that person alone, and for whoever stands in for that person.
 */
export function waitsFor(person: Person, bind: Bind): string {
  const mine = matches(person, everySeat(person).flatMap(stepsOf), bind);
  const me = `${bind(person.userId)}::uuid`;
  if (person.standsIn.length === 0)
    return `(c.closed_at is null and coalesce(case when ${HANDED_OVER} then ${ASSIGNEE} = ${me} end, ${mine}))`;
  const forOthers = person.standsIn.map(
    (each) => `a.id = ${bind(each.of.userId)}::uuid and ${matches(person, stepsOf(each), bind)}`,
  );
  const handed = [`a.id = ${me}`, ...forOthers].join(' or ');
  const inHand = `(select ${handed} from (select ${ASSIGNEE} as id) a where a.id is not null)`;
  return `(c.closed_at is null and coalesce(case when ${HANDED_OVER} then ${inHand} end, ${mine}))`;
}

/** What a person holds, and has in hand for colleagues. */
function everySeat({ grants, standsIn }: Person): (Grant | StandIn)[] {
  return [...grants, ...standsIn].filter(isSeated);
}

/** SQL over an open case `c`: whether its step waits for any role that has its seat where the person has one. */
export function waitsForTeam(person: Person, bind: Bind): string {
  return `(c.closed_at is null and ${matches(person, person.grants.filter(isSeated).flatMap(team).flatMap(stepsOf), bind)})`;
}

/** SQL over a case `c`: whether the person may see the applicant's name on it. */
export function mayReadName(person: Person, bind: Bind): string {
  const seats = everySeat(person).flatMap((grant) =>
    proceduresOf(grant)
      .filter((procedure) => readsName(procedure, grant.role))
      .map((procedure) => seatOf(grant, procedure, null)),
  );
  return matches(person, seats, bind);
}

/** SQL over a case `c`: whether it is assigned to a firm of the person's in that role, and by the firm to its worker. */
export function takesPartAs(person: Person, role: Role, bind: Bind): string {
  const seats = person.grants.filter((grant) => grant.role === role && isSeated(grant) && grant.level === 'firm');
  const every = ALL_PROCEDURES.flatMap((procedure) => seats.map((grant) => seatOf(grant, procedure, null)));
  return matches(person, every, bind);
}

/** At a place everyone who may sit there; a firm is assigned in one role, and only that one is its own. */
function team(grant: Grant): Grant[] {
  if (grant.level === 'firm') return [grant];
  const roles = (Object.keys(SEATS) as Role[]).filter((role) => isSeated({ ...grant, role }));
  return roles.map((role) => ({ ...grant, role }));
}

function stepsOf(grant: Grant | StandIn): Seat[] {
  return proceduresOf(grant).flatMap((procedure) =>
    Object.entries(procedure.steps)
      .filter(([, { actions }]) => Object.values(actions).some(({ by }) => by.includes(grant.role)))
      .map(([step]) => seatOf(grant, procedure, step)),
  );
}

/** A role may have been delegated for one programme. */
function proceduresOf(grant: Grant | StandIn): readonly Procedure[] {
  const programme = 'of' in grant ? grant.programme : null;
  return ALL_PROCEDURES.filter(({ id }) => programme === null || id === programme);
}

function seatOf(grant: Grant, { id, version }: Procedure, step: string | null): Seat {
  const { role, orgId, level, assignedOnly = false } = grant;
  return { procedure: id, version, step, orgId, firm: level === 'firm', role, assignedOnly };
}

function readsName(procedure: Procedure, role: Role): boolean {
  const readers = readersOf(procedure).get('name');
  return !readers || readers.has(role);
}

/**
 * Asked of every case of a county: all that rests on the person alone is worked out once (`in` a list that does not look at
 * the case), and each case is then only looked up.
 */
function matches(person: Person, seats: readonly Seat[], bind: Bind): string {
  const firms = seats.filter(({ firm }) => firm);
  const places = [...new Set(seats.flatMap(({ firm, orgId }) => (firm ? [] : [orgId])))];
  const either = [
    ...places.map((place) => atPlace(place, seats, bind)),
    ...(firms.length > 0 ? [assigned(person, firms, bind)] : []),
  ];
  // `is true` keeps PostgreSQL from joining: in a plan that is kept for all people it does not know how long the lists are.
  return either.length > 0 ? `((${either.join(' or ')}) is true)` : 'false';
}

function atPlace(place: string, seats: readonly Seat[], bind: Bind): string {
  const own = seats.filter(({ firm, orgId }) => !firm && orgId === place);
  const any = own.filter(({ step }) => step === null);
  const listed = own.filter(({ step }) => step !== null);
  const where = [
    ...(listed.length > 0
      ? [`(c.procedure, c.version, c.step) in (select w.procedure, w.version, w.step from ${seatsIn(listed, bind)})`]
      : []),
    ...(any.length > 0
      ? [`(c.procedure, c.version) in (select w.procedure, w.version from ${seatsIn(any, bind)})`]
      : []),
  ];
  return `c.lineage @> array[${bind(place)}::uuid] and (${where.join(' or ')})`;
}

function assigned({ userId }: Person, firms: readonly Seat[], bind: Bind): string {
  return `c.id in (select p.case_id from case_parties p join cases a on a.id = p.case_id join ${seatsIn(firms, bind)}
      on (w.org, w.role, w.procedure, w.version) = (p.org_id, p.as_role, a.procedure, a.version) and coalesce(w.step, a.step) = a.step
      where not w.assigned_only or ${assignedTo(`${bind(userId)}::uuid`, 'p.org_id', 'p.case_id')})`;
}

function seatsIn(seats: readonly Seat[], bind: Bind): string {
  const column = (name: keyof Seat, type: string) => `${bind(seats.map((seat) => seat[name]))}::${type}[]`;
  const columns = [
    column('procedure', 'text'),
    column('version', 'integer'),
    column('step', 'text'),
    column('orgId', 'uuid'),
    column('role', 'text'),
    column('assignedOnly', 'boolean'),
  ];
  return `unnest(${columns.join(', ')}) as w(procedure, version, step, org, role, assigned_only)`;
}
