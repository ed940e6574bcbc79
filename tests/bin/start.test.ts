import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { newKeyRing, writeKeyRing } from '../../bin/key-ring.js';
import { freePort } from '../../bin/local-port.js';
import { until } from '../harness/until.js';
import { type PartName, processesNaming, RunningSystem } from './running-system.js';

jest.setTimeout(180_000);
let folder: string;
let system: RunningSystem;

/** The system's first line of complaint with its remedy, after it ended by itself. */
async function complaintOf(failing: RunningSystem): Promise<{ code: number | null; lines: string[] }> {
  const code = await failing.ended;
  return { code, lines: failing.output.trim().split('\n') };
}

async function ownerUrl(): Promise<string> {
  const { databasePassword } = JSON.parse(await readFile(path.join(folder, 'secrets.json'), 'utf8')) as {
    databasePassword: string;
  };
  const port = await readFile(path.join(folder, 'postgres.port'), 'utf8');
  return `postgresql://tongtu_owner:${databasePassword}@127.0.0.1:${port}/tongtu`;
}

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: await ownerUrl() });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongtu-start-'));
  system = await RunningSystem.startReady(folder);
});
afterAll(async () => {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
});

test('it says where it is, and an account for every role', async () => {
  expect(system.output).toContain(`Tongtu is ready at http://127.0.0.1:${system.port}`);
  const roles = [
    'villageOfficer',
    'townOfficer',
    'countyOfficer',
    'countyApprover',
    'finance',
    'civilAffairs',
    'cityInspector',
  ];
  for (const role of [...roles, 'contractor', 'assessor', 'auditFirm', 'manager', 'auditor', 'administrator']) {
    expect(system.output).toMatch(new RegExp(`^  \\S+ +\\S+ .*\\b${role}\\b`, 'm'));
  }
  const [, login = '', password = ''] = /^ {2}(\S+) +(\S+) .*countyOfficer/m.exec(system.output) ?? [];
  expect(await system.me(await system.signIn(login, password))).toBe(200);
});

test('it leaves the invented applicants beside the demo county, and says where', async () => {
  const file = path.join(folder, 'demo-applicants.json');
  expect(system.output).toContain(file);
  const applicants = JSON.parse(await readFile(file, 'utf8')) as { login: string; body: object }[];
  expect(applicants).toHaveLength(84);
  expect(applicants[6]).toMatchObject({ login: 'village1a', body: { procedure: 'home-renovation' } });
});

