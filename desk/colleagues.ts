import type { Role } from '../procedures/vocabulary.js';
import { assignedTo } from './assigned-to.js';
import { isSeated } from './authorise.js';
import type { CaseDesk } from './case-desk.js';
import { isPerson } from './words.js';
import { type Grant, isRole } from './who-am-i.js';

/** Somebody who may see a case, in one of the seats from which that is so. */
export interface Colleague extends Omit<Grant, 'orgName'> {
  readonly userId: string;
  readonly person: string;
  readonly org: string;
  /** Who holds the role, where it was delegated to this person. */
  readonly forUserId: string | null;
}

const REACHING = `select u.id as "userId", u.name as person, r.role, r."forUserId", o.id as "orgId", o.name as org, o.level
  from cases c join orgs o on o.id = any(c.lineage) or exists (select 1 from case_parties p where p.case_id = c.id and p.org_id = o.id)
  join (select user_id, role, org_id, null::uuid as "forUserId", null::text as programme, assigned_only from user_roles
      union all select delegate_id, role, org_id, user_id, programme, false from delegations_in_force) r
    on r.org_id = o.id and coalesce(r.programme, c.procedure) = c.procedure
  join users u on u.id = r.user_id and u.disabled_at is null
  where c.id = $1 and (o.level <> 'firm' or exists (select 1 from case_parties p where (p.case_id, p.org_id, p.as_role) = (c.id, o.id, r.role)))
    and (not r.assigned_only or ${assignedTo('u.id', 'o.id', 'c.id')})
  order by cardinality(o.lineage) desc, o.code, u.name, r."forUserId" nulls first, r.role`;

/** Everyone who may see the case, those nearest to it first; a person with several seats stands there with each. */
export async function colleaguesAt({ tx, loaded }: CaseDesk): Promise<Colleague[]> {
  const { rows } = await tx.query<Colleague>(REACHING, [loaded.id]);
  return rows.filter((each) => isRole(each.role) && isSeated({ ...each, orgName: each.org }));
}

/** The roles that a case's step waits for: those that may perform an action of its own. */
export function rolesAwaited({ loaded: { procedure, state } }: CaseDesk): readonly Role[] {
  if (state.closed) return [];
  const actions = Object.values(procedure.steps[state.step]?.actions ?? {});
  return [...new Set(actions.flatMap(({ by }) => by))].filter(isPerson);
}
