import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { FastifyInstance } from 'fastify';
import { startSweep } from '../../activities/sweep.js';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { noticeRestore } from '../../bin/notice-restore.js';
import { DEMO_PASSWORD, seedDemo } from '../../bin/seed-demo.js';
import { createPrisma, type PrismaClient } from '../../prisma/client.js';
import { installDemoClock } from '../../prisma/demo-clock.js';
import { migrate } from '../../prisma/migrate.js';
import { lookForRestore } from '../../record/hold.js';
import { type DoorBench, startDoorBench } from '../api/door-bench.js';
import { Visitor } from '../api/visitor.js';
import { demoApplicant } from '../builders/demo-case.js';
import { RecordDriver } from '../builders/record-driver.js';
import { type ArchivedPostgres, restoreTo, startArchived } from '../harness/archived-postgres.js';
import { type CaseWorker, startCaseWorker } from '../harness/case-worker.js';
import { recordingSms } from '../harness/recording-sms.js';
import { createTestDatabase, openTestPool } from '../harness/test-database.js';
import { TEST_KEYS, TEST_TODAY } from '../harness/test-keys.js';
import { databaseUrl, testServers } from '../harness/test-servers.js';
import { until } from '../harness/until.js';

jest.setTimeout(180_000);

const FILES = '/api/v1/payment-files';
const SHA256 = 'c'.repeat(64);

interface Hold {
  readonly state: string;
  readonly since: string;
  readonly lostFrom: string;
  readonly holds: readonly { readonly cause: string; readonly lastEventAt: string }[];
  readonly daysToMatch: { readonly from: string; readonly to: string };
  readonly unanswered: readonly { readonly caseId: string; readonly file: { readonly id: string } | null }[];
}

/** The demo county in a database of its own, as a first start makes it. */
async function fill({ ownerUrl, appPassword }: ArchivedPostgres): Promise<void> {
  await migrate({ ownerUrl, appPassword });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await installDemoClock(client);
  await client.query(`update demo_clock set shift = timestamptz '${TEST_TODAY} 09:00 Asia/Shanghai' - now()`);
  await client.end();
  await seedDemo({ ownerUrl, keys: TEST_KEYS });
}

