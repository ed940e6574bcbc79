import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { deskConnection } from '../../desk/temporal-connection.js';
import { correction, demoApplicant } from '../builders/demo-case.js';
import { interrupt } from '../harness/interrupt.js';
import { openTestPool } from '../harness/test-database.js';
import { testServers } from '../harness/test-servers.js';
import type { Body } from './answer.js';
import { type DoorBench, type OpenedCase, startDoorBench } from './door-bench.js';
import type { Visitor } from './visitor.js';

/** The server is told to hold a hundred acts for one case. */
const MORE_THAN_ONE_CASE_HOLDS = 115;

let door: DoorBench;
const connections: Connection[] = [];
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
});
afterAll(async () => {
  await Promise.all(connections.map((each) => each.close()));
  await door.stop();
});

async function begin(place: number): Promise<{ it: OpenedCase; officer: Visitor; body: { form: object } }> {
  const it = await door.open(place);
  const applicant = demoApplicant(place);
  const { form } = correction({ tenant: '', caseId: it.id, number: it.number, village: it.village, applicant }, 1);
  return { it, officer: await door.visitor(it.village), body: { form: form ?? {} } };
}

const events = async (id: string) =>
  (await door.bench.database.read('select 1 from case_events where case_id = $1', [id])).length;

test('more acts than a case can hold are sent away', async () => {
  const { it, officer, body } = await begin(1);
  const connection = await Connection.connect(deskConnection(testServers().temporalAddress));
  connections.push(connection);
  const there = officer.at(door.build({ temporal: new Client({ connection }) }));
  const answers = await Promise.all(
    Array.from({ length: MORE_THAN_ONE_CASE_HOLDS }, () => there.act(it.id, 'amendApplication', 1, body)),
  );
  const codes = new Set(answers.map((each) => each.json<Body>().code));
  expect([...codes].sort()).toEqual(['outcomeUnknown', 'tooManyActions']);
  expect(answers.find((each) => each.json<Body>().code === 'tooManyActions')?.statusCode).toBe(429);
});

test('with Temporal away nothing is done and the answer says that repeating is safe', async () => {
  const { it, officer, body } = await begin(2);
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  connections.push(connection);
  const app = door.build({ temporal: new Client({ connection }) });
  const response = await officer.at(app).act(it.id, 'amendApplication', 1, body);
  expect(response.json<Body>()).toMatchObject({ status: 503, code: 'outcomeUnknown' });
  expect(await events(it.id)).toBe(1);
  const health = await app.inject('/healthz');
  expect([health.statusCode, health.json<Body>()]).toEqual([
    503,
    { database: true, temporal: false, worker: false, onHold: false },
  ]);
});

test('with the database away the answer is short and tells nothing', async () => {
  const { officer } = await begin(3);
  const pool = openTestPool('postgres://nobody:secret@127.0.0.1:1/none', 2);
  const app = door.build({ pool });
  const response = await officer.at(app).get('/api/v1/me');
  expect(response.json<Body>()).toMatchObject({ status: 503, code: 'unavailable' });
  expect(response.body + door.logged.join('')).not.toContain('secret');
  expect((await app.inject('/healthz')).json<Body>()).toMatchObject({ database: false, onHold: null });
  await pool.end();
});

test('a database that dies between two queries of a request is away too', async () => {
  const { it, officer } = await begin(5);
  const { database } = door.bench;
  const pool = openTestPool(database.appUrl, 2);
  interrupt(pool, /from case_clocks/, async (client) => {
    const broken = new Promise((resolve) => client.once('error', resolve));
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await broken;
  });
  const response = await officer.at(door.build({ pool })).get(`/api/v1/cases/${it.id}`);
  expect(response.json<Body>()).toMatchObject({ status: 503, code: 'unavailable' });
  await pool.end();
});

test('a mistake of ours is logged once, without what was sent', async () => {
  const { it, officer } = await begin(4);
  await door.bench.database.owner.query(`update cases set sealed_facts = 'x' where id = $1`, [it.id]);
  const before = door.logged.filter((line) => line.includes('request failed')).length;
  const response = await officer.get(`/api/v1/cases/${it.id}`);
  expect(response.json<Body>()).toEqual({
    type: 'urn:tongtu:problem:internal',
    title: '系统内部错误，已记录。',
    status: 500,
    code: 'internal',
  });
  expect(door.logged.filter((line) => line.includes('request failed'))).toHaveLength(before + 1);
});

test('with no worker the outcome is unknown; repeated with the same key, and even corrected, it is done once', async () => {
  const { it, officer, body } = await begin(0);
  const key = randomUUID();
  const away = await officer.act(it.id, 'amendApplication', 1, body, key);
  expect(away.json<Body>()).toMatchObject({ status: 503, code: 'outcomeUnknown' });
  expect(away.headers['retry-after']).toBeDefined();
  await door.bench.startWorker();
  const again = await officer.act(it.id, 'amendApplication', 1, body, key);
  expect([again.statusCode, again.json<Body>().seq]).toEqual([200, 2]);
  expect(await events(it.id)).toBe(2);
});
