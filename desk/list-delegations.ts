import { ALL_PROCEDURES, latestProcedure } from '../procedures/all-procedures.js';
import type { Performer, Day, Role, Text } from '../procedures/vocabulary.js';
import { readInTenant } from '../record/in-tenant.js';
import { readToday } from '../record/read-payment-files.js';
import type { Tx } from '../record/record-types.js';
import { isSeated } from './authorise.js';
import type { DeskDeps } from './desk-deps.js';
import type { Grant, Person } from './who-am-i.js';
import { everyAction, isPerson } from './words.js';

/** `lapsed`: it is in its days, but its maker holds the role no more or the delegate left the office. */
export type DelegationState = 'inForce' | 'toCome' | 'over' | 'revoked' | 'lapsed';

/** A delegation as one of its two persons sees it; `person` is the other. */
export interface ShownDelegation {
  readonly id: string;
  readonly userId: string;
  readonly person: string;
  readonly role: Role;
  readonly orgId: string;
  readonly org: string;
  readonly programme: string | null;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly state: DelegationState;
}

/** A role that the person may delegate. */
export interface DelegableSeat {
  readonly role: Role;
  readonly orgId: string;
  readonly org: string;
}

/** Somebody of an office at which the person has such a role. */
export interface OfficeColleague {
  readonly userId: string;
  readonly person: string;
  readonly orgId: string;
  readonly org: string;
}

export interface ShownDelegations {
  /** What the person delegated. */
  readonly given: readonly ShownDelegation[];
  /** What colleagues delegated to the person. */
  readonly held: readonly ShownDelegation[];
  readonly seats: readonly DelegableSeat[];
  readonly colleagues: readonly OfficeColleague[];
  readonly programmes: readonly { readonly id: string; readonly title: Text }[];
  readonly today: Day;
}

const SHOWN = (
  mine: string,
  other: string,
) => `select d.id, u.id as "userId", u.name as person, d.role, d.org_id as "orgId", o.name as org,
    d.programme, d.from_day::text as "fromDay", d.to_day::text as "toDay",
    case when d.revoked_at is not null then 'revoked' when app_today() < d.from_day then 'toCome' when app_today() > d.to_day then 'over'
      when exists (select 1 from delegations_in_force f where f.id = d.id) then 'inForce' else 'lapsed' end as state
  from delegations d join users u on u.id = d.${other} join orgs o on o.id = d.org_id
  where d.${mine} = $1 order by d.made_at desc, d.id desc limit 100`;

/** What the person delegated and has in hand, and what can be delegated to whom. */
export async function listDelegations({ pool }: Pick<DeskDeps, 'pool'>, person: Person): Promise<ShownDelegations> {
  return readInTenant(pool, person.tenant, async (tx) => ({
    given: (await tx.query<ShownDelegation>(SHOWN('user_id', 'delegate_id'), [person.userId])).rows,
    held: (await tx.query<ShownDelegation>(SHOWN('delegate_id', 'user_id'), [person.userId])).rows,
    seats: delegableSeats(person).map(({ role, orgId, orgName: org }) => ({ role, orgId, org })),
    colleagues: await officeColleagues(tx, person),
    programmes: PROGRAMMES.map((id) => ({ id, title: latestProcedure(id).title })),
    today: await readToday(tx),
  }));
}

/** The programmes for which a role can be delegated by itself. */
export const PROGRAMMES: readonly string[] = [...new Set(ALL_PROCEDURES.map(({ id }) => id))];

/** Roles that have something to do on cases; the others act beside them, in their own name alone. */
const AT_CASES: ReadonlySet<Performer> = new Set(
  ALL_PROCEDURES.flatMap((procedure) => [
    ...procedure.opening.by,
    ...everyAction(procedure).flatMap(([, { by }]) => by.filter(isPerson)),
  ]),
);

/** The person's own roles at offices. A firm's people act for the firm, which assigns them itself. */
export function delegableSeats({ grants }: Person): readonly Grant[] {
  return grants.filter((grant) => isSeated(grant) && grant.level !== 'firm' && AT_CASES.has(grant.role));
}

/** Everyone else at the offices where the person has a role to delegate. */
export async function officeColleagues(tx: Tx, person: Person): Promise<OfficeColleague[]> {
  const orgs = [...new Set(delegableSeats(person).map(({ orgId }) => orgId))];
  const { rows } = await tx.query<OfficeColleague>(
    `select distinct u.id as "userId", u.name as person, o.id as "orgId", o.name as org
     from user_roles r join users u on u.id = r.user_id and u.disabled_at is null join orgs o on o.id = r.org_id
     where r.org_id = any($1) and u.id <> $2 order by org, person, "userId"`,
    [orgs, person.userId],
  );
  return rows;
}
