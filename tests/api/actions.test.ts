import { randomUUID } from 'node:crypto';
import { correction, demoApplicant } from '../builders/demo-case.js';
import { until } from '../harness/until.js';
import { aString, type Body } from './answer.js';
import { type DoorBench, type OpenedCase, startDoorBench } from './door-bench.js';
import { photo } from './papers.js';
import type { Visitor } from './visitor.js';

let door: DoorBench;
beforeAll(async () => {
  door = await startDoorBench();
});
afterAll(() => door.stop());

/** A new case of its own village, and the officer there. */
async function begin(place: number): Promise<{ it: OpenedCase; officer: Visitor; body: { form: object } }> {
  const it = await door.open(place);
  const applicant = demoApplicant(place);
  const { form } = correction({ tenant: '', caseId: it.id, number: it.number, village: it.village, applicant }, 1);
  return { it, officer: await door.visitor(it.village), body: { form: form ?? {} } };
}

const events = (id: string) =>
  door.bench.database.read<{ seq: number; action: string }>(
    'select seq, action from case_events where case_id = $1 order by seq',
    [id],
  );
const url = (id: string, action: string) => `/api/v1/cases/${id}/actions/${action}`;

test('an action answers when it is true, and every list shows it', async () => {
  const { it, officer, body } = await begin(0);
  const response = await officer.act(it.id, 'amendApplication', 1, body);
  expect([response.statusCode, response.json<Body>()]).toEqual([
    200,
    { seq: 2, step: 'applied', closed: null, dueOn: aString },
  ]);
  expect(response.headers.etag).toBe('"2"');
  expect((await officer.get(`/api/v1/cases/${it.id}`)).json<Body>()).toMatchObject({
    seq: 2,
    timeline: [{ action: 'open' }, { action: 'amendApplication', role: 'villageOfficer' }],
  });
});

test('what stands against an action is told beforehand, and nothing is done', async () => {
  const { it, officer, body } = await begin(60);
  const ask = (action: string, seq: number, sent: object) =>
    officer.post(`${url(it.id, action)}/check`, sent, { 'if-match': `"${seq}"` });
  const nothing = await ask('amendApplication', 1, body);
  expect([nothing.statusCode, nothing.body]).toEqual([204, '']);
  expect((await ask('acceptApplication', 1, {})).json<Body>()).toMatchObject({ status: 409, code: 'evidenceMissing' });
  expect((await ask('rejectApplication', 1, {})).json<Body>()).toMatchObject({
    code: 'formInvalid',
    errors: [{ pointer: '#/form/reason', code: 'missing' }],
  });
  expect((await ask('amendApplication', 0, body)).json<Body>()).toMatchObject({ status: 412, code: 'overtaken' });
  expect((await officer.post(`${url(it.id, 'amendApplication')}/check`, body)).statusCode).toBe(428);
  expect(await events(it.id)).toHaveLength(1);
  const kept = await door.bench.database.read('select 1 from submissions where case_id = $1 and action <> $2', [
    it.id,
    'open',
  ]);
  expect(kept).toEqual([]);
  const stranger = await door.visitor('village3b');
  const unseen = await stranger.post(`${url(it.id, 'amendApplication')}/check`, body, { 'if-match': '"1"' });
  expect(unseen.statusCode).toBe(404);
});

test('repeated with the same key it is done once, answered alike even after others acted', async () => {
  const { it, officer, body } = await begin(1);
  const key = randomUUID();
  const first = await officer.act(it.id, 'amendApplication', 1, body, key);
  await officer.act(it.id, 'rejectApplication', 2, { form: { reason: '材料不实' } });
  const again = await officer.act(it.id, 'amendApplication', 1, body, key.toUpperCase());
  expect([again.statusCode, again.json<Body>()]).toEqual([200, first.json<Body>()]);
  expect(await events(it.id)).toHaveLength(3);
  const other = await officer.act(it.id, 'amendApplication', 1, { form: { ...body.form, ownership: 'rented' } }, key);
  expect(other.json<Body>()).toMatchObject({ status: 422, code: 'idempotencyKeyReused' });
  const elsewhere = await begin(2);
  expect(
    (await elsewhere.officer.act(elsewhere.it.id, 'amendApplication', 1, elsewhere.body, key)).json<Body>(),
  ).toMatchObject({ status: 422, code: 'idempotencyKeyReused' });
});

test('a repetition at the same moment is done once', async () => {
  const { it, officer, body } = await begin(3);
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => officer.act(it.id, 'amendApplication', 1, body, key)),
  );
  expect(answers.map((each) => each.json<Body>().seq)).toEqual([2, 2, 2, 2]);
  expect(await events(it.id)).toHaveLength(2);
});