describe('a restore to a point in time', () => {
  let folder: string;
  let door: DoorBench;
  let restored: ArchivedPostgres;
  let pool: pg.Pool;
  let owner: pg.Pool;
  let prisma: PrismaClient;
  let app: FastifyInstance;
  let worker: CaseWorker;
  let sweep: ReturnType<typeof startSweep>;
  const sms = recordingSms();
  const taskQueue = `cases-${randomUUID()}`;
  /** In a file, and ordered before the backup ends; its file was made in the part that is lost. */
  const cases = { inFile: '', inLostFile: '', toReject: '' };
  let fileId = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tongtu-restore-'));
    const [before, after, archive] = ['before', 'after', 'archive'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    for (const each of [before, after]) await mkdir(each, { mode: 0o755 });
    await chmod(folder, 0o755);
    door = await startDoorBench({ worker: false });
    const source = await startArchived(before, archive);
    const instant = await lose(source, after);
    await source.stop();
    restored = await restoreTo(after, archive, instant);
    pool = openTestPool(restored.appUrl, 20);
    owner = openTestPool(restored.ownerUrl, 2);
    prisma = createPrisma(restored.appUrl, () => undefined);
    app = door.build({ pool, prisma, taskQueue });
    await noticeRestore(pool, { warn: () => undefined });
    worker = await startCaseWorker({ record: { pool, keys: TEST_KEYS }, sms }, taskQueue);
    sweep = startSweep({
      record: { pool, keys: TEST_KEYS },
      client: door.bench.client,
      taskQueue,
      everyMs: 200,
      log: { info: () => undefined, warn: () => undefined },
    });
  });
  afterAll(async () => {
    await sweep.stop();
    await worker.stop();
    await door.stop();
    await Promise.all([pool.end(), owner.end(), prisma.$disconnect()]);
    await restored.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** What is done before the instant, and after it, with a backup in between that holds neither. */
  async function lose(source: ArchivedPostgres, backup: string): Promise<string> {
    await fill(source);
    const [app, prismaBefore] = [openTestPool(source.appUrl, 12), createPrisma(source.appUrl, () => undefined)];
    const driver = new RecordDriver(app);
    await lookForRestore({ pool: app });
    await source.backUpTo(backup);
    const officeBefore = door.build({ pool: app, prisma: prismaBefore });
    const finance = await Visitor.signIn(officeBefore, 'finance1', DEMO_PASSWORD);
    cases.inFile = await driver.open(0);
    await driver.goThrough(cases.inFile, 'orderPayment');
    fileId = (await finance.post(FILES, {})).json<{ id: string }>().id;
    await driver.setToday('2026-03-02');
    cases.inLostFile = await driver.open(1);
    await driver.goThrough(cases.inLostFile, 'orderPayment');
    cases.toReject = await driver.open(2);
    const instant = await source.mark();
    expect((await finance.post(FILES, {})).statusCode).toBe(201);
    await driver.open(3);
    await Promise.all([app.end(), prismaBefore.$disconnect()]);
    return instant;
  }

  const as = (login: string) => Visitor.signIn(app, login, DEMO_PASSWORD);
  const hold = async (login = 'finance1') => (await (await as(login)).get('/api/v1/hold')).json<Hold>();
  const effects = async () =>
    (await owner.query<object>(`select state, attempts from case_effects where case_id = $1`, [cases.toReject])).rows;

  test('begins a hold by itself, and the report says from when acts may be lost', async () => {
    const state = await hold();
    const [last] = (
      await owner.query<{ event: Date; act: Date }>(
        `select (select max(recorded_at) from case_events) as event,
           (select max(acted_at) from administrative_acts where kind <> 'holdBegun') as act`,
      )
    ).rows;
    expect(state).toMatchObject({
      state: 'onHold',
      holds: [{ cause: 'otherTimeline', lastEventAt: last?.event.toISOString(), lastActAt: last?.act.toISOString() }],
      lostFrom: new Date(Math.max(Number(last?.event), Number(last?.act))).toISOString(),
    });
    expect((await owner.query(`select from cases where procedure = 'home-renovation'`)).rowCount).toBe(3);
    expect((await app.inject('/healthz')).json<object>()).toEqual({
      database: true,
      temporal: true,
      worker: true,
      onHold: true,
    });
  });

  test('lists what the bank may have paid: in files, and in files that are lost', async () => {
    const { unanswered } = await hold('auditor1');
    expect(unanswered.map(({ caseId, file }) => [caseId, file?.id ?? null])).toEqual([
      [cases.inFile, fileId],
      [cases.inLostFile, null],
    ]);
  });

  test('lets no file out: the payment whose file is lost would be paid twice', async () => {
    const finance = await as('finance1');
    expect((await finance.post(FILES, {})).json()).toMatchObject({ status: 409, code: 'onHold' });
    expect((await finance.get(`${FILES}/${fileId}`)).json()).toMatchObject({ status: 409, code: 'onHold' });
    expect((await owner.query('select from payment_files')).rowCount).toBe(1);
  });

  test('acts on cases go on, and no applicant is told yet', async () => {
    const village = await as(demoApplicant(2).village);
    const acted = await village.act(cases.toReject, 'rejectApplication', 1, {
      form: { reason: '材料不齐，且逾期未补' },
    });
    expect(acted.json()).toMatchObject({ seq: 2, closed: 'rejected' });
    await door.bench.workflowOf({ tenant: DEMO_TENANT.id, caseId: cases.toReject }).result();
    expect(await effects()).toEqual([{ state: 'pending', attempts: 0 }]);
    expect(sms.sent).toEqual([]);
  });

  test('what the bank paid is entered, finance matches the statement, a second person releases, and both go on', async () => {
    const finance = await as('finance1');
    const { daysToMatch } = await hold();
    const [{ seq } = { seq: 0 }] = (
      await owner.query<{ seq: number }>('select seq from cases where id = $1', [cases.inLostFile])
    ).rows;
    const form = { bankReference: 'YH-LOST', paidOn: daysToMatch.to };
    const entered = await (await as('finance2')).act(cases.inLostFile, 'confirmPayment', seq, { form });
    expect(entered.json()).toMatchObject({ closed: 'paid' });
    const statement = { ...daysToMatch, sha256: SHA256, everyMovementMatched: true };
    expect((await finance.post('/api/v1/hold/release', statement)).json()).toMatchObject({ state: 'matched' });
    const confirm = async (login: string, sha256: string) =>
      (await (await as(login)).post('/api/v1/hold/release/confirm', { sha256 })).json<object>();
    expect(await confirm('finance1', SHA256)).toMatchObject({ status: 403, code: 'notYourRole' });
    expect(await confirm('approver1', SHA256)).toMatchObject({ state: 'none', unanswered: [] });

    expect((await finance.post(FILES, {})).json()).toMatchObject({ status: 409, code: 'nothingOrdered' });
    expect((await finance.get(`${FILES}/${fileId}`)).statusCode).toBe(200);
    // the sweep leaves the newest to their own workflows
    await owner.query(`update case_effects set created_at = now() - interval '1 minute'`);
    const told = await until(
      async () => sms.sent.find(({ phone }) => phone === demoApplicant(2).person.phone),
      'the SMS is sent',
    );
    expect(told.text).toContain('不予受理');
    await until(
      async () => JSON.stringify(await effects()) === '[{"state":"done","attempts":1}]',
      'the effect is done',
    );
    expect((await app.inject('/healthz')).json()).toMatchObject({ onHold: false });
  });
});

describe('on the same server', () => {
  test('a copy of the database put in the place of the old one begins a hold', async () => {
    const database = await createTestDatabase();
    await lookForRestore(database.record);
    const name = new URL(database.ownerUrl).pathname.slice(1);
    const copy = `${name}_copy`;
    await Promise.all([database.owner.end(), database.pool.end()]);
    const maintenance = openTestPool(testServers().ownerUrl, 1);
    await until(
      () =>
        maintenance.query(`create database ${copy} template ${name}`).then(
          () => true,
          () => false,
        ),
      'the copy is made',
    );
    await maintenance.query(`drop database ${name}`);
    await maintenance.query(`alter database ${copy} rename to ${name}`);
    const pool = openTestPool(database.appUrl, 2);
    expect(await lookForRestore({ pool })).toBe('otherDatabase');
    await pool.end();
    await until(
      () =>
        maintenance.query(`drop database ${name}`).then(
          () => true,
          () => false,
        ),
      'it is dropped',
    );
    await maintenance.end();
  });

  test('rows put back table by table, as a dump does, begin a hold', async () => {
    const source = await createTestDatabase();
    await lookForRestore(source.record);
    const [rows] = await source.read<{ row: object }>('select to_jsonb(i) as row from database_identity i');
    const name = `tongtu_test_${randomUUID().replaceAll('-', '')}`;
    const { ownerUrl, appPassword } = testServers();
    const maintenance = openTestPool(ownerUrl, 1);
    await maintenance.query(`create database ${name}`);
    const emptyUrl = databaseUrl(ownerUrl, name);
    await migrate({ ownerUrl: emptyUrl, appPassword });
    const empty = openTestPool(emptyUrl, 1);
    const insert = 'insert into database_identity select * from jsonb_populate_record(null::database_identity, $1)';
    await empty.query(insert, [JSON.stringify(rows?.row)]);
    expect(await lookForRestore({ pool: empty })).toBe('otherDatabase');
    await empty.end();
    await until(
      () =>
        maintenance.query(`drop database ${name}`).then(
          () => true,
          () => false,
        ),
      'it is dropped',
    );
    await maintenance.end();
    await source.drop();
  });
});
