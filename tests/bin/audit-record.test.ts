import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';
import { RecordDriver } from '../builders/record-driver.js';
import { processesNaming, RunningSystem } from './running-system.js';

jest.setTimeout(180_000);
const PROGRAM = path.resolve(import.meta.dirname, '../../dist/bin/audit-record.js');

interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

/** `npm run audit` after its build, with these settings alone. */
function audit(settings: Record<string, string>): Promise<Ended> {
  const { DATABASE_URL: _database, TONGTU_DATA: _data, ...machine } = process.env;
  const child = spawn(process.execPath, [PROGRAM], { env: { ...machine, NODE_ENV: 'development', ...settings } });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, lines: output.trim().split('\n') })));
}

describe('on a database of its own', () => {
  let database: TestDatabase;
  let caseId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    const driver = new RecordDriver(database.pool);
    caseId = await driver.open(0);
    await driver.actAll(caseId, ['acceptApplication']);
  });
  afterAll(() => database.drop());

  test('says how many rules hold', async () => {
    const { code, lines } = await audit({ DATABASE_URL: database.ownerUrl });
    expect([code, lines]).toEqual([0, [expect.stringMatching(/^[1-9]\d* rules, 0 violations$/)]]);
  });

  test('names what does not hold, and ends with 1', async () => {
    await database.owner.query('delete from case_events where case_id = $1 and seq = 2', [caseId]);
    const { code, lines } = await audit({ DATABASE_URL: database.ownerUrl });
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/^event-missing: QH-\d{4}-000001: 1 events numbered 1 to 1/));
    expect(lines.at(-1)).toMatch(/^\d+ rules, [1-9]\d* violations$/);
  });

  test('refuses to speak for a role from which rows are hidden', async () => {
    const { code, lines } = await audit({ DATABASE_URL: database.appUrl });
    expect([code, lines[0]]).toEqual([1, expect.stringContaining('must run as the owner of the tables')]);
  });
});

test('the database of `npm start` is audited while it runs, and after it was stopped', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tongtu-audit-'));
  const system = await RunningSystem.startReady(folder);
  const running = await audit({ TONGTU_DATA: folder });
  await system.stop();
  const stopped = await audit({ TONGTU_DATA: folder });
  expect([running, stopped]).toEqual(
    [0, 0].map((code) => ({ code, lines: [expect.stringMatching(/ rules, 0 violations$/)] })),
  );
  expect(await processesNaming(folder)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

test('a folder without a database is told in one message', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tongtu-audit-'));
  const { code, lines } = await audit({ TONGTU_DATA: folder });
  expect([code, lines.length]).toEqual([1, 2]);
  expect(lines[0]).toBe(`There is no database in ${folder}.`);
  expect(lines[1]).toContain('DATABASE_URL=');
  await rm(folder, { recursive: true, force: true });
});
