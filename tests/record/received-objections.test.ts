import { randomUUID } from 'node:crypto';
import { objectionsOf } from '../../record/answer-objection.js';
import { inTenant } from '../../record/in-tenant.js';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { answered, DOUBLE, OBJECTION, objected, objectTo } from '../builders/objections.js';
import { RecordDriver, seatOf } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';
import { TEST_KEYS } from '../harness/test-keys.js';

let database: TestDatabase;
let driver: RecordDriver;
let place = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
});
afterAll(() => database.drop());

/** A case whose notice hangs since Monday 2 March; its last day is Wednesday 11 March. */
async function publicised(): Promise<string> {
  await driver.setToday('2026-03-02');
  const caseId = await driver.open((place += 1));
  await driver.goThrough(caseId, 'postNotice');
  return caseId;
}

const lastDay = async () => driver.setToday('2026-03-11');
const dayAfter = async () => driver.setToday('2026-03-12');

/** The days pass and the notice comes down in time, without an objection as the village says. */
async function takenDown(caseId: string): Promise<void> {
  await lastDay();
  await driver.actAll(caseId, ['recordRemoval']);
  await dayAfter();
  await driver.fireClocks(caseId);
}

const stateOf = async (caseId: string) =>
  (await inTenant(driver.deps.pool, DEMO_TENANT.id, (tx) => objectionsOf({ tx, keys: TEST_KEYS }, caseId))).map(
    ({ registeredSeq, reason, note }) => ({ registeredSeq, reason, note }),
  );

describe('the end of publicity', () => {
  it('does not pass over an objection that nobody answered, by the clock or by an officer', async () => {
    const caseId = await publicised();
    const { id } = await objected(driver, caseId);
    await takenDown(caseId);
    expect(await driver.step(caseId)).toBe('publicityHeld');
    const refused = { kind: 'refused', refusal: { code: 'objectionOpen' } };
    expect(await driver.act(caseId, 'endHeldPublicity')).toMatchObject(refused);
    expect(await answered(driver, caseId, id, DOUBLE)).toBe(true);
    await driver.actAll(caseId, ['endHeldPublicity']);
    expect(await driver.step(caseId)).toBe('townReview');
    expect((await driver.load(caseId)).state.facts.noticeObjections).toBe('none');
  });

  it('passes by itself when every objection was answered before', async () => {
    const caseId = await publicised();
    const { id } = await objected(driver, caseId);
    await answered(driver, caseId, id, DOUBLE);
    expect(await answered(driver, caseId, id, DOUBLE)).toBe(false);
    await takenDown(caseId);
    expect(await driver.step(caseId)).toBe('townReview');
  });

  it('waits for the inquiry into one that was taken up, and for no longer', async () => {
    const caseId = await publicised();
    const { id } = await objected(driver, caseId);
    const requestId = randomUUID();
    await answered(driver, caseId, id, { kind: 'registered', requestId });
    // Said beforehand, it counts for nothing until the act is on record.
    expect(await stateOf(caseId)).toEqual([{ registeredSeq: null, reason: null, note: null }]);
    expect(await driver.act(caseId, 'object', { requestId })).toMatchObject({ kind: 'recorded' });
    const { seq } = (await driver.load(caseId)).state;
    expect(await stateOf(caseId)).toEqual([{ registeredSeq: seq, reason: null, note: null }]);
    const [clock] = await driver.rows(`select state from case_clocks where case_id = $1 and clock = 'publicity'`, [
      caseId,
    ]);
    expect(clock).toEqual({ state: 'paused' });
    await driver.actAll(caseId, ['dismissObjection', 'endPublicity']);
    expect(await driver.step(caseId)).toBe('townReview');
  });

  it('waits again when the act that took it up is recalled', async () => {
    const caseId = await publicised();
    const { id } = await objected(driver, caseId);
    const requestId = randomUUID();
    await answered(driver, caseId, id, { kind: 'registered', requestId });
    await driver.act(caseId, 'object', { requestId, as: seatOf('town1', 'townOfficer') });
    const form = { reason: '填错了' };
    const recalled = await driver.act(caseId, 'recall', { as: seatOf('town1', 'townOfficer'), form });
    expect(recalled).toMatchObject({ kind: 'recorded' });
    expect(await stateOf(caseId)).toEqual([{ registeredSeq: null, reason: null, note: null }]);
    await takenDown(caseId);
    expect(await driver.step(caseId)).toBe('publicityHeld');
  });

  it('is held by an act that names an objection only where the act is of that case and takes it up', async () => {
    const caseId = await publicised();
    const { id } = await objected(driver, caseId);
    const requestId = randomUUID();
    await answered(driver, caseId, id, { kind: 'registered', requestId });
    await driver.act(caseId, 'updateContact', { requestId, form: { phone: '13800000001' } });
    expect(await stateOf(caseId)).toEqual([{ registeredSeq: null, reason: null, note: null }]);
  });
});

