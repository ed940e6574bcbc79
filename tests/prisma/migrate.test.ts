import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../prisma/migrate.js';
import { databaseUrl, testServers } from '../harness/test-servers.js';

const FOLDER = path.resolve(import.meta.dirname, '../../prisma/migrations');
const { ownerUrl: maintenanceUrl, appPassword } = testServers();
let name: string;
let ownerUrl: string;
let folder: string;

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function addMigration(migration: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, migration), { recursive: true });
  await writeFile(path.join(folder, migration, 'migration.sql'), sql);
}

beforeEach(async () => {
  name = `tongtu_migrate_${randomBytes(6).toString('hex')}`;
  await query(maintenanceUrl, `create database ${name}`);
  ownerUrl = databaseUrl(maintenanceUrl, name);
  folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  await cp(FOLDER, folder, { recursive: true });
});
afterEach(async () => {
  await query(maintenanceUrl, `drop database ${name} with (force)`);
  await rm(folder, { recursive: true, force: true });
});

test('a fresh database gets every migration once, and a second run nothing', async () => {
  const names = (await readdir(FOLDER)).filter((each) => /^\d{14}_/.test(each)).sort();
  expect(await migrate({ ownerUrl, appPassword })).toEqual(names);
  expect(await migrate({ ownerUrl, appPassword })).toEqual([]);
  const kept = await query(
    ownerUrl,
    'select migration_name, finished_at is not null as finished, applied_steps_count from _prisma_migrations',
  );
  expect(kept).toEqual(names.map((each) => ({ migration_name: each, finished: true, applied_steps_count: 1 })));
});

test('the application signs in with its password and sees no row without a tenant', async () => {
  await migrate({ ownerUrl, appPassword });
  await query(ownerUrl, `insert into tenants (id, code, name) values (gen_random_uuid(), 'x', 'x')`);
  const appUrl = databaseUrl(ownerUrl, name, { name: 'tongtu_app', password: appPassword });
  expect(await query(appUrl, 'select current_user as who, (select count(*)::int from tenants) as seen')).toEqual([
    { who: 'tongtu_app', seen: 0 },
  ]);
});

test('two processes that start together do not apply a migration twice', async () => {
  const done = await Promise.all([migrate({ ownerUrl, appPassword }), migrate({ ownerUrl, appPassword })]);
  expect(done.flat().sort()).toEqual((await readdir(FOLDER)).filter((each) => /^\d{14}_/.test(each)).sort());
});

test('a database newer than the code is refused with the name of what is not known', async () => {
  await addMigration('29990101000000_from_the_future', 'create table later (id integer)');
  await migrate({ ownerUrl, appPassword, folder });
  const failure = await migrate({ ownerUrl, appPassword }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'MigrationProblem', code: 'databaseNewerThanCode' });
  expect((failure as Error).message).toContain('29990101000000_from_the_future');
  expect((failure as Error).message).toContain('newer than this code');
});

test('a migration changed after it was applied is refused, and nothing after it is applied', async () => {
  await addMigration('29990101000000_small', 'create table small (id integer)');
  await migrate({ ownerUrl, appPassword, folder });
  await addMigration('29990101000000_small', 'create table small (id bigint)');
  await addMigration('29990102000000_next', 'create table next (id integer)');
  await expect(migrate({ ownerUrl, appPassword, folder })).rejects.toMatchObject({ code: 'changedChecksum' });
  expect(await query(ownerUrl, `select to_regclass('next') as next`)).toEqual([{ next: null }]);
});

test('a migration that fails leaves nothing behind and can be mended', async () => {
  await addMigration('29990101000000_half', 'create table half (id integer); select 1 / 0');
  await expect(migrate({ ownerUrl, appPassword, folder })).rejects.toMatchObject({ code: 'failed' });
  expect(await query(ownerUrl, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
  await addMigration('29990101000000_half', 'create table half (id integer)');
  expect(await migrate({ ownerUrl, appPassword, folder })).toEqual(['29990101000000_half']);
});

test('one that another tool began and did not finish is refused', async () => {
  await migrate({ ownerUrl, appPassword });
  await query(ownerUrl, 'update _prisma_migrations set finished_at = null');
  await expect(migrate({ ownerUrl, appPassword })).rejects.toMatchObject({ code: 'unfinishedMigration' });
});

test('a folder without migrations is told', async () => {
  await expect(migrate({ ownerUrl, appPassword, folder: tmpdir() })).rejects.toMatchObject({ code: 'noMigrations' });
});
