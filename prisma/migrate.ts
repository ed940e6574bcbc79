import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { MigrationProblem } from './migration-problem.js';
import { ensureAppRole } from './app-role.js';
import { type Migration, readMigrations } from './read-migrations.js';

/** The key under which Prisma's own migrate command locks, so that the two never run at once. */
const PRISMA_LOCK = 72_707_369;

const LEDGER = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

export interface MigrateOptions {
  /** A connection as the owner of the tables; it must be allowed to create roles, unless `tongtu_app` exists. */
  readonly ownerUrl: string;
  /** The password under which `tongtu_app` signs in. */
  readonly appPassword: string;
  /** Where the migrations lie; by default those that came with this code. */
  readonly folder?: string;
}

/**
 * Brings a database to the state of the code, each migration in a transaction of its own, one process at a time.
 * The table of applied migrations has Prisma's layout.
 * @returns the names of the migrations applied now.
 * @throws MigrationProblem when the database is newer than the code, or an applied migration was changed.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(options.folder ?? fileURLToPath(new URL('migrations', import.meta.url)));
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'tongtu-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query('set client_min_messages to warning');
    await client.query(LEDGER);
    const applied = await appliedMigrations(client);
    refuseStrangers(migrations, applied);
    await ensureAppRole(client, options.appPassword);
    const pending = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

interface Applied {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, Applied>> {
  const { rows } = await client.query<Applied>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

function refuseStrangers(known: readonly Migration[], applied: ReadonlyMap<string, Applied>): void {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied.values()) {
    const migration = byName.get(name);
    if (!migration) {
      throw new MigrationProblem(
        'databaseNewerThanCode',
        `The database is newer than this code: it holds the migration ${name}, which this version does not know.`,
        'Start the newer version, or restore a backup made before the upgrade.',
      );
    }
    if (!finished) {
      throw new MigrationProblem(
        'unfinishedMigration',
        `The migration ${name} was begun by another tool and did not finish.`,
        'Mend the database with that tool, or restore a backup, and start again.',
      );
    }
    if (migration.checksum !== checksum) {
      throw new MigrationProblem(
        'changedChecksum',
        `The migration ${name} was changed after it had been applied to this database.`,
        'Put the file back as it was, and write the change as a new migration.',
      );
    }
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationProblem(
      'failed',
      `The migration ${migration.name} failed and was rolled back: ${reason}`,
      'Nothing of it is left in the database. Mend the cause and start again.',
      { cause: error },
    );
  }
}