describe('an objection', () => {
  it('comes on the last day still, and not a day later', async () => {
    const caseId = await publicised();
    await lastDay();
    expect(await objectTo(driver, caseId)).toMatchObject({ number: 'YY20260311-0001' });
    await dayAfter();
    expect(await objectTo(driver, caseId)).toBe('notHanging');
    await driver.fireClocks(caseId);
    expect(await driver.step(caseId)).toBe('publicityHeld');
    expect(await objectTo(driver, caseId)).toBe('notHanging');
  });

  it('comes while another is looked into, not before the notice is put up, nor once it is down or the case is closed', async () => {
    const caseId = await publicised();
    await driver.actAll(caseId, ['object']);
    expect(await objectTo(driver, caseId)).toMatchObject({ number: expect.stringMatching(/^YY20260302-/) as string });
    await driver.actAll(caseId, ['changeAfterObjection']);
    expect(await objectTo(driver, caseId)).toBe('notHanging');
    await driver.actAll(caseId, ['postNotice', 'withdraw']);
    expect(await objectTo(driver, caseId)).toBe('notHanging');
    const down = await publicised();
    await lastDay();
    await driver.actAll(down, ['recordRemoval']);
    expect(await objectTo(driver, down)).toBe('notHanging');
    expect(await objectTo(driver, down, { caseNumber: 'nothing' })).toBe('notHanging');
  });

  it('that is sent twice is one; under the same name another is refused', async () => {
    const caseId = await publicised();
    const id = randomUUID();
    const first = await objected(driver, caseId, { id });
    expect(await objectTo(driver, caseId, { id })).toEqual({ ...first, again: true });
    expect(await objectTo(driver, caseId, { id, isNamed: false })).toBe('otherBody');
    expect(await stateOf(caseId)).toHaveLength(1);
  });

  it('is told to town and county, who inquire, and not to the village that publicised', async () => {
    const caseId = await publicised();
    await objected(driver, caseId);
    const told = await driver.rows<{ level: string }>(
      `select o.level from notifications n join orgs o on o.id = n.org_id where n.case_id = $1 and n.reason = 'objectionReceived' order by o.level`,
      [caseId],
    );
    expect(told).toEqual([{ level: 'county' }, { level: 'town' }]);
  });

  it('is readable nowhere in the database, nor what is answered', async () => {
    const caseId = await publicised();
    const { id, number } = await objected(driver, caseId);
    await answered(driver, caseId, id, DOUBLE);
    const { rows: tables } = await database.owner.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const union = tables.map(({ name }) => `select t::text as row from ${name} t`).join(' union all ');
    const { rows } = await database.owner.query<{ dump: string }>(
      `select string_agg(row, E'\\n') as dump from (${union}) d`,
    );
    const dump = rows[0]?.dump ?? '';
    expect(dump).toContain(number);
    for (const secret of [OBJECTION.name, OBJECTION.phone, OBJECTION.text, DOUBLE.note])
      for (const form of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')])
        expect(dump).not.toContain(form);
  });
});
