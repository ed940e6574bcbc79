import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { type Acknowledged, checkAcknowledgements } from '../../audit/check-record.js';
import { LotDriver } from '../builders/lot-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let owner: PoolClient;
let acknowledged: Acknowledged[];

beforeAll(async () => {
  database = await createTestDatabase();
  const driver = new LotDriver(database.pool);
  await driver.setToday('2026-03-02');
  // Past the acceptance, so that the clock has acted and visits were opened: nobody asked for these.
  await driver.goThrough(await driver.open(0), 'accept');
  acknowledged = await driver.rows<Acknowledged>(
    `select request_id as "requestId", case_id as "caseId", action, seq, to_step as step from case_events
     where role <> 'clock' and request_id not like '%:%'`,
  );
  owner = await database.owner.connect();
});
afterAll(async () => {
  owner.release();
  await database.drop();
});

const rulesBroken = async (told: readonly Acknowledged[], sent?: readonly string[]) =>
  (await checkAcknowledgements(owner, told, sent)).map(({ rule }) => rule);
const last = () => acknowledged.at(-1) as Acknowledged;
const ids = () => acknowledged.map(({ requestId }) => requestId);

test('what clients were told is what is recorded, and nobody else asked for anything', async () => {
  expect(acknowledged.length).toBeGreaterThan(10);
  // Sent, refused, given up: a request that was never recorded is no fault.
  expect(await rulesBroken(acknowledged, [...ids(), randomUUID()])).toEqual([]);
});

test('what was acknowledged and is not recorded is lost', async () => {
  const lost = { ...last(), requestId: randomUUID() };
  expect(await checkAcknowledgements(owner, [...acknowledged, lost])).toEqual([
    {
      rule: 'acknowledged-missing',
      subject: lost.requestId,
      detail: expect.stringContaining('not recorded') as unknown,
    },
  ]);
});

test.each<Partial<Acknowledged>>([{ seq: 99 }, { step: 'paid' }, { action: 'withdraw' }, { caseId: randomUUID() }])(
  'what was told otherwise than it is recorded is reported: %j',
  async (change) => {
    expect(await rulesBroken([{ ...last(), ...change }])).toEqual(['acknowledged-missing']);
  },
);

test('what is recorded and nobody sent is reported, when all that was sent is known', async () => {
  const withoutLast = ids().slice(0, -1);
  expect(await rulesBroken([], withoutLast)).toEqual(['recorded-unasked']);
  expect(await rulesBroken([])).toEqual([]);
});

test('a request recorded twice is reported, though each was acknowledged', async () => {
  const { tenant } = (await owner.query<{ tenant: string }>('select id as tenant from tenants')).rows[0] ?? {};
  await owner.query('alter table case_events drop constraint case_events_tenant_id_request_id_key');
  await owner.query(
    `insert into case_events (tenant_id, case_id, seq, request_id, action, from_step, to_step, role, happened_on, recorded_at, body, prev_hash, hash)
     select tenant_id, case_id, seq + 100, request_id, action, from_step, to_step, role, happened_on, recorded_at, body, prev_hash, hash
     from case_events where tenant_id = $1 and request_id = $2`,
    [tenant, last().requestId],
  );
  expect(await rulesBroken([last()])).toEqual(['acknowledged-missing', 'request-twice']);
});
