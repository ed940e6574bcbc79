import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { csvRows } from '../../desk/csv-rows.js';
import { csvFileBank } from '../../ports/bank.js';
import { claimEffect } from '../../record/effects.js';
import { heldTenants, holdByCommand, lookForRestore } from '../../record/hold.js';
import { inTenant } from '../../record/in-tenant.js';
import { makePaymentFile } from '../../record/payment-files.js';
import { readOpenHolds } from '../../record/read-hold.js';
import { matchHold, releaseHold } from '../../record/release-hold.js';
import { takePaymentFile } from '../../record/take-payment-file.js';
import { RecordDriver, seatOf } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

const TENANT = DEMO_TENANT.id;
const FINANCE = seatOf('finance1', 'finance');
const APPROVER = seatOf('approver1', 'countyApprover');
const SHA256 = 'a'.repeat(64);
const STATEMENT = { from: '2026-03-01', to: '2026-03-02', sha256: SHA256 };

let database: TestDatabase;
let driver: RecordDriver;
beforeEach(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
  await lookForRestore(database.record);
});
afterEach(() => database.drop());

const holds = () => inTenant(database.pool, TENANT, (tx) => readOpenHolds(tx));
const noted = (change: string) => database.owner.query(`update database_identity set ${change}`);
const release = async () => {
  const days = { ...STATEMENT, to: await driver.today() };
  expect(await matchHold(driver.deps, TENANT, days, FINANCE)).toBeNull();
  expect(await releaseHold(driver.deps, TENANT, SHA256, APPROVER)).toBeNull();
};

describe('a restore is noticed', () => {
  it('not where nothing changed, nor the first time', async () => {
    expect(await lookForRestore(database.record)).toBeNull();
    expect(await holds()).toEqual([]);
    await database.owner.query('delete from database_identity');
    expect(await lookForRestore(database.record)).toBeNull();
    expect(await holds()).toEqual([]);
  });

  it.each([
    [`system_identifier = '1'`, 'otherServer'],
    [`timeline = '0000FFFF'`, 'otherTimeline'],
    ['database_oid = 1', 'otherDatabase'],
    ['table_oid = 1', 'otherDatabase'],
  ])('by %s, once, with what was last on record', async (change, cause) => {
    await driver.open(0);
    await noted(change);
    expect(await lookForRestore(database.record)).toBe(cause);
    expect(await lookForRestore(database.record)).toBeNull();
    const [last] = await driver.rows<{ at: Date }>('select max(recorded_at) as at from case_events');
    expect(await holds()).toMatchObject([
      { cause, reason: null, lastEventAt: last?.at, lastActAt: null, statement: null },
    ]);
    expect(await heldTenants(database.record)).toEqual([TENANT]);
    const acts = await driver.rows('select kind, user_id from administrative_acts');
    expect(acts).toEqual([{ kind: 'holdBegun', user_id: null }]);
  });

  it('once by many processes that start together, and for every tenant', async () => {
    const other = 'bbbbbbbb-0000-8000-a000-000000000001';
    await database.owner.query(`insert into tenants (id, code, name) values ($1, 'other', 'another county')`, [other]);
    await noted(`timeline = '0000FFFF'`);
    const found = await Promise.all(Array.from({ length: 6 }, () => lookForRestore(database.record)));
    expect(found.filter((cause) => cause !== null)).toEqual(['otherTimeline']);
    expect((await heldTenants(database.record)).sort()).toEqual([TENANT, other].sort());
    expect(await holds()).toHaveLength(1);
  });
});

