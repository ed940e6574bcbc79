import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { inheritedEnvironment } from './config.js';
import { embeddedPostgres } from './embedded-postgres.js';
import { endLeftovers } from './end-leftovers.js';
import { lockDataFolder } from './instance-lock.js';
import { loadSecrets } from './secrets.js';
import { StartupProblem } from './startup-problem.js';
import { SupervisedPart } from './supervised-part.js';

/**
 * Does some work on the database of a data folder, as the owner of its tables: on the running one, or on one that is
 * started for it and stopped again.
 * @throws StartupProblem when the folder holds none.
 */
export async function withStoredDatabase<T>(dataFolder: string, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  await stat(path.join(dataFolder, 'postgres', 'PG_VERSION')).catch(() => {
    throw new StartupProblem(
      `There is no database in ${dataFolder}.`,
      'Name the folder (TONGTU_DATA=/folder) or the database (DATABASE_URL=postgresql://…).',
    );
  });
  const { databasePassword } = await loadSecrets(dataFolder);
  const running = await runningUrl(dataFolder, databasePassword);
  return running === null ? startedFor(dataFolder, databasePassword, work) : work(running);
}

async function runningUrl(dataFolder: string, password: string): Promise<string | null> {
  const port = await readFile(path.join(dataFolder, 'postgres.port'), 'utf8').catch(() => null);
  const url = `postgresql://tongtu_owner:${password}@127.0.0.1:${port}/tongtu`;
  return port !== null && (await answers(url)) ? url : null;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  return client
    .connect()
    .then(
      () => true,
      () => false,
    )
    .finally(() => client.end().catch(() => undefined));
}

async function startedFor<T>(dataFolder: string, password: string, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const unlock = await lockDataFolder(dataFolder);
  try {
    await endLeftovers(dataFolder);
    const stopping = new AbortController().signal;
    const environment = inheritedEnvironment();
    const { ownerUrl, part } = await embeddedPostgres({ dataFolder, password, environment, stopping });
    const postgres = new SupervisedPart(part, dataFolder, (line) => process.stderr.write(`${line}\n`));
    try {
      await postgres.start();
      return await work(ownerUrl);
    } finally {
      await postgres.stop();
    }
  } finally {
    await unlock();
  }
}
