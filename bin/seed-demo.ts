import pg from 'pg';
import { hashPassword } from '../desk/sign-in.js';
import type { Role } from '../procedures/vocabulary.js';
import type { KeyRing } from '../record/sealing.js';
import { DEMO_ORGS, DEMO_TENANT, DEMO_USERS, demoId, lineageOf } from './demo-county.js';
import { insertDemoLists } from './demo-lists.js';
import { insertDemoProgramme } from './demo-programme.js';
import { insertDemoSuppliers } from './demo-suppliers.js';

/** For every demo account alike; it is printed at every start. Production refuses to start beside demo accounts. */
export const DEMO_PASSWORD = 'tongtu-demo-2026';

export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly roles: readonly Role[];
  /** The name of the organisation. */
  readonly org: string;
}

/**
 * Fills an empty database with an invented county in one transaction: organisations, accounts, policy, calendars,
 * a sample catalogue, quota, funds, reference lists and suppliers. The same on every machine but for the day. No case is opened.
 * @param ownerUrl a connection as the owner of the tables.
 */
export async function seedDemo({ ownerUrl, keys }: { ownerUrl: string; keys: KeyRing }): Promise<DemoAccount[]> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await asOwner(ownerUrl, async (client) => {
    await client.query('begin');
    await insertTenant(client);
    await insertAccounts(client, passwordHash);
    await insertDemoProgramme(client, DEMO_TENANT.id);
    await insertDemoLists(client, keys, { tenant: DEMO_TENANT.id, importedBy: demoId('user:admin1') });
    await insertDemoSuppliers(client, keys, DEMO_TENANT.id);
    await client.query('commit');
  });
  return demoAccounts(ownerUrl);
}

/** The demo accounts of a database, for the lines printed at start; none when it holds no demo. */
export function demoAccounts(ownerUrl: string): Promise<DemoAccount[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<Omit<DemoAccount, 'password'>>(
      `select u.login, array_agg(r.role order by r.role) as roles, min(o.name) as org
       from users u join user_roles r on (r.tenant_id, r.user_id) = (u.tenant_id, u.id)
       join orgs o on (o.tenant_id, o.id) = (r.tenant_id, r.org_id)
       where u.demo and u.disabled_at is null group by u.login order by u.login`,
    );
    return rows.map((row) => ({ ...row, password: DEMO_PASSWORD }));
  });
}

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tongtu-seed-demo' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function insertTenant(client: pg.Client): Promise<void> {
  const { id, code, name } = DEMO_TENANT;
  await client.query('insert into tenants (id, code, name, demo) values ($1, $2, $3, true)', [id, code, name]);
  const orgs = DEMO_ORGS.map((org) => ({
    ...org,
    id: demoId(`org:${org.key}`),
    parent_id: org.parent === null ? null : demoId(`org:${org.parent}`),
    lineage: lineageOf(org.key),
  }));
  await client.query(
    `insert into orgs (tenant_id, id, parent_id, level, code, name, lineage)
     select $1, id, parent_id, level, code, name, lineage
     from jsonb_to_recordset($2) as o(id uuid, parent_id uuid, level text, code text, name text, lineage uuid[])`,
    [id, JSON.stringify(orgs)],
  );
}

async function insertAccounts(client: pg.Client, passwordHash: string): Promise<void> {
  const users = DEMO_USERS.map((user) => ({ ...user, id: demoId(`user:${user.login}`) }));
  const seats = users.flatMap((user) =>
    user.seats.map(({ role, org }) => ({ user_id: user.id, role, org_id: demoId(`org:${org}`) })),
  );
  await client.query(
    `insert into users (tenant_id, id, login, name, password_hash, demo)
     select $1, id, login, name, $3, true from jsonb_to_recordset($2) as u(id uuid, login text, name text)`,
    [DEMO_TENANT.id, JSON.stringify(users), passwordHash],
  );
  await client.query(
    `insert into user_roles (tenant_id, user_id, role, org_id)
     select $1, user_id, role, org_id from jsonb_to_recordset($2) as r(user_id uuid, role text, org_id uuid)`,
    [DEMO_TENANT.id, JSON.stringify(seats)],
  );
}
