import { appendFile, chmod, chown, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { asAppUser } from '../../bin/config.js';
import { embeddedPostgres } from '../../bin/embedded-postgres.js';
import { postgresCaller } from '../../bin/postgres-user.js';
import { SupervisedPart } from '../../bin/supervised-part.js';
import { until } from './until.js';

const PASSWORD = 'only-for-tests';
const NEVER = new AbortController().signal;

/** A PostgreSQL of a test's own, with continuous archiving as the README asks for it. */
export interface ArchivedPostgres {
  readonly ownerUrl: string;
  /** As `tongtu_app`, once the migrations made that role. */
  readonly appUrl: string;
  readonly appPassword: string;
  /** Copies the cluster while it runs, as a base backup does, into `<folder>/postgres`. */
  backUpTo(folder: string): Promise<void>;
  /** The instant to restore to; what is committed later is lost then. */
  mark(): Promise<string>;
  /** Hands the rest of the log over to the archive and stops. */
  stop(): Promise<void>;
}

/** Starts a cluster that archives its log into `archive`; both are made. */
export async function startArchived(folder: string, archive: string): Promise<ArchivedPostgres> {
  await mkdir(archive);
  // PostgreSQL may run as a user of its own
  await chmod(archive, 0o777);
  return start(folder, `archive_mode = on\narchive_command = 'cp "%p" "${archive}/%f"'\n`);
}

/** Starts the copy of `backUpTo` and has it recover from the archive to an instant: a restore to a point in time. */
export async function restoreTo(folder: string, archive: string, instant: string): Promise<ArchivedPostgres> {
  await writeFile(path.join(folder, 'postgres', 'recovery.signal'), '');
  const restored = await start(
    folder,
    `archive_mode = off\nrestore_command = 'cp "${archive}/%f" "%p"'\nrecovery_target_time = '${instant}'\nrecovery_target_action = 'promote'\n`,
  );
  await until(
    async () => (await query<{ done: boolean }>(restored.ownerUrl, 'select not pg_is_in_recovery() as done'))[0]?.done,
    'the recovery is over',
    60_000,
  );
  return restored;
}

async function start(folder: string, settings: string): Promise<ArchivedPostgres> {
  await mkdir(path.join(folder, 'logs'), { recursive: true });
  const options = { dataFolder: folder, password: PASSWORD, environment: {}, stopping: NEVER };
  const { ownerUrl, part } = await embeddedPostgres(options);
  const cluster = path.join(folder, 'postgres');
  await appendFile(path.join(cluster, 'postgresql.conf'), `\n${settings}`);
  await giveToPostgres(cluster);
  const running = new SupervisedPart({ ...part, environment: { PATH: '/usr/bin:/bin' } }, folder, () => undefined);
  await running.start();
  const superuserUrl = Object.assign(new URL(ownerUrl), { username: 'postgres' }).href;
  return {
    ownerUrl,
    appUrl: asAppUser(ownerUrl, PASSWORD),
    appPassword: PASSWORD,
    backUpTo: (copy) => backUp(superuserUrl, cluster, copy),
    async mark() {
      const [row] = await query<{ now: string }>(ownerUrl, 'select clock_timestamp()::text as now');
      return row?.now ?? '';
    },
    async stop() {
      await query(superuserUrl, 'select pg_switch_wal() where not pg_is_in_recovery()').catch(() => undefined);
      await running.stop();
    },
  };
}

/** Between the two calls the files may be copied while they change (PostgreSQL, "Making a Base Backup Using the Low Level API"). */
async function backUp(superuserUrl: string, cluster: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`select pg_backup_start('test', true)`);
    const copy = path.join(folder, 'postgres');
    await cp(cluster, copy, { recursive: true, filter: (file) => !file.endsWith('postmaster.pid') });
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
    await writeFile(path.join(copy, 'backup_label'), rows[0]?.labelfile ?? '');
    // the log comes from the archive
    const log = path.join(copy, 'pg_wal');
    for (const name of await readdir(log)) if (/^[0-9A-F]{24}/.test(name)) await rm(path.join(log, name));
    await chmod(copy, 0o700);
  } finally {
    await client.end();
  }
}

/** What we wrote or copied as root belongs to the user as whom PostgreSQL runs. */
async function giveToPostgres(cluster: string): Promise<void> {
  const { owner } = postgresCaller([cluster]);
  if (!owner) return;
  const names = await readdir(cluster, { recursive: true });
  for (const name of ['', ...names]) await chown(path.join(cluster, name), owner.uid, owner.gid);
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
