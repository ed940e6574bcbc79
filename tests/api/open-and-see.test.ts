import { randomUUID } from 'node:crypto';
import { demoId } from '../../bin/demo-county.js';
import { demoApplicant } from '../builders/demo-case.js';
import { aString, type Body } from './answer.js';
import { type DoorBench, type OpenedCase, startDoorBench } from './door-bench.js';

let door: DoorBench;
let first: OpenedCase;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  first = await door.open(0);
});
afterAll(() => door.stop());

const opening = (place: number, change: object = {}) => {
  const { form, village } = demoApplicant(place);
  return { procedure: 'home-renovation', placeId: demoId(`org:${village}`), form, ...change };
};
const key = () => ({ 'idempotency-key': randomUUID() });
const open = async (login: string, body: object, headers: Record<string, string> = key()) =>
  (await door.visitor(login)).post('/api/v1/cases', body, headers);
const count = async () => (await door.bench.database.read<{ n: number }>('select count(*)::int as n from cases'))[0]?.n;

describe('opening a case', () => {
  test('gives it a number, its first step and a deadline', async () => {
    const response = await open('village2a', opening(1));
    expect(response.statusCode).toBe(201);
    expect(response.json<Body>()).toMatchObject({
      number: expect.stringMatching(/^QH-2026-\d{6}$/) as unknown,
      seq: 1,
      step: 'applied',
      closed: null,
      dueOn: aString,
    });
    expect(response.headers.location).toBe(`/api/v1/cases/${response.json<Body>().id}`);
    expect(response.headers.etag).toBe('"1"');
  });

  test('twice with the same key is one case; the key with another body is refused', async () => {
    const body = opening(2);
    const same = key();
    const [one, two] = [
      await open('village3a', body, same),
      await open('village3a', body, { 'idempotency-key': same['idempotency-key'].toUpperCase() }),
    ];
    expect(two.json<Body>()).toEqual(one.json<Body>());
    const other = await open('village3a', { ...body, form: { ...body.form, wish: '换一个' } }, same);
    expect(other.json<Body>()).toMatchObject({ status: 422, code: 'idempotencyKeyReused' });
  });

  test('for a person who has one open is refused', async () => {
    expect((await open('village1a', opening(0))).json<Body>()).toMatchObject({ status: 409, code: 'alreadyOpen' });
  });

  test('is done by a town officer for a village of the town, and both are named', async () => {
    const response = await open('town1', opening(3, { placeId: demoId('org:village1b') }));
    expect(response.statusCode).toBe(201);
    const shown = (await (await door.visitor('town1')).get(`/api/v1/cases/${response.json<Body>().id}`)).json<Body>();
    expect(shown.timeline).toEqual([
      expect.objectContaining({
        action: 'open',
        role: 'townOfficer',
        actingFor: 'villageOfficer',
        org: '临溪镇',
        onBehalfOf: '下湾村',
        person: '临溪镇专干',
      }),
    ]);
  });

  test.each([
    ['another village', 'village1b', () => opening(4, { placeId: demoId('org:village1a') }), 403, 'notYourPlace'],
    ['a role that may not', 'county1', () => opening(4), 403, 'notYourPlace'],
    ['a place that is no village', 'village1a', () => opening(4, { placeId: demoId('org:town1') }), 422, 'noSuchPlace'],
    ['a place that is not there', 'village1a', () => opening(4, { placeId: randomUUID() }), 422, 'noSuchPlace'],
    ['a programme that is not there', 'village2b', () => opening(4, { procedure: 'no-such' }), 422, 'noSuchProcedure'],
    ['a day that lies ahead', 'village2b', () => opening(4, { happenedOn: '2026-03-03' }), 409, 'happenedInFuture'],
    ['a day long ago', 'village2b', () => opening(4, { happenedOn: '2025-03-03' }), 409, 'happenedTooLongAgo'],
    ['a day that is none', 'village2b', () => opening(4, { happenedOn: '2026-02-30' }), 422, 'requestInvalid'],
    ['a field that is not asked', 'village2b', () => opening(4, { approved: true }), 422, 'requestInvalid'],
    [
      'a form with a wrong field',
      'village2b',
      () => opening(4, { form: { ...demoApplicant(4).form, grade: '9' } }),
      422,
      'formInvalid',
    ],
  ])('in or with %s is refused and writes nothing', async (_what, login, body, status, code) => {
    const before = await count();
    expect((await open(login, body())).json<Body>()).toMatchObject({ status, code });
    expect(await count()).toBe(before);
  });

  test('asks for a key, and for one that is a UUID', async () => {
    expect((await open('village1a', opening(4), {})).json<Body>()).toMatchObject({
      status: 400,
      code: 'idempotencyKeyMissing',
    });
    expect((await open('village1a', opening(4), { 'idempotency-key': 'one' })).json<Body>()).toMatchObject({
      status: 400,
      code: 'idempotencyKeyInvalid',
    });
  });

  test('says in the language asked for what is wrong, and never repeats the value', async () => {
    const { form } = demoApplicant(4);
    const bad = {
      ...form,
      idNumber: `${String(form.idNumber).slice(0, 17)}${String(form.idNumber).endsWith('1') ? '2' : '1'}`,
    };
    const zh = await open('village2b', opening(4, { form: bad }));
    const en = await open('village2b', opening(4, { form: bad }), {
      ...key(),
      'accept-language': 'en-GB,en;q=0.9,zh;q=0.8',
    });
    expect(zh.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(zh.json<Body>().errors).toContainEqual({
      pointer: '#/form/idNumber',
      code: 'idNumberChecksum',
      detail: '身份证号码校验位不符，请核对。',
    });
    expect(en.json<Body>().errors[0]?.detail).toMatch(/check character/);
    expect(zh.body + en.body + door.logged.join('')).not.toContain(bad.idNumber);
  });
});

describe('seeing a case', () => {
  const see = async (login: string, id = first.id) => (await door.visitor(login)).get(`/api/v1/cases/${id}`);

  test.each([
    'village1a',
    'town1',
    'county1',
    'approver1',
    'finance1',
    'civil1',
    'manager1',
    'auditor1',
    'inspector1',
    'admin1',
  ])('%s sees it', async (login) => {
    const response = await see(login);
    expect(response.statusCode).toBe(200);
    expect(response.headers.etag).toBe('"1"');
    expect(response.json<Body>()).toMatchObject({ id: first.id, number: first.number, step: 'applied' });
  });

  test.each(['village1b', 'village2a', 'town2', 'contractor1', 'assessor1', 'audit1'])(
    'for %s there is no such case',
    async (login) => {
      const [other, none] = [await see(login), await see(login, randomUUID())];
      expect(other.statusCode).toBe(404);
      expect(other.json<Body>()).toEqual(none.json<Body>());
      expect((await see(login, 'not-an-id')).json<Body>()).toMatchObject({ status: 404, code: 'notFound' });
    },
  );

  test('personal facts are shown to those who need them, and masked for the others', async () => {
    const { form } = demoApplicant(0);
    const [village, admin] = [(await see('village1a')).json<Body>(), await see('admin1')];
    expect(village.facts).toMatchObject({ name: form.name, idNumber: form.idNumber, grade: form.grade });
    expect(admin.json<Body>().facts).toMatchObject({
      name: '***',
      idNumber: '***',
      grade: '***',
      bankAccount: '***',
      hukouType: form.hukouType,
    });
    for (const value of [form.name, form.idNumber, form.bankAccount, form.phone, form.address])
      expect(admin.body).not.toContain(value);
  });

  test('what is possible comes with its form, its evidence and the reason where it is not possible', async () => {
    const byName = (shown: Body) => Object.fromEntries(shown.actions.map((each) => [each.name, each]));
    const village = byName((await see('village1a')).json<Body>());
    const auditor = byName((await see('auditor1')).json<Body>());
    expect(village.amendApplication).toMatchObject({
      blockedBy: null,
      form: { type: 'object', additionalProperties: false },
      title: { zh: aString, en: aString },
    });
    expect(village.acceptApplication).toMatchObject({
      blockedBy: { code: 'evidenceMissing', about: { zh: aString } },
    });
    expect(
      Object.values(auditor).every(
        (each) => (each as { blockedBy: { code: string } }).blockedBy?.code === 'notYourRole',
      ),
    ).toBe(true);
    expect(Object.keys(village)).not.toContain('escalate');
  });

  test('clocks say their last day', async () => {
    expect((await see('county1')).json<Body>().clocks).toEqual([
      expect.objectContaining({ state: 'running', unit: 'workingDays', provisional: false, overdue: false }),
    ]);
  });
});

describe('the queue', () => {
  const list = async (login: string, query = '') =>
    (await (await door.visitor(login)).get(`/api/v1/cases${query}`)).json<Body>();
  const numbers = (page: Pick<Body, 'cases'>) => page.cases.map(({ number }) => number);

  test('holds the cases in reach, and no personal data', async () => {
    const all = await list('county1');
    expect(numbers(all).length).toBeGreaterThanOrEqual(4);
    expect(numbers(await list('village1a'))).toEqual([first.number]);
    expect(numbers(await list('contractor1'))).toEqual([]);
    expect(JSON.stringify(all)).not.toContain(demoApplicant(0).form.name);
  });

  test('is narrowed to what waits for me', async () => {
    expect(numbers(await list('village1a', '?waitsForMe=true'))).toEqual([first.number]);
    expect(numbers(await list('finance1', '?waitsForMe=true'))).toEqual([]);
    expect(numbers(await list('finance1', '?waitsForMe=false'))).toContain(first.number);
  });

  test('is narrowed by place, step, number and whether closed', async () => {
    expect(numbers(await list('county1', `?placeId=${demoId('org:village1a')}`))).toEqual([first.number]);
    expect(numbers(await list('county1', `?number=${first.number}`))).toEqual([first.number]);
    expect(numbers(await list('village1b', `?number=${first.number}`))).toEqual([]);
    expect(numbers(await list('county1', '?step=paid'))).toEqual([]);
    expect(numbers(await list('county1', '?closed=true'))).toEqual([]);
  });

  test('comes in pages that together are the whole', async () => {
    const whole = numbers(await list('county1'));
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page: Body = await list('county1', `?limit=2${next ? `&cursor=${next}` : ''}`);
      seen.push(...numbers(page));
      next = page.next;
    } while (next);
    expect(seen).toEqual(whole);
  });

  test.each(['?limit=0', '?limit=1000', '?cursor=x', '?waitsForMe=maybe', '?colour=red'])(
    'refuses %s',
    async (query) => {
      expect(await list('county1', query)).toMatchObject({ status: 422, code: 'requestInvalid' });
    },
  );

  test('shows what is overdue', async () => {
    expect(numbers(await list('county1', '?overdue=true'))).toEqual([]);
    await door.bench.database.moveDays(30);
    expect(numbers(await list('county1', '?overdue=true'))).toContain(first.number);
    expect((await list('village1a')).cases[0]).toMatchObject({ overdue: true });
    await door.bench.database.moveDays(-30);
  });
});
