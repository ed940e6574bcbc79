import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { RecordDriver } from '../builders/record-driver.js';
import { interrupt } from '../harness/interrupt.js';
import { openTestPool } from '../harness/test-database.js';
import type { Body } from './answer.js';
import { type DoorBench, startDoorBench } from './door-bench.js';

let door: DoorBench;
let pool: Pool;
beforeAll(async () => {
  door = await startDoorBench();
  pool = openTestPool(door.bench.database.appUrl, 4);
});
afterAll(async () => {
  await pool.end();
  await door.stop();
});

test('a request repeated while its first sending is being recorded gets that answer, and is not refused for the files that it used', async () => {
  const it = await door.open(0);
  const driver = new RecordDriver(door.bench.database.pool);
  await driver.goThrough(it.id, 'recordPeerReview');
  await driver.attach(it.id, 'noticePhoto');
  const act = { requestId: randomUUID(), login: it.village, form: { place: '村务公开栏' } };
  // The first sending, of which the answer was lost: recorded after the second has looked for it.
  interrupt(pool, /used_seq is null as fresh/, () => driver.act(it.id, 'postNotice', act));
  const officer = (await door.visitor(act.login)).at(door.build({ pool }));
  const answer = await officer.act(it.id, 'postNotice', 3, { form: act.form }, act.requestId);
  expect([answer.statusCode, answer.json<Body>()]).toMatchObject([200, { seq: 4, step: 'publicised' }]);
  const { length } = await door.bench.database.read('select 1 from case_events where case_id = $1', [it.id]);
  expect(length).toBe(4);
});
