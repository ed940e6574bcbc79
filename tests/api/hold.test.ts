import { DEMO_USERS } from '../../bin/demo-county.js';
import { holdByCommand } from '../../record/hold.js';
import type { Body } from './answer.js';
import { type DoorBench, startDoorBench } from './door-bench.js';

let door: DoorBench;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  await door.open(0);
});
afterAll(() => door.stop());

const HOLD = '/api/v1/hold';
const statement = (change: object = {}) => ({
  from: '2026-03-02',
  to: '2026-03-02',
  sha256: 'a'.repeat(64),
  everyMovementMatched: true,
  ...change,
});
const at = async (login: string) => door.visitor(login);
const release = async (login: string, change: object = {}) =>
  (await (await at(login)).post(`${HOLD}/release`, statement(change))).json<Body>();
const confirm = async (login: string, sha256 = 'a'.repeat(64)) =>
  (await (await at(login)).post(`${HOLD}/release/confirm`, { sha256 })).json<Body>();

/** Who may what, by the roles of every account of the demo. */
const may = (login: string, roles: readonly string[]) =>
  DEMO_USERS.find((user) => user.login === login)?.seats.some(({ role }) => roles.includes(role)) ?? false;
const READERS = ['finance', 'countyApprover', 'administrator', 'auditor', 'manager'];

test('without a hold there is nothing to release', async () => {
  expect((await (await at('finance1')).get(HOLD)).json<Body>()).toEqual({
    state: 'none',
    since: null,
    lostFrom: null,
    holds: [],
    daysToMatch: null,
    statement: null,
    unanswered: [],
  });
  expect(await release('finance1')).toMatchObject({ status: 409, code: 'notOnHold' });
  expect(await confirm('approver1')).toMatchObject({ status: 409, code: 'notOnHold' });
});

test('each role sees and does what is its own', async () => {
  await holdByCommand(door.bench.database.record, 'the disk of Monday was put back');
  for (const { login } of DEMO_USERS) {
    const visitor = await at(login);
    expect([login, (await visitor.get(HOLD)).statusCode]).toEqual([login, may(login, READERS) ? 200 : 403]);
    const matched = await release(login, { from: '2026-03-03', to: '2026-03-03' });
    expect([login, matched.code]).toEqual([login, may(login, ['finance']) ? 'happenedInFuture' : 'notYourRole']);
    const confirmed = (await confirm(login)).code;
    const releases = may(login, ['countyApprover', 'administrator']);
    expect([login, confirmed]).toEqual([login, releases ? 'holdNotMatched' : 'notYourRole']);
  }
  expect((await door.app.inject(HOLD)).statusCode).toBe(401);
  expect((await (await at('auditor1')).get(HOLD)).json<object>()).toMatchObject({
    state: 'onHold',
    holds: [{ cause: 'command', reason: 'the disk of Monday was put back' }],
    daysToMatch: { from: '2026-03-02', to: '2026-03-02' },
  });
});

test.each([
  ['without the word that all was matched', { everyMovementMatched: false }],
  ['with a hash that is none', { sha256: 'A'.repeat(64) }],
  ['that ends before it begins', { to: '2026-03-01' }],
  ['with more than was asked', { note: 'x' }],
])('a statement %s is not taken', async (_what, change) => {
  expect(await release('finance1', change)).toMatchObject({ status: 422, code: 'requestInvalid' });
});

test('a statement that is too short says what it must cover', async () => {
  await door.bench.database.moveDays(2);
  await holdByCommand(door.bench.database.record, 'again, two days later');
  expect(await release('finance1', { to: '2026-03-03' })).toMatchObject({
    status: 422,
    code: 'statementTooShort',
    about: '2026-03-02 至 2026-03-04',
  });
});

test('the person who matched does not release, nor someone who saw another statement', async () => {
  const days = { to: '2026-03-04' };
  expect(await release('finance1', { ...days, sha256: 'b'.repeat(64) })).toMatchObject({ state: 'matched' });
  expect(await release('finance1', days)).toMatchObject({ state: 'matched', statement: { sha256: 'a'.repeat(64) } });
  expect(await confirm('approver1', 'b'.repeat(64))).toMatchObject({ status: 409, code: 'statementDiffers' });
  const { database } = door.bench;
  await database.owner.query(
    `insert into user_roles select tenant_id, user_id, 'countyApprover', org_id from user_roles r
     where r.role = 'finance' and user_id = (select id from users where login = 'finance1')`,
  );
  expect(await confirm('finance1')).toMatchObject({ status: 409, code: 'statementMatchedByYou' });
  expect(await confirm('approver1')).toMatchObject({ state: 'none' });
});
