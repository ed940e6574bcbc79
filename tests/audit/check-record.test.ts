import type { PoolClient } from 'pg';
import { checkRecord, findViolations } from '../../audit/check-record.js';
import { readRules } from '../../audit/read-rules.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';
import { DISARMED } from './forgery.js';
import { PLANTED } from './planted-violations.js';
import { driveSoundRecord, type SoundRecord } from './sound-record.js';

let database: TestDatabase;
let record: SoundRecord;
let owner: PoolClient;

beforeAll(async () => {
  database = await createTestDatabase();
  record = await driveSoundRecord(database);
  owner = await database.owner.connect();
});
afterAll(async () => {
  owner.release();
  await database.drop();
});

/** Plants something, looks, and takes it out again. */
async function afterPlanting<T>(sql: string, look: () => Promise<T>): Promise<T> {
  await owner.query('begin');
  try {
    await owner.query(DISARMED);
    await owner.query(sql);
    await owner.query('set constraints all immediate');
    return await look();
  } finally {
    await owner.query('rollback');
  }
}

test('a sound record breaks no rule', async () => {
  expect(await checkRecord(owner)).toEqual([]);
});

test('every rule has a violation planted for it', async () => {
  expect(Object.keys(PLANTED).sort()).toEqual((await readRules()).map(({ name }) => name));
});

test.each(Object.entries(PLANTED))('%s is reported when it is broken', async (rule, { plant, also = [] }) => {
  const found = await afterPlanting(plant(record), () => findViolations(owner));
  expect([...new Set(found.map((each) => each.rule))].sort()).toEqual([rule, ...also].sort());
  for (const { subject, detail } of found) expect([subject, detail]).not.toContain('');
});

test('to whom rows are hidden it says nothing rather than that all is well', async () => {
  const application = await database.pool.connect();
  try {
    await expect(checkRecord(application)).rejects.toThrow('owner of the tables');
  } finally {
    application.release();
  }
});
