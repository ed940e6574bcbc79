import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { databasePool } from '../../record/database-pool.js';
import type { RecordDeps } from '../../record/record-types.js';
import { TEST_KEYS } from './test-keys.js';
import { databaseUrl, testServers } from './test-servers.js';

/** A database of one test file's own: a copy of the migrated template with the demo county in it. */
export interface TestDatabase {
  /** As the owner of the tables, past row-level security. */
  readonly owner: pg.Pool;
  /** As the application: bound to the tenant that a transaction sets. */
  readonly pool: pg.Pool;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The application's pool, with the keys under which the template was sealed. */
  readonly record: RecordDeps;
  /** Sets `app_now()` to an instant in Shanghai, such as `2026-03-02 09:00`; it runs on from there. */
  setClock(instant: string): Promise<void>;
  /** Moves `app_now()` by whole days. */
  moveDays(days: number): Promise<void>;
  /** Reads as the owner, over all tenants. */
  read<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Makes the copy; `drop` ends its connections and removes it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const servers = testServers();
  const name = `tongtu_test_${randomBytes(6).toString('hex')}`;
  await onMaintenance(servers.ownerUrl, `create database ${name} template ${servers.templateDatabase}`);
  const ownerUrl = databaseUrl(servers.ownerUrl, name);
  const appUrl = databaseUrl(servers.ownerUrl, name, { name: 'tongtu_app', password: servers.appPassword });
  const owner = openTestPool(ownerUrl, 4);
  const pool = openTestPool(appUrl, 12);
  return {
    owner,
    pool,
    ownerUrl,
    appUrl,
    record: { pool, keys: TEST_KEYS },
    async setClock(instant) {
      await owner.query(`update demo_clock set shift = ($1 || ' Asia/Shanghai')::timestamptz - now()`, [instant]);
    },
    async moveDays(days) {
      await owner.query('update demo_clock set shift = shift + make_interval(days => $1)', [days]);
    },
    async read<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) {
      return (await owner.query<Row>(sql, values)).rows;
    },
    async drop() {
      await Promise.all([owner.end(), pool.end()]);
      await dropUnused(servers.ownerUrl, name);
    },
  };
}

/** A pool that survives the loss of an idle connection, as the product's own does. */
export function openTestPool(connectionString: string, max: number): pg.Pool {
  const pool = databasePool({ connectionString, max });
  pool.on('error', () => undefined);
  return pool;
}

/** The server takes a moment to notice that connections ended; one that stays open is a leak, and fails. */
async function dropUnused(url: string, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await onMaintenance(url, `drop database ${name}`);
      return;
    } catch (error) {
      const inUse = error instanceof pg.DatabaseError && error.code === '55006';
      if (!inUse || tries === 50) throw error;
      await pause(100);
    }
  }
}

async function onMaintenance(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
