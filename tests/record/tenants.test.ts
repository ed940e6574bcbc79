import { randomUUID } from 'node:crypto';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { claimEffect, failEffect, finishEffect, retryEffect } from '../../record/effects.js';
import { makeDailyHead } from '../../record/daily-head.js';
import { inTenant } from '../../record/in-tenant.js';
import { RecordDriver, seatOf } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecordDriver;
let place = 0;
const tenant = DEMO_TENANT.id;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
  await driver.open((place += 1));
});
afterAll(() => database.drop());

/** Every table that belongs to tenants. */
async function tenantTables(): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and column_name = 'tenant_id' and table_type = 'BASE TABLE'`,
  );
  return rows.map(({ name }) => name);
}

describe('row-level security', () => {
  it('is on and forced for every table of the tenants', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select relname as name from pg_class where relname = any($1) and not (relrowsecurity and relforcerowsecurity)`,
      [await tenantTables()],
    );
    expect(rows).toEqual([]);
  });

  it('shows the application nothing without a tenant, and another tenant nothing of the first', async () => {
    const other = randomUUID();
    for (const table of (await tenantTables()).filter((name) => name !== 'sessions')) {
      expect((await database.pool.query(`select 1 from ${table} limit 1`)).rows).toEqual([]);
      const seen = await inTenant(
        database.pool,
        other,
        async (tx) => (await tx.query<object>(`select 1 from ${table} limit 1`)).rows,
      );
      expect(seen).toEqual([]);
    }
    await expect(database.pool.query('select 1 from sessions')).rejects.toThrow('permission denied');
  });

  it('lets nobody write into another tenant', async () => {
    const org = [randomUUID(), 'county', 'X', 'x', []];
    const insert = 'insert into orgs (tenant_id, id, level, code, name, lineage) values ($1, $2, $3, $4, $5, $6)';
    await expect(inTenant(database.pool, randomUUID(), (tx) => tx.query(insert, [tenant, ...org]))).rejects.toThrow(
      'row-level security',
    );
  });
});

describe('what was recorded', () => {
  it.each([
    'case_events',
    'fund_entries',
    'payment_allocations',
    'daily_heads',
    'administrative_acts',
    'acceptances',
    'settlements',
    'plans',
    'invoices',
    'policies',
    'case_comments',
    'case_coordinations',
    'coordination_recipients',
    'sampling_rounds',
    'sampling_draws',
    'sampling_homes',
    'sampling_visits',
    'sampling_photos',
    'pictures',
    'picture_matches',
    'home_positions',
    'sensitive_reads',
    'received_objections',
    'objection_answers',
    'objection_files',
    'case_codes',
  ])('%s cannot be changed or removed by the application', async (table) => {
    await expect(driver.rows(`update ${table} set tenant_id = tenant_id`)).rejects.toThrow('permission denied');
    await expect(driver.rows(`delete from ${table}`)).rejects.toThrow('permission denied');
    await expect(driver.rows(`truncate ${table}`)).rejects.toThrow('permission denied');
  });

  it.each([
    'cases',
    'payments',
    'evidence',
    'submissions',
    'case_clocks',
    'notices',
    'delegations',
    'file_rejections',
    'file_reuses',
  ])('%s cannot be removed by the application', async (table) => {
    await expect(driver.rows(`delete from ${table}`)).rejects.toThrow('permission denied');
  });
});

it('a connection that breaks fails the work on it, and nothing else', async () => {
  const broken = inTenant(database.pool, tenant, async (tx) => {
    const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await tx.query('select pg_sleep(5)');
  });
  await expect(broken).rejects.toThrow();
  await expect(driver.today()).resolves.toMatch(/^2026-/);
});