describe('on hold', () => {
  const bank = csvFileBank(csvRows);
  const maker = { by: FINANCE, places: [demoId('org:county')] };
  const make = () => makePaymentFile({ ...driver.deps, bank }, TENANT, maker);

  it('no file is made or taken; released, it is, and what was ordered meanwhile is in it', async () => {
    await driver.goThrough(await driver.open(0), 'orderPayment');
    const first = await make();
    if (!first || first === 'onHold') throw new Error('no file');
    await holdByCommand(database.record, 'the disk was put back');
    await driver.setToday('2026-03-02');
    await driver.goThrough(await driver.open(1), 'orderPayment');
    expect(await make()).toBe('onHold');
    const taken = () => takePaymentFile({ ...driver.deps, bank }, TENANT, { ...maker, fileId: first.id });
    expect(await taken()).toBe('onHold');
    expect(await driver.rows('select 1 from payment_file_downloads')).toEqual([]);
    await release();
    expect(await make()).toMatchObject({ number: 2, count: 1 });
    expect(await taken()).toMatchObject({ sha256: first.sha256 });
  });

  it('a restore that nobody has noticed yet stops the file all the same', async () => {
    await driver.goThrough(await driver.open(0), 'orderPayment');
    await noted(`system_identifier = '1'`);
    expect(await make()).toBe('onHold');
  });

  it('an effect is neither claimed nor shown to the workflow nor swept, and loses no try', async () => {
    const caseId = await driver.open(0);
    const ref = { tenant: TENANT, caseId };
    const effectId = '33333333-3333-8333-a333-333333333333';
    await database.owner.query(
      `insert into case_effects (tenant_id, id, case_id, seq, effect, created_at) values ($1, $2, $3, 1, 'tellApplicant', now() - interval '1 minute')`,
      [TENANT, effectId, caseId],
    );
    await driver.fireClocks(caseId);
    await driver.rows('update cases set workflow_seen_at = now()');
    await holdByCommand(database.record, 'a test');
    expect((await driver.fireClocks(caseId))?.effects).toEqual([]);
    expect(await claimEffect(driver.deps, ref, effectId)).toEqual({ state: 'gone' });
    const swept = () => database.pool.query('select from sweep_candidates(10)');
    expect((await swept()).rowCount).toBe(0);
    expect(await driver.rows('select state, attempts from case_effects')).toEqual([{ state: 'pending', attempts: 0 }]);
    await release();
    expect((await swept()).rowCount).toBe(1);
    expect((await driver.fireClocks(caseId))?.effects).toHaveLength(1);
    expect(await claimEffect(driver.deps, ref, effectId)).toMatchObject({ state: 'claimed', attempt: 1 });
  });

  it('a county that is not on hold goes on beside one that is', async () => {
    const other = 'bbbbbbbb-0000-8000-a000-000000000001';
    await holdByCommand(database.record, 'a test');
    await database.owner.query(`insert into tenants (id, code, name) values ($1, 'other', 'another county')`, [other]);
    await inTenant(database.pool, other, async (tx) => expect(await readOpenHolds(tx)).toEqual([]));
    expect(await holds()).toHaveLength(1);
  });
});

describe('the release', () => {
  it('needs a hold, a statement that covers the days, the same statement, and another person', async () => {
    expect(await matchHold(driver.deps, TENANT, STATEMENT, FINANCE)).toEqual({ refused: 'notOnHold' });
    expect(await releaseHold(driver.deps, TENANT, SHA256, APPROVER)).toEqual({ refused: 'notOnHold' });
    await driver.open(0);
    await driver.setToday('2026-03-05');
    await holdByCommand(database.record, 'a test');
    expect(await releaseHold(driver.deps, TENANT, SHA256, APPROVER)).toEqual({ refused: 'holdNotMatched' });
    const needed = { from: '2026-03-02', to: '2026-03-05' };
    for (const days of [{ from: '2026-03-03' }, { to: '2026-03-04' }])
      expect(await matchHold(driver.deps, TENANT, { ...needed, ...days, sha256: SHA256 }, FINANCE)).toEqual({
        refused: 'statementTooShort',
        needed,
      });
    expect(await matchHold(driver.deps, TENANT, { ...needed, sha256: SHA256 }, FINANCE)).toBeNull();
    expect(await releaseHold(driver.deps, TENANT, SHA256, FINANCE)).toEqual({ refused: 'statementMatchedByYou' });
    expect(await releaseHold(driver.deps, TENANT, 'b'.repeat(64), APPROVER)).toEqual({ refused: 'statementDiffers' });
    expect(await holds()).toHaveLength(1);
    expect(await releaseHold(driver.deps, TENANT, SHA256, APPROVER)).toBeNull();
    expect(await holds()).toEqual([]);
  });

  it('does not cover a restore that came after the matching', async () => {
    await holdByCommand(database.record, 'the first');
    await matchHold(driver.deps, TENANT, STATEMENT, FINANCE);
    await holdByCommand(database.record, 'the second');
    expect(await releaseHold(driver.deps, TENANT, SHA256, APPROVER)).toEqual({ refused: 'holdNotMatched' });
    await release();
    expect(await holds()).toEqual([]);
    const acts = await driver.rows<{ kind: string }>('select kind from administrative_acts order by seq');
    expect(acts.map(({ kind }) => kind)).toEqual([
      'holdBegun',
      'holdMatched',
      'holdBegun',
      'holdMatched',
      'holdReleased',
    ]);
  });

  it('cannot be had past the second person, even in the database', async () => {
    await holdByCommand(database.record, 'a test');
    await matchHold(driver.deps, TENANT, STATEMENT, FINANCE);
    for (const sql of [
      'delete from holds',
      `update holds set began_at = now()`,
      `update holds set cause = 'otherServer'`,
    ])
      await expect(driver.rows(sql)).rejects.toThrow('permission denied');
    await expect(
      driver.rows('update holds set released_by = matched_by, released_at = now() where matched_by is not null'),
    ).rejects.toThrow('violates check constraint');
    await expect(driver.rows('update database_identity set noted_at = now()')).rejects.toThrow('permission denied');
  });
});