test('secrets are for their owner alone, and on no command line', async () => {
  expect((await stat(path.join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
  const secrets = Object.values(
    JSON.parse(await readFile(path.join(folder, 'secrets.json'), 'utf8')) as Record<string, string>,
  );
  const commands = (await processesNaming(folder)).join('\n');
  expect(commands).toContain('worker.js');
  for (const secret of secrets.flatMap((each) => each.split(','))) expect(commands).not.toContain(secret);
});

test('a second one on the same folder is refused', async () => {
  const { code, lines } = await complaintOf(new RunningSystem(folder, await freePort()));
  expect([code, lines.length]).toEqual([1, 2]);
  expect(lines[0]).toContain('already running');
  expect(lines[1]).toContain('TONGTU_DATA=');
});

test.each<PartName>(['worker', 'api', 'temporal', 'postgres'])(
  'it recovers from the sudden death of %s',
  async (part) => {
    const before = await system.pidOf(part);
    process.kill(before, 'SIGKILL');
    await until(
      () => Promise.resolve(system.output.includes(`${part} is ready again`)),
      `${part} is ready again`,
      30_000,
    );
    expect(await system.pidOf(part)).not.toBe(before);
    await until(() => system.isHealthy(), 'all is well again', 60_000);
  },
);

test('it stops cleanly, leaves no process, and the next start goes on with the same data', async () => {
  const cookie = await system.signIn('county1', passwordIn(system.output));
  expect(await system.stop()).toBe(0);
  expect(await processesNaming(folder)).toEqual([]);
  expect((await readdir(folder)).filter((name) => name.includes('pid') || name.includes('lock'))).toEqual([]);
  system = await RunningSystem.startReady(folder);
  expect(await system.me(cookie)).toBe(200);
});

test('killed itself, it leaves nothing that hinders the next start', async () => {
  const left = await system.pids();
  system.signal('SIGKILL');
  await system.ended;
  system = await RunningSystem.startReady(folder);
  expect(await system.isHealthy()).toBe(true);
  const now = await system.pids();
  expect(now.filter((pid) => left.includes(pid))).toEqual([]);
  const databases = (await processesNaming(folder)).filter((command) => command.includes('postgres -D'));
  expect(databases).toHaveLength(1);
});

test('stopped while it starts, it leaves no process either', async () => {
  const other = await mkdtemp(path.join(tmpdir(), 'tongtu-start-'));
  const starting = new RunningSystem(other, await freePort());
  await until(() => Promise.resolve(starting.output.includes('Starting PostgreSQL')), 'it begins to start');
  expect(await starting.stop()).toBe(0);
  expect(await processesNaming(other)).toEqual([]);
  await rm(other, { recursive: true, force: true });
});

test('production refuses a database with demo accounts', async () => {
  const temporalPort = await readFile(path.join(folder, 'temporal.port'), 'utf8');
  const other = await mkdtemp(path.join(tmpdir(), 'tongtu-start-'));
  const production = new RunningSystem(other, await freePort(), {
    NODE_ENV: 'production',
    DATABASE_URL: await ownerUrl(),
    APP_DATABASE_PASSWORD: await appPassword(),
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    TONGTU_KEYS: writeKeyRing(newKeyRing()),
    SESSION_SECRET: 'q7Zk2vXw9LpR4tBn8mYc3hJd6sFg1aQe',
    TONGTU_ANTIVIRUS: 'none',
  });
  const { code, lines } = await complaintOf(production);
  expect([code, lines.length]).toEqual([1, 2]);
  expect(lines[0]).toContain('holds demo accounts');
  await rm(other, { recursive: true, force: true });
});

test('a hold by command is told by the health of the system, and at the next start', async () => {
  const command = path.resolve(import.meta.dirname, '../../dist/bin/hold.js');
  const hold = (...reason: string[]) =>
    promisify(execFile)(process.execPath, [command, ...reason], {
      env: { PATH: process.env.PATH, TONGTU_DATA: folder },
    });
  await expect(hold()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('needs a reason') as unknown });
  expect((await hold('the disk of Monday', 'was put back')).stdout).toContain('A hold begins for 1 tenant(s).');
  const health = await fetch(system.url('/healthz'));
  expect([health.status, await health.json()]).toMatchObject([200, { onHold: true }]);
  expect(system.output).not.toContain('On hold');
  await system.stop();
  system = await RunningSystem.startReady(folder);
  expect(system.output).toContain('On hold after a restore');
});

test('a database newer than the code is refused', async () => {
  await asOwner(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('later', 'x', '29990101000000_later', now())`,
  );
  await system.stop();
  const { code, lines } = await complaintOf(new RunningSystem(folder, system.port));
  expect(code).toBe(1);
  const said = lines.filter((line) => !line.startsWith('Starting'));
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('newer than this code');
  expect(await processesNaming(folder)).toEqual([]);
});

describe('what cannot work is told in one message, with the remedy', () => {
  let other: string;
  beforeEach(async () => {
    other = await mkdtemp(path.join(tmpdir(), 'tongtu-start-'));
  });
  afterEach(() => rm(other, { recursive: true, force: true }));

  test('a taken port', async () => {
    const stranger = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => stranger.listen(port, '127.0.0.1', resolve));
    const { code, lines } = await complaintOf(new RunningSystem(other, port));
    await new Promise((resolve) => stranger.close(resolve));
    expect([code, lines.length]).toEqual([1, 2]);
    expect(lines[0]).toBe(`Port ${port} on 127.0.0.1 is taken by another program.`);
    expect(lines[1]).toContain('PORT=');
  });

  test('a data folder that cannot be written', async () => {
    await writeFile(path.join(other, 'file'), '');
    const { code, lines } = await complaintOf(new RunningSystem(path.join(other, 'file', 'data'), await freePort()));
    expect([code, lines.length]).toEqual([1, 2]);
    expect(lines[0]).toContain('cannot be written');
    expect(lines[1]).toContain('TONGTU_DATA=');
  });

  test('no Temporal program', async () => {
    const missing = new RunningSystem(other, await freePort(), { TEMPORAL_CLI_PATH: path.join(other, 'absent') });
    const { code, lines } = await complaintOf(missing);
    expect(code).toBe(1);
    expect(lines.filter((line) => !line.startsWith('Starting'))[0]).toContain('TEMPORAL_CLI_PATH names');
    expect(await processesNaming(other)).toEqual([]);
  });

  test('a database that does not answer', async () => {
    const url = `postgresql://owner:word@127.0.0.1:${await freePort()}/county`;
    const { code, lines } = await complaintOf(new RunningSystem(other, await freePort(), { DATABASE_URL: url }));
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('The database county on 127.0.0.1');
    expect(lines.join('\n')).not.toContain('word@');
    expect(await processesNaming(other)).toEqual([]);
  });
});

function passwordIn(output: string): string {
  return /^ {2}\S+ +(\S+) /m.exec(output)?.[1] ?? '';
}

async function appPassword(): Promise<string> {
  const { appDatabasePassword } = JSON.parse(await readFile(path.join(folder, 'secrets.json'), 'utf8')) as {
    appDatabasePassword: string;
  };
  return appDatabasePassword;
}
