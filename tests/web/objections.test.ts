import { randomUUID } from 'node:crypto';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { photo } from '../api/papers.js';
import { OBJECTION } from '../builders/objections.js';
import { RecordDriver, seatOf } from '../builders/record-driver.js';
import { testFilesOfObjections } from './files-of-objections.js';
import { type PageBench, pagesOf } from './page-bench.js';
import { startDoorBench } from '../api/door-bench.js';
import { PageVisitor, textOf } from './page-visitor.js';

const PUBLIC = `/public/${DEMO_TENANT.code}`;
const FIELDS = Object.fromEntries(Object.entries(OBJECTION).map(([name, value]) => [`f.${name}`, value]));
/** An address may send this often a minute: enough for all that follows. */
const LIMITS = { requestsPerMinute: 30_000, signInsPerMinute: 200 };

let pages: PageBench;
let driver: RecordDriver;
let caseId = '';
let form = '';
let stranger: PageVisitor;

beforeAll(async () => {
  const door = await startDoorBench();
  pages = pagesOf({ ...door, build: (change) => door.build({ limits: LIMITS, ...change }) });
  stranger = new PageVisitor(pages.app);
  driver = new RecordDriver(door.bench.database.pool);
  await driver.setToday('2026-03-02');
  caseId = await driver.open(0);
  await driver.goThrough(caseId, 'postNotice');
  form = `${PUBLIC}/objections/${(await driver.load(caseId)).number}`;
});
afterAll(() => pages.stop());

const officers = new Map<string, Promise<PageVisitor>>();
/** Signed in once each. */
function officer(login: string): Promise<PageVisitor> {
  const known = officers.get(login) ?? pages.person(login);
  officers.set(login, known);
  return known;
}

interface Receipt {
  readonly receipt: string;
  readonly code: string;
}

function receiptIn(body: string): Receipt {
  const [, receipt = '', code = ''] = /回执编号 (YY\d{8}-\d{4}) 查询码 (\d{4} \d{4})/.exec(textOf(body)) ?? [];
  return { receipt, code };
}

async function objects(fields: Readonly<Record<string, string>> = {}): Promise<Receipt> {
  const sent = await stranger.fillIn(form, form, { ...FIELDS, ...fields });
  expect(sent.statusCode).toBe(201);
  return receiptIn(sent.body);
}

const outcome = async (asked: Receipt) => stranger.send(`${PUBLIC}/objections`, { ...asked });
const idOf = async ({ receipt }: Receipt) =>
  (await driver.rows<{ id: string }>('select id from received_objections where number = $1', [receipt]))[0]?.id ?? '';
const kept = async () => (await driver.rows('select 1 from received_objections')).length;

