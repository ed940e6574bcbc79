import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import pg from 'pg';
import { machinePlaces } from '../../bin/config.js';
import { embeddedPostgres } from '../../bin/embedded-postgres.js';
import { findTemporal, temporalSources } from '../../bin/find-temporal.js';
import { seedDemo } from '../../bin/seed-demo.js';
import { SupervisedPart } from '../../bin/supervised-part.js';
import { temporalServer } from '../../bin/temporal-server.js';
import { installDemoClock } from '../../prisma/demo-clock.js';
import { migrate } from '../../prisma/migrate.js';
import globalTeardown from './global-teardown.js';
import { TEST_KEYS, TEST_TODAY } from './test-keys.js';
import { databaseUrl, SERVERS_FILE, type TestServers } from './test-servers.js';

const PASSWORD = 'only-for-tests';
const TEMPLATE = 'tongtu_template';
const NEVER = new AbortController().signal;
const tell = (line: string) => process.stderr.write(`${line}\n`);

/** What the teardown has to end. Jest loads the two modules apart, so it lies on the global object. */
export interface RunningServers {
  readonly folder: string;
  readonly parts: SupervisedPart[];
}

/** One PostgreSQL, one Temporal server and one workflow bundle for the whole run. */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tongtu-tests-'));
  await mkdir(path.join(folder, 'logs'));
  const running: RunningServers = { folder, parts: [] };
  Object.assign(globalThis, { tongtuTestServers: running });
  leaveNothingBehind(running);
  const started = Promise.all([startPostgres(running), startTemporal(running), bundle(folder)]);
  try {
    const [ownerUrl, temporalAddress, workflowBundle] = await started;
    const servers = {
      folder,
      ownerUrl,
      templateDatabase: TEMPLATE,
      appPassword: PASSWORD,
      temporalAddress,
      workflowBundle,
    };
    const file = path.join(folder, 'servers.json');
    await writeFile(file, JSON.stringify(servers satisfies TestServers));
    process.env[SERVERS_FILE] = file;
  } catch (error) {
    // Jest runs no teardown after a setup that failed.
    await globalTeardown();
    throw error;
  }
}

/** However the run ends, short of SIGKILL: the servers are processes of their own and would live on. */
function leaveNothingBehind({ folder, parts }: RunningServers): void {
  process.once('exit', () => {
    for (const part of parts) part.force();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
}

async function startPostgres({ folder, parts }: RunningServers): Promise<string> {
  const { ownerUrl, part } = await embeddedPostgres({
    dataFolder: folder,
    password: PASSWORD,
    environment: {},
    stopping: NEVER,
  });
  await start(new SupervisedPart(part, folder, tell), parts);
  await makeTemplate(ownerUrl);
  return ownerUrl;
}

async function startTemporal({ folder, parts }: RunningServers): Promise<string> {
  const { searchPath, cacheFolder } = machinePlaces();
  const cliPath = process.env['TEMPORAL_CLI_PATH'] ?? null;
  const program = await findTemporal(
    temporalSources({ cliPath, searchPath, cacheFolders: [cacheFolder], tell }, NEVER),
  );
  const { address, part } = await temporalServer(folder, program, 'default', {});
  await start(new SupervisedPart(part, folder, tell), parts);
  return address;
}

async function start(part: SupervisedPart, parts: SupervisedPart[]): Promise<void> {
  parts.push(part);
  await part.start();
}

/** The database that every test file gets a copy of. */
async function makeTemplate(ownerUrl: string): Promise<void> {
  await query(ownerUrl, `create database ${TEMPLATE}`);
  const url = databaseUrl(ownerUrl, TEMPLATE);
  await migrate({ ownerUrl: url, appPassword: PASSWORD });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await installDemoClock(client);
    await client.query(`update demo_clock set shift = timestamptz '${TEST_TODAY} 09:00 Asia/Shanghai' - now()`);
  } finally {
    await client.end();
  }
  await seedDemo({ ownerUrl: url, keys: TEST_KEYS });
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function bundle(folder: string): Promise<string> {
  const workflowsPath = fileURLToPath(new URL('../../workflows/case-workflow.ts', import.meta.url));
  const silent = () => undefined;
  const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: console.error };
  const { code } = await bundleWorkflowCode({ workflowsPath, logger });
  const file = path.join(folder, 'workflow-bundle.js');
  await writeFile(file, code);
  return file;
}
