import { DEMO_TENANT } from '../../bin/demo-county.js';
import { archiveIndex } from '../../record/archive-index.js';
import { inTenant } from '../../record/in-tenant.js';
import type { Recorded } from '../../record/record-types.js';
import { filesToUseAgain } from '../../record/reused-files.js';
import { type ActOptions, RecordDriver, seatOf } from '../builders/record-driver.js';
import { REPORTED, usedAgain } from '../builders/reused-files.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

const tenant = DEMO_TENANT.id;
const COUNTY = seatOf('county1', 'countyOfficer');

let database: TestDatabase;
let driver: RecordDriver;
let home: string;
let photos: readonly [string, string];

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
});
afterAll(() => database.drop());

let place = 0;
beforeEach(async () => {
  await driver.setToday('2026-03-02');
  home = await driver.open(place);
  place += 1;
  await driver.goThrough(home, 'selfCheck');
  const files = await driver.rows<{ id: string }>(
    'select id from evidence where case_id = $1 and slot = $2 order by id',
    [home, REPORTED],
  );
  photos = files.map(({ id }) => id) as [string, string];
  await act('sendBack', { as: COUNTY, form: { toStep: 'inProgress', reason: '角度不符' } });
});

async function act(action: string, options: ActOptions = {}): Promise<string> {
  const done: Recorded = await driver.act(home, action, options);
  return done.kind === 'refused' ? done.refusal.code : done.kind;
}
const reported = (action = 'selfCheck') => act(action, { without: [REPORTED] });
const offered = () =>
  inTenant(driver.deps.pool, tenant, (tx) => filesToUseAgain(tx, { caseId: home, slots: [REPORTED] }));
const uses = () =>
  driver.rows<{ first: number; again: number | null }>(
    `select e.used_seq as first, u.used_seq as again from file_reuses u join evidence e on e.id = u.evidence_id
     where u.case_id = $1 order by e.id`,
    [home],
  );
const seqNow = async () => (await driver.load(home)).state.seq;

test('photographs count for the next report once, and each use stays on record, in the archive too', async () => {
  const firstSeq = (await seqNow()) - 1;
  expect(await offered()).toEqual(photos);
  expect(await reported()).toBe('evidenceMissing');
  expect(await usedAgain(driver, home, photos)).toBe(true);
  expect(await offered()).toEqual([]);
  expect(await reported()).toBe('recorded');
  const seq = await seqNow();
  expect(await uses()).toEqual(photos.map(() => ({ first: firstSeq, again: seq })));
  const { index } = await inTenant(driver.deps.pool, tenant, async (tx) => archiveIndex(tx, await driver.load(home)));
  const again = index.entries.filter(({ kind }) => kind === 'fileAgain');
  expect(again.map((entry) => [entry.seq, entry.detail.id])).toEqual(photos.map((id) => [seq, id]));
  // A second round offers what the report rested on, and what was left out of it no longer.
  await act('sendBack', { as: COUNTY, form: { toStep: 'inProgress', reason: '仍不清楚' } });
  const [one] = photos;
  expect(await usedAgain(driver, home, [one])).toBe(true);
  expect(await act('selfCheck')).toBe('recorded');
  await act('sendBack', { as: COUNTY, form: { toStep: 'inProgress', reason: '再补' } });
  expect(await offered()).toContain(one);
  expect(await offered()).not.toContain(photos[1]);
});

test('what was chosen counts for nothing once the case was not sent back after all, or rework is asked for', async () => {
  await usedAgain(driver, home, photos);
  expect(await act('recall', { as: COUNTY, form: { reason: '点错了' } })).toBe('recorded');
  expect(await offered()).toEqual([]);
  expect(await act('requireRework', { as: COUNTY })).toBe('recorded');
  expect(await offered()).toEqual([]);
  expect(await usedAgain(driver, home, photos)).toBe(false);
  expect(await reported('reworkDone')).toBe('evidenceMissing');
});