describe('whoever objects', () => {
  test('finds the way from the list, and what is left out or wrong is told field by field', async () => {
    expect((await stranger.see(PUBLIC)).body).toContain(`href="${form}"`);
    const sent = await stranger.fillIn(form, form, { 'f.source': 'named', 'f.phone': '12' });
    expect(sent.statusCode).toBe(422);
    for (const name of ['ground', 'text', 'phone']) expect(sent.body).toContain(`href="#f-${name}"`);
    const nameless = await stranger.fillIn(form, form, { ...FIELDS, 'f.name': '', 'f.phone': '' });
    for (const name of ['name', 'phone']) expect(nameless.body).toContain(`href="#f-${name}"`);
    expect(nameless.body).toContain(OBJECTION.text);
    stranger.speak('en');
    expect(textOf((await stranger.fillIn(form, form, {})).body)).toContain('Fill in this field.');
    stranger.speak('zh');
    expect(await kept()).toBe(0);
  });

  test('is no program that fills everything in, and no page of another site', async () => {
    const trapped = await stranger.fillIn(form, form, { ...FIELDS, website: 'https://example.invalid' });
    expect([trapped.statusCode, textOf(trapped.body)]).toEqual([422, expect.stringContaining('有一栏应当留空')]);
    const elsewhere = await pages.app.inject({
      method: 'POST',
      url: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.invalid' },
      payload: new URLSearchParams({ ...FIELDS, requestId: randomUUID() }).toString(),
    });
    expect(elsewhere.statusCode).toBe(422);
    expect(await kept()).toBe(0);
  });

  test('gets a receipt, the same when the form is sent twice, and asks with it what became of it', async () => {
    const requestId = randomUUID();
    const receipt = await objects({ requestId });
    expect(await objects({ requestId })).toEqual(receipt);
    expect(await kept()).toBe(1);
    const answer = await outcome(receipt);
    expect(textOf(answer.body)).toContain('已收到，等待处理');
    expect(answer.headers['cache-control']).toBe('no-store');
    for (const wrong of [
      { ...receipt, code: '00000000' },
      { ...receipt, receipt: 'YY20260302-9999' },
    ]) {
      const refused = await outcome(wrong);
      expect([refused.statusCode, textOf(refused.body)]).toEqual([403, expect.stringContaining('不正确')]);
    }
    expect(await answeredToOfficer(receipt)).toBe(200);
  });

  test('may stay unnamed; a name that was typed all the same is not kept', async () => {
    const receipt = await objects({ 'f.source': 'anonymous' });
    const county = await pages.door.visitor('county1');
    const { objections } = (await county.get(`/api/v1/cases/${caseId}/objections`)).json<{
      objections: { number: string; name: unknown; phone: unknown; isNamed: boolean }[];
    }>();
    const found = objections.find((each) => each.number === receipt.receipt);
    expect(found).toMatchObject({ name: null, phone: null, isNamed: false });
  });

  test('may send only so often from one address', async () => {
    const strict = pages.door.build({
      limits: { requestsPerMinute: 100, signInsPerMinute: 2 },
    });
    const send = () =>
      strict.inject({
        method: 'POST',
        url: `/api/v1${PUBLIC}/objections/outcome`,
        payload: { receipt: randomUUID(), code: '1' },
      });
    expect([await send(), await send(), await send()].map(({ statusCode }) => statusCode)).toEqual([403, 403, 429]);
  });

  test('does so by a program too', async () => {
    const number = form.split('/').at(-1);
    const post = (path: string, payload: object, headers: object = {}) =>
      pages.app.inject({ method: 'POST', url: `/api/v1${PUBLIC}/objections${path}`, payload, headers: { ...headers } });
    const key = { 'idempotency-key': randomUUID() };
    const sent = await post('', { number, form: OBJECTION }, key);
    expect(sent.statusCode).toBe(201);
    expect((await post('', { number, form: { ...OBJECTION, ground: 'other' } }, key)).statusCode).toBe(422);
    expect((await post('', { number, form: OBJECTION })).statusCode).toBe(400);
    const { receipt, code } = sent.json<Receipt>();
    expect((await post('/outcome', { receipt, code })).json()).toMatchObject({ state: 'waiting', result: null });
    expect(
      (await post('', { number: 'none', form: OBJECTION }, { 'idempotency-key': randomUUID() })).json(),
    ).toMatchObject({ code: 'notHanging' });
  });
});

const answeredToOfficer = async (receipt: Receipt) =>
  (await (await officer('town1')).see(`/cases/${caseId}/objections/${await idOf(receipt)}`)).statusCode;

