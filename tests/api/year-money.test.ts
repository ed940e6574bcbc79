import { randomUUID } from 'node:crypto';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { RecordDriver } from '../builders/record-driver.js';
import { aString, type Body } from './answer.js';
import { type DoorBench, startDoorBench } from './door-bench.js';
import type { Visitor } from './visitor.js';

let door: DoorBench;
let admin: Visitor;
let finance: Visitor;
let officer: Visitor;
let driver: RecordDriver;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  [admin, finance, officer] = await Promise.all([
    door.visitor('admin1'),
    door.visitor('finance1'),
    door.visitor('county1'),
  ]);
  driver = new RecordDriver(door.bench.database.pool);
});
afterAll(() => door.stop());

const COUNTY = demoId('org:county');
const quota = (change: object = {}) => ({
  programme: 'home-renovation',
  year: 2027,
  orgId: COUNTY,
  total: 5,
  ...change,
});
const fund = (change: object = {}) => ({
  programme: 'home-renovation',
  year: 2027,
  name: '县级资金',
  position: 1,
  totalFen: '1000000',
  ...change,
});
const codeOf = async (caseId: string, action: string) => {
  const result = await driver.act(caseId, action);
  return result.kind === 'refused' ? result.refusal.code : result.kind;
};

test('a case that waits at New Year is approved once next year has its quota and money', async () => {
  // Eligibility is checked against lists that are not old.
  await door.bench.database.owner.query(`update reference_lists set as_of = '2026-12-01'`);
  await driver.setToday('2026-12-01');
  const caseId = await driver.open(0);
  await driver.goThrough(caseId, 'recordAudit');
  await driver.setToday('2027-01-04');
  expect(await codeOf(caseId, 'approve')).toBe('quotaNotSet');

  const put = await finance.put('/api/v1/quotas', quota({ total: 1 }));
  expect([put.statusCode, put.json<Body>()]).toEqual([
    200,
    { ...quota({ total: 1 }), id: aString, orgName: '清禾县残联', used: 0, free: 1 },
  ]);
  expect(await codeOf(caseId, 'approve')).toBe('fundsExhausted');
  const added = await finance.post('/api/v1/funds', fund());
  expect([added.statusCode, added.json<Body>()]).toMatchObject([
    201,
    { ...fund(), perCaseFen: null, freeFen: '1000000' },
  ]);
  expect(await codeOf(caseId, 'approve')).toBe('recorded');

  const taken = (await officer.get('/api/v1/funds'))
    .json<{ funds: { id: string; reservedFen: string; freeFen: string }[] }>()
    .funds.find(({ id }) => id === added.json<Body>().id);
  expect(taken).toMatchObject({ reservedFen: '600000', freeFen: '400000' });
  const total = (totalFen: string) => finance.patch(`/api/v1/funds/${taken?.id}`, { totalFen });
  expect((await total('599999')).json<Body>()).toMatchObject({ status: 409, code: 'fundBelowUse', about: '600000' });
  expect((await total('600000')).json<Body>()).toMatchObject({
    totalFen: '600000',
    freeFen: '0',
    reservedFen: '600000',
  });
  expect((await total('2000000')).json<Body>()).toMatchObject({ totalFen: '2000000', freeFen: '1400000' });

  expect((await admin.put('/api/v1/quotas', quota({ total: 0 }))).json<Body>()).toMatchObject({
    status: 409,
    code: 'quotaBelowUse',
    about: '1',
  });
  expect((await admin.put('/api/v1/quotas', quota({ total: 3 }))).json<Body>()).toMatchObject({
    id: put.json<Body>().id,
    total: 3,
    used: 1,
    free: 2,
  });
  expect((await officer.get('/api/v1/quotas')).json<Body>().quotas).toContainEqual(
    expect.objectContaining({ year: 2027, total: 3, used: 1, free: 2 }),
  );
});

/** Takes money and a place as an approval does: under the locks, a while before it commits. Meanwhile someone asks. */
async function whileTaken<T>(fundId: string, quotaId: string, ask: () => Promise<T>): Promise<T> {
  const caseId = await driver.open(1);
  const client = await door.bench.database.owner.connect();
  await client.query('begin');
  await client.query('select 1 from quotas where id = $1 for update', [quotaId]);
  await client.query('select 1 from funds where id = $1 for update', [fundId]);
  const asked = ask();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await client.query(
    `insert into fund_entries (tenant_id, fund_id, case_id, seq, from_account, to_account, amount_fen) values ($1, $2, $3, 1, 'free', 'reserved', 600000)`,
    [DEMO_TENANT.id, fundId, caseId],
  );
  await client.query('insert into quota_uses (tenant_id, case_id, quota_id, taken_seq) values ($1, $2, $3, 1)', [
    DEMO_TENANT.id,
    caseId,
    quotaId,
  ]);
  await client.query('commit');
  client.release();
  return asked;
}

