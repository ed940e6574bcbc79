import { v7 as uuid } from 'uuid';
import type { Role } from '../procedures/vocabulary.js';
import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import { SEATS } from './authorise.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { actingBy, seatsAs } from './seats.js';
import { hashPassword } from './sign-in.js';
import type { OrgLevel, Person } from './who-am-i.js';

/** An account to be made. */
export interface WantedUser {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly grants: readonly WantedGrant[];
}

interface WantedGrant {
  readonly role: Role;
  readonly orgId: string;
}

/** Makes an account. An administrator does so for seats at or under the own one, and for firms. */
export async function addUser(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  wanted: WantedUser,
): Promise<{ readonly id: string } | DeskProblem> {
  const by = actingBy(person, ['administrator']);
  if (!by) return { problem: 'notYourRole' };
  const seats = seatsAs(person, ['administrator']);
  // a slow step that needs no connection
  const passwordHash = await hashPassword(wanted.password);
  return inTenant(pool, person.tenant, async (tx) => {
    const problem = await problemOfGrants(tx, wanted, seats);
    const made = problem ?? (await insert(tx, person.tenant, wanted, passwordHash));
    if (isProblem(made)) return made;
    const act = { kind: 'accountMade', what: { userId: made.id }, after: { grants: wanted.grants } } as const;
    await noteAct(tx, person.tenant, by, act);
    return made;
  });
}

async function problemOfGrants(tx: Tx, { grants }: WantedUser, seats: string[]): Promise<DeskProblem | null> {
  const { rows } = await tx.query<{ id: string; level: OrgLevel; mine: boolean }>(
    `select id, level, lineage && $2 or level = 'firm' as mine from orgs where id = any($1)`,
    [grants.map(({ orgId }) => orgId), seats],
  );
  const orgs = new Map(rows.map((row) => [row.id, row]));
  for (const { role, orgId } of grants) {
    const org = orgs.get(orgId);
    if (!org) return { problem: 'noSuchPlace' };
    if (!org.mine) return { problem: 'notYourPlace' };
    if (!(SEATS[role] as readonly OrgLevel[]).includes(org.level)) return { problem: 'levelDoesNotFit' };
  }
  return null;
}

async function insert(
  tx: Tx,
  tenant: string,
  wanted: WantedUser,
  passwordHash: string,
): Promise<{ id: string } | DeskProblem> {
  const id = uuid();
  const { rowCount } = await tx.query(
    `insert into users (tenant_id, id, login, name, password_hash) values ($1, $2, $3, $4, $5)
     on conflict (login) do nothing`,
    [tenant, id, wanted.login, wanted.name, passwordHash],
  );
  if (rowCount !== 1) return { problem: 'loginTaken' };
  await tx.query(
    `insert into user_roles (tenant_id, user_id, role, org_id)
     select distinct $1::uuid, $2::uuid, role, "orgId" from jsonb_to_recordset($3) as g(role text, "orgId" uuid)`,
    [tenant, id, JSON.stringify(wanted.grants)],
  );
  return { id };
}