describe('officers', () => {
  test('of town and county read it on the case; village, firm and finance do not', async () => {
    for (const login of ['town1', 'county1']) {
      const { body } = await (await officer(login)).see(`/cases/${caseId}`);
      for (const said of [OBJECTION.text, OBJECTION.name, OBJECTION.phone]) expect(body).toContain(said);
      expect((await (await officer(login)).see('/notes')).body).toContain('收到对公示的异议');
    }
    const readers = await driver.rows(
      `select distinct u.login from sensitive_reads r join users u on u.id = r.user_id where r.kind = 'objection' order by 1`,
    );
    expect(readers).toEqual([{ login: 'county1' }, { login: 'town1' }]);
    const [first] = await driver.rows<{ id: string }>('select id from received_objections limit 1');
    const id = first?.id ?? '';
    for (const login of ['village1a', 'finance1']) {
      const visitor = await officer(login);
      expect((await visitor.see(`/cases/${caseId}`)).body).not.toContain(OBJECTION.phone);
      expect((await visitor.see(`/cases/${caseId}/objections/${id}`)).statusCode).toBe(403);
      const api = await pages.door.visitor(login);
      expect((await api.get(`/api/v1/cases/${caseId}/objections`)).statusCode).toBe(403);
      const answer = { kind: 'notTaken', form: { reason: 'double' } };
      expect((await api.post(`/api/v1/cases/${caseId}/objections/${id}/answers`, answer)).statusCode).toBe(403);
    }
  });

  test('of town and county have the list of all that came, those that wait first; it says nothing of anybody', async () => {
    for (const login of ['town1', 'county1']) {
      const page = await (await officer(login)).see('/objections');
      expect(page.body).toContain('<a class="tongtu-nav__link" href="/objections" aria-current="page">');
      const [, waiting = '', answered = ''] = page.body.split('<h2');
      const ids = await driver.rows<{ number: string }>('select number from received_objections order by received_at');
      for (const { number } of ids) expect(waiting).toContain(number);
      expect(waiting).toContain(`href="/cases/${caseId}"`);
      expect(textOf(answered)).toContain('没有异议。');
      for (const said of [OBJECTION.text, OBJECTION.name, OBJECTION.phone]) expect(page.body).not.toContain(said);
    }
    const other = await officer('town2');
    expect(textOf((await other.see('/objections')).body)).not.toContain('YY2026');
    for (const login of ['village1a', 'finance1', 'contractor1']) {
      const refused = await (await officer(login)).see('/objections');
      expect([refused.statusCode, refused.body.includes('href="/objections"')]).toEqual([403, false]);
    }
  });

  test('do not take one up for a reason, which the objector is told', async () => {
    const receipt = await objects();
    const town = await officer('town1');
    const page = `/cases/${caseId}/objections/${await idOf(receipt)}`;
    expect((await town.fillIn(page, page, {})).statusCode).toBe(422);
    const done = await town.fillIn(page, page, { 'f.reason': 'double', 'f.note': '与第一件相同' });
    expect([done.statusCode, done.headers.location]).toEqual([303, `/cases/${caseId}`]);
    const told = textOf((await outcome(receipt)).body);
    expect(told).toContain('不予受理：与已受理的异议重复');
    expect(told).toContain('与第一件相同');
    const again = await town.fillIn(page, page, { 'f.reason': 'vague' });
    expect([again.statusCode, textOf(again.body)]).toEqual([409, expect.stringContaining('已经答复')]);
    const [, waiting = '', answered = ''] = (await town.see('/objections')).body.split('<h2');
    expect([waiting.includes(receipt.receipt), answered.includes(receipt.receipt)]).toEqual([false, true]);
  });

  test('take one up by the act of the table, filled in without what may name people, and the clock pauses', async () => {
    const receipt = await objects();
    const county = await officer('county1');
    const action = `/cases/${caseId}/actions/object`;
    const page = `${action}?objection=${await idOf(receipt)}`;
    expect((await county.see(`/cases/${caseId}`)).body).toContain(page);
    const { body } = await county.see(page);
    expect(body).toContain(`网上异议 ${receipt.receipt}：房屋情况不实`);
    expect(body).not.toContain(OBJECTION.text);
    const fields = { 'f.source': 'named', 'f.summary': `网上异议 ${receipt.receipt}` };
    const file = { field: 'e.objectionPaper', name: 'a.jpg', type: 'image/jpeg', bytes: photo() };
    const done = await county.fillIn(page, action, fields, [file]);
    expect(done.statusCode).toBe(303);
    expect(await driver.step(caseId)).toBe('objectionInquiry');
    expect(textOf((await outcome(receipt)).body)).toContain('正在调查核实');
    const as = seatOf('county1', 'countyOfficer');
    await driver.act(caseId, 'dismissObjection', { as });
    expect(textOf((await outcome(receipt)).body)).toContain('已调查处理：异议不成立');
    expect(await driver.act(caseId, 'recall', { as, form: { reason: '填错了' } })).toMatchObject({ kind: 'recorded' });
    expect(textOf((await outcome(receipt)).body)).toContain('正在调查核实');
    await driver.act(caseId, 'dismissObjection', { as });
  });

  test('see it on record who answered, without a word of what was said', async () => {
    const acts = await driver.rows<{ kind: string; body: string }>(
      `select kind, body from administrative_acts where kind like 'objection%'`,
    );
    expect(new Set(acts.map(({ kind }) => kind))).toEqual(new Set(['objectionReceived', 'objectionAnswered']));
    const bodies = acts.map(({ body }) => body).join('') + pages.door.logged.join('');
    for (const said of [OBJECTION.text, OBJECTION.name, OBJECTION.phone, '与第一件相同'])
      expect(bodies).not.toContain(said);
  });
});

testFilesOfObjections({ at: () => ({ pages, driver, caseId, form, stranger }), officer });

test('after the last day the form is closed, and says where to turn', async () => {
  await driver.setToday('2026-04-20');
  expect((await stranger.see(PUBLIC)).body).not.toContain(`href="${form}"`);
  const { statusCode, body } = await stranger.see(form);
  expect([statusCode, textOf(body)]).toEqual([409, expect.stringContaining('不在公示期内')]);
  const sent = await stranger.send(form, { ...FIELDS, requestId: randomUUID() });
  expect(sent.statusCode).toBe(409);
});