test('who was overtaken is told what changed', async () => {
  const { it, officer, body } = await begin(4);
  await officer.act(it.id, 'amendApplication', 1, body);
  const late = await officer.act(it.id, 'amendApplication', 1, body);
  expect(late.json<Body>()).toMatchObject({
    status: 412,
    code: 'overtaken',
    now: { seq: 2, step: 'applied', closed: null },
    changes: [{ seq: 2, action: 'amendApplication', title: '更正申请' }],
  });
  const both = await Promise.all([
    officer.act(it.id, 'amendApplication', 2, body),
    officer.act(it.id, 'amendApplication', 2, body),
  ]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
});

test('a refusal says why, where the case stands and what is possible; the corrected body may use the same key', async () => {
  const { it, officer, body } = await begin(5);
  const key = randomUUID();
  const refused = await officer.act(it.id, 'acceptApplication', 1, {}, key);
  expect(refused.json<Body>()).toMatchObject({
    status: 409,
    code: 'evidenceMissing',
    about: '申请审批表',
    title: '缺少材料“申请审批表”，请上传后再提交。',
    now: { seq: 1, step: 'applied' },
    allowed: expect.arrayContaining([{ name: 'amendApplication', title: '更正申请' }]) as unknown,
  });
  expect((await officer.act(it.id, 'amendApplication', 1, body, key)).statusCode).toBe(200);
});

test.each([
  ['an action of another step', 'settle', {}, 409, 'notAtThisStep'],
  ['an action that there is not', 'launchRocket', {}, 404, 'noSuchAction'],
  ['an action of the clock', 'escalate', {}, 403, 'notYourRole'],
  ['another role than one holds', 'amendApplication', { role: 'countyOfficer' }, 403, 'notYourRole'],
  ['a role that there is not', 'amendApplication', { role: 'king' }, 422, 'requestInvalid'],
  ['a form with holes', 'rejectApplication', { form: {} }, 422, 'formInvalid'],
  ['a form that is none', 'rejectApplication', { form: [] }, 422, 'requestInvalid'],
  ['a field that is not asked', 'rejectApplication', { form: { reason: 'x', closed: true } }, 422, 'formInvalid'],
  ['something beside the form', 'rejectApplication', { form: { reason: 'x' }, seq: 9 }, 422, 'requestInvalid'],
  [
    'a day that lies ahead',
    'rejectApplication',
    { form: { reason: 'x' }, happenedOn: '2026-03-03' },
    409,
    'happenedInFuture',
  ],
  [
    'a day before the step began',
    'rejectApplication',
    { form: { reason: 'x' }, happenedOn: '2026-03-01' },
    409,
    'happenedBeforeStep',
  ],
  [
    'evidence of nobody',
    'rejectApplication',
    { form: { reason: 'x' }, evidence: [randomUUID()] },
    422,
    'evidenceUnknown',
  ],
])('%s is refused and nothing is written', async (_what, action, body, status, code) => {
  shared ??= await begin(6);
  const response = await shared.officer.act(shared.it.id, action, 1, body);
  expect(response.json<Body>()).toMatchObject({ status, code });
  expect(await events(shared.it.id)).toHaveLength(1);
});
let shared: Awaited<ReturnType<typeof begin>> | undefined;

test('the headers are asked for', async () => {
  const { it, officer, body } = await begin(7);
  const send = async (headers: Record<string, string>) =>
    (await officer.post(url(it.id, 'amendApplication'), body, headers)).json<Body>();
  const key = { 'idempotency-key': randomUUID() };
  expect(await send({ 'if-match': '"1"' })).toMatchObject({ status: 400, code: 'idempotencyKeyMissing' });
  expect(await send({ 'if-match': '"1"', 'idempotency-key': '1' })).toMatchObject({
    status: 400,
    code: 'idempotencyKeyInvalid',
  });
  expect(await send(key)).toMatchObject({ status: 428, code: 'ifMatchMissing' });
  for (const tag of ['1', '*', 'W/"1"', '"x"', '"1", "2"'])
    expect(await send({ ...key, 'if-match': tag })).toMatchObject({ status: 400, code: 'ifMatchInvalid' });
});

test('a case of another place does not exist; one that is seen but not one’s own to act on is refused', async () => {
  const { it, body } = await begin(8);
  expect((await (await door.visitor('village1a')).act(it.id, 'amendApplication', 1, body)).json<Body>()).toMatchObject({
    status: 404,
    code: 'notFound',
  });
  expect((await (await door.visitor('county1')).act(it.id, 'amendApplication', 1, body)).json<Body>()).toMatchObject({
    status: 403,
    code: 'notYourRole',
  });
});

test('a case of another tenant does not exist', async () => {
  const { it, body } = await begin(9);
  const { owner } = door.bench.database;
  const other = randomUUID();
  await owner.query(`insert into tenants (id, code, name) values ($1, 'other', 'Other')`, [other]);
  await owner.query(
    `with o as (insert into orgs (tenant_id, id, level, code, name, lineage) values ($1::uuid, $2::uuid, 'county', 'X', 'X', array[$2::uuid]))
     insert into users (tenant_id, id, login, name, password_hash) select $1::uuid, $3::uuid, 'other', 'O', password_hash from users where login = 'county1'`,
    [other, randomUUID(), randomUUID()],
  );
  await owner.query(
    `insert into user_roles (tenant_id, user_id, role, org_id) select u.tenant_id, u.id, r, o.id from users u, orgs o, unnest(array['countyOfficer', 'administrator', 'auditor']) r
     where u.login = 'other' and o.tenant_id = u.tenant_id`,
  );
  const stranger = await door.visitor('other');
  expect((await stranger.get(`/api/v1/cases/${it.id}`)).statusCode).toBe(404);
  expect((await stranger.act(it.id, 'amendApplication', 1, body)).statusCode).toBe(404);
  expect((await stranger.get('/api/v1/cases')).json<Body>().cases).toEqual([]);
  expect((await stranger.get('/api/v1/funds')).json<Body>().funds).toEqual([]);
  expect(
    (
      await stranger.upload(
        `/api/v1/cases/${it.id}/evidence`,
        { slot: 'idCopy' },
        { bytes: photo(), type: 'image/jpeg' },
      )
    ).statusCode,
  ).toBe(404);
});

test('paper that was signed yesterday is entered today', async () => {
  await door.bench.database.moveDays(2);
  const { it, officer, body } = await begin(10);
  await door.bench.database.moveDays(1);
  const response = await officer.act(it.id, 'amendApplication', 1, { ...body, happenedOn: '2026-03-04' });
  expect(response.statusCode).toBe(200);
  const { timeline } = (await officer.get(`/api/v1/cases/${it.id}`)).json<Body>();
  expect(timeline[1]).toMatchObject({
    happenedOn: '2026-03-04',
    recordedAt: expect.stringMatching(/^2026-03-05/) as unknown,
  });
});

test('with its workflow lost, a case goes on', async () => {
  const { it, officer, body } = await begin(11);
  await officer.act(it.id, 'amendApplication', 1, body);
  await door.bench.workflowOf({ tenant: (await tenantOf(it.id)) ?? '', caseId: it.id }).terminate('lost');
  expect((await officer.act(it.id, 'amendApplication', 2, body)).json<Body>()).toMatchObject({ seq: 3 });
});

test('nothing personal passes Temporal or the log', async () => {
  const { it, officer, body } = await begin(12);
  await officer.act(it.id, 'amendApplication', 1, body);
  const handle = door.bench.workflowOf({ tenant: (await tenantOf(it.id)) ?? '', caseId: it.id });
  const history = await until(async () => {
    const text = Buffer.from(JSON.stringify(await handle.fetchHistory())).toString();
    return text.length > 0 && text;
  }, 'the history is there');
  const { form } = demoApplicant(12);
  for (const value of [form.name, form.idNumber, form.phone, form.address]) {
    const encoded = Buffer.from(String(value)).toString('base64').replace(/=+$/, '').slice(0, -2);
    expect(history.includes(String(value)) || history.includes(encoded)).toBe(false);
    expect(door.logged.join('')).not.toContain(String(value));
  }
});

async function tenantOf(id: string): Promise<string | undefined> {
  return (
    await door.bench.database.read<{ tenant: string }>('select tenant_id as tenant from cases where id = $1', [id])
  )[0]?.tenant;
}

test('an action whose fields may each be left out is refused when all are, and says so beforehand', async () => {
  const { it, officer } = await begin(20);
  const empty = await officer.act(it.id, 'updateContact', 1, { form: {} });
  expect(empty.json<Body>()).toMatchObject({
    status: 422,
    code: 'formInvalid',
    errors: [{ pointer: '#/form', code: 'nothingFilledIn' }],
  });
  expect(await events(it.id)).toHaveLength(1);
  const { actions } = (await officer.get(`/api/v1/cases/${it.id}`)).json<Body>();
  expect(actions).toContainEqual(
    expect.objectContaining({ name: 'updateContact', form: expect.objectContaining({ minProperties: 1 }) as unknown }),
  );
  expect((await officer.act(it.id, 'updateContact', 1, { form: { phone: '13800138000' } })).statusCode).toBe(200);
});