describe('the sweep', () => {
  it('finds as the application what waits in two tenants: new cases, overdue clocks, effects undone', async () => {
    const other = await secondTenant();
    const fresh = await candidates();
    expect(fresh.map((each) => each.tenant_id)).toEqual(expect.arrayContaining([tenant, other.tenant]));
    await database.owner.query('update cases set workflow_seen_at = now()');
    expect(await candidates()).toEqual([]);
    await database.owner.query(`update case_clocks set due_at = app_now() - interval '1 day'`);
    expect((await candidates()).map((each) => each.tenant_id)).toEqual(expect.arrayContaining([tenant, other.tenant]));
    await database.owner.query(`update case_clocks set provisional = true`);
    expect(await candidates()).toEqual([]);
    const effect = `insert into case_effects (tenant_id, id, case_id, seq, effect, created_at) values ($1, $2, $3, 1, 'tellApplicant', now() - interval '1 minute')`;
    await database.owner.query(effect, [other.tenant, randomUUID(), other.caseId]);
    expect(await candidates()).toEqual([{ tenant_id: other.tenant, case_id: other.caseId }]);
  });
});

const candidates = async () =>
  (
    await database.pool.query<{ tenant_id: string; case_id: string }>(
      'select tenant_id, case_id from sweep_candidates(100)',
    )
  ).rows;

/** A second tenant with a copy of the first one's first case. */
async function secondTenant(): Promise<{ tenant: string; caseId: string }> {
  const id = randomUUID();
  await database.owner.query(`insert into tenants (id, code, name) values ($1, 'other', 'other')`, [id]);
  for (const table of ['orgs', 'persons', 'households', 'cases', 'case_clocks']) {
    const columns = (
      await database.owner.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_name = $1 and column_name <> 'tenant_id'`,
        [table],
      )
    ).rows.map(({ name }) => name);
    const list = columns.join(', ');
    await database.owner.query(
      `insert into ${table} (tenant_id, ${list}) select $1, ${list} from ${table} where tenant_id = $2`,
      [id, tenant],
    );
  }
  const { rows } = await database.owner.query<{ id: string }>('select id from cases where tenant_id = $1', [id]);
  return { tenant: id, caseId: rows[0]?.id ?? '' };
}

describe('an effect', () => {
  it('is claimed by one at a time, done once, and failed after its last try', async () => {
    const caseId = await driver.open((place += 1));
    const ref = { tenant, caseId };
    const id = randomUUID();
    const officer = seatOf('county1', 'countyOfficer');
    await driver.rows(
      `insert into case_effects (tenant_id, id, case_id, seq, effect) values ($1, $2, $3, 1, 'tellApplicant')`,
      [tenant, id, caseId],
    );
    const claims = await Promise.all([claimEffect(driver.deps, ref, id), claimEffect(driver.deps, ref, id)]);
    expect(claims.map(({ state }) => state).toSorted()).toEqual(['claimed', 'gone']);
    for (let attempt = 1; attempt < 5; attempt += 1) {
      expect(await failEffect(driver.deps, ref, id, 'ECONNREFUSED')).toBe(true);
      expect(await claimEffect(driver.deps, ref, id)).toMatchObject({ state: 'claimed', attempt: attempt + 1 });
    }
    expect(await failEffect(driver.deps, ref, id, 'ECONNREFUSED')).toBe(false);
    expect(await claimEffect(driver.deps, ref, id)).toEqual({ state: 'gone' });
    expect(await retryEffect(driver.deps, tenant, id, officer)).toEqual({ caseId });
    expect(await claimEffect(driver.deps, ref, id)).toMatchObject({ state: 'claimed', attempt: 1 });
    await finishEffect(driver.deps, ref, id);
    expect(await claimEffect(driver.deps, ref, id)).toEqual({ state: 'gone' });
    expect(await retryEffect(driver.deps, tenant, id, officer)).toBeNull();
  });
});

it('makes one head a day over all chains; it changes with any of them', async () => {
  const first = await makeDailyHead(driver.deps, tenant);
  expect(first).toMatchObject({ day: await driver.today() });
  expect(await makeDailyHead(driver.deps, tenant)).toBeNull();
  await driver.actAll(await driver.open((place += 1)), ['acceptApplication']);
  await driver.setToday('2026-03-03');
  const second = await makeDailyHead(driver.deps, tenant);
  expect(second?.cases).toBe((first?.cases ?? 0) + 1);
  expect(second?.sha256).not.toBe(first?.sha256);
});