test('a total is not lowered beside an approval that takes from it at that moment', async () => {
  const year = 2030;
  const { id: fundId } = (await finance.post('/api/v1/funds', fund({ year }))).json<Body>();
  const { id: quotaId } = (await finance.put('/api/v1/quotas', quota({ year }))).json<Body>();
  const answers = await whileTaken(fundId, quotaId, () =>
    Promise.all([
      finance.patch(`/api/v1/funds/${fundId}`, { totalFen: '1' }),
      finance.put('/api/v1/quotas', quota({ year, total: 0 })),
    ]),
  );
  expect(answers.map((answer) => answer.json<Body>().code)).toEqual(['fundBelowUse', 'quotaBelowUse']);
});

test('a second fund at the same place in the order is refused', async () => {
  expect((await admin.post('/api/v1/funds', fund({ year: 2031, perCaseFen: '350000' }))).json<Body>()).toMatchObject({
    perCaseFen: '350000',
  });
  expect((await admin.post('/api/v1/funds', fund({ year: 2031 }))).json<Body>()).toMatchObject({
    status: 409,
    code: 'fundExists',
  });
  expect((await admin.post('/api/v1/funds', fund({ year: 2031, position: 2 }))).statusCode).toBe(201);
});

test.each([
  ['a programme that there is not', { programme: 'x' }, 422, 'noSuchProcedure'],
  ['a programme of lots', { programme: 'tender-lot' }, 422, 'noSuchProcedure'],
  ['a place that there is not', { orgId: randomUUID() }, 422, 'noSuchPlace'],
  ['a firm', { orgId: demoId('org:builder') }, 422, 'noSuchPlace'],
  ['a place above one’s seat', { orgId: demoId('org:city') }, 403, 'notYourPlace'],
  ['fewer than none', { total: -1 }, 422, 'requestInvalid'],
  ['half a home', { total: 1.5 }, 422, 'requestInvalid'],
  ['a year that is none', { year: 20_270 }, 422, 'requestInvalid'],
  ['more than was asked', { used: 1 }, 422, 'requestInvalid'],
])('a quota for %s is refused', async (_what, change, status, code) => {
  expect((await admin.put('/api/v1/quotas', quota(change))).json<Body>()).toMatchObject({ status, code });
});

test.each([
  ['of a programme that there is not', { programme: 'x' }, 'noSuchProcedure'],
  ['of money that is none', { totalFen: '1.5' }, 'requestInvalid'],
  ['of money as a number', { totalFen: 100 }, 'requestInvalid'],
  ['that no case may draw on', { perCaseFen: '0' }, 'requestInvalid'],
  ['without a name', { name: ' ' }, 'requestInvalid'],
  ['at no place in the order', { position: 0 }, 'requestInvalid'],
])('a fund %s is refused', async (_what, change, code) => {
  expect((await admin.post('/api/v1/funds', fund({ year: 2040, ...change }))).json<Body>()).toMatchObject({
    status: 422,
    code,
  });
});

test('towns have quotas of their own, set from the county', async () => {
  const put = await finance.put('/api/v1/quotas', quota({ orgId: demoId('org:town1'), total: 2 }));
  expect(put.json<Body>()).toMatchObject({ total: 2, orgName: '临溪镇' });
});

test('nobody but administrators and finance sets them', async () => {
  const { id } = (await admin.post('/api/v1/funds', fund({ year: 2032 }))).json<Body>();
  const refused = { status: 403, code: 'notYourRole' };
  for (const login of ['county1', 'approver1', 'manager1', 'auditor1', 'village1a', 'contractor1']) {
    const visitor = await door.visitor(login);
    expect((await visitor.put('/api/v1/quotas', quota())).json<Body>()).toMatchObject(refused);
    expect((await visitor.post('/api/v1/funds', fund({ year: 2033 }))).json<Body>()).toMatchObject(refused);
    expect((await visitor.patch(`/api/v1/funds/${id}`, { totalFen: '1' })).json<Body>()).toMatchObject(refused);
  }
  expect((await admin.patch(`/api/v1/funds/${randomUUID()}`, { totalFen: '1' })).json<Body>()).toMatchObject({
    status: 404,
    code: 'notFound',
  });
});
