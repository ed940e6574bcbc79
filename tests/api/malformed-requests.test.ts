import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import type { Body } from './answer.js';
import { type DoorBench, startDoorBench } from './door-bench.js';
import type { Visitor } from './visitor.js';

let door: DoorBench;
let admin: Visitor;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  admin = await door.visitor('admin1');
});
afterAll(() => door.stop());

describe('text that cannot be kept is refused wherever it stands', () => {
  const refusedAt = (pointer: string) => ({
    status: 422,
    code: 'requestInvalid',
    errors: [{ pointer, code: 'controlCharacter' }],
  });

  test.each([
    ['/api/v1/cases?number=%00', '#query/number'],
    ['/api/v1/cases?step=a%00b', '#query/step'],
    ['/api/v1/cases?programme=%00', '#query/programme'],
  ])('in the query %s', async (url, pointer) => {
    expect((await admin.get(url)).json<Body>()).toMatchObject(refusedAt(pointer));
  });

  test('in signing in', async () => {
    for (const login of ['a\0b', '\ud800']) {
      const payload = { login, password: DEMO_PASSWORD };
      const answer = await door.app.inject({ method: 'POST', url: '/api/v1/session', payload });
      expect(answer.json<Body>()).toMatchObject(refusedAt('#/login'));
    }
  });

  test.each([
    [{ values: { a: ['x', { 'b/c': '\0' }] } }, '#/values/a/1/b~1c'],
    [{ values: { 'a\0': 1 } }, '#/values'],
    [{ documentNumber: '号\0' }, '#/documentNumber'],
  ])('deep in a body, or in the name of a field: %j', async (change, pointer) => {
    const policy = { programme: 'home-renovation', documentNumber: 'x', effectiveFrom: '2026-05-01', values: {} };
    expect((await admin.post('/api/v1/policies', { ...policy, ...change })).json<Body>()).toMatchObject(
      refusedAt(pointer),
    );
  });

  test('in a part of a multipart body', async () => {
    const fields = { kind: 'cardRegister', name: 'a\0', asOf: '2026-03-02' };
    const file = { bytes: Buffer.from('idNumber\n1'), type: 'text/csv' };
    expect((await admin.upload('/api/v1/lists', fields, file)).json<Body>()).toMatchObject(refusedAt('#/name'));
  });

  test('in the address', async () => {
    const { statusCode } = await admin.post(`/api/v1/cases/${randomUUID()}/actions/a%00`, {});
    expect(statusCode).toBe(404);
  });

  test('however deep the body is', async () => {
    const depth = 100_000;
    const answer = await admin.post('/api/v1/policies', `${'['.repeat(depth)}${']'.repeat(depth)}`, {
      'content-type': 'application/json',
    });
    expect(answer.json<Body>()).toMatchObject({ status: 422, code: 'requestInvalid' });
  });
});

describe('a multipart body that cannot be read is refused', () => {
  const routes = [
    ['admin1', '/api/v1/lists'],
    ['village1a', `/api/v1/cases/${randomUUID()}/evidence`],
    ['contractor1', `/api/v1/tenders/${randomUUID()}/bids`],
    ['finance1', `/api/v1/payment-files/${randomUUID()}/answer`],
  ] as const;
  const whole = [
    '--b\r\ncontent-disposition: form-data; name="slot"\r\n\r\nidCopy\r\n',
    '--b\r\ncontent-disposition: form-data; name="file"; filename="f"\r\ncontent-type: application/pdf\r\n\r\n',
    '%PDF-1.7 and more\r\n--b--\r\n',
  ].join('');
  const unreadable = { status: 422, code: 'requestInvalid', errors: [{ pointer: '#', code: 'notMultipart' }] };

  test.each(routes)('by %s at %s, without a boundary', async (login, url) => {
    const visitor = await door.visitor(login);
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary='])
      expect((await visitor.post(url, whole, { 'content-type': type })).json<Body>()).toMatchObject(unreadable);
  });

  test.each(routes)('by %s at %s, cut short', async (login, url) => {
    const visitor = await door.visitor(login);
    for (const length of [3, 30, 60, 75, 150, whole.length - 20, whole.length - 8]) {
      const sent = await visitor.post(url, whole.slice(0, length), {
        'content-type': 'multipart/form-data; boundary=b',
      });
      expect([length, sent.json<Body>()]).toMatchObject([length, unreadable]);
    }
  });
});

test.each(['/%zz', '/api/v1/cases/%zz', '/api/v1/cases/%c3'])(
  'the address %s that nobody can read is answered as a problem',
  async (url) => {
    const response = await admin.get(url, { 'accept-language': 'en' });
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect([response.statusCode, response.json<Body>()]).toEqual([
      400,
      {
        type: 'urn:tongtu:problem:requestRefused',
        title: 'The request cannot be handled.',
        status: 400,
        code: 'requestRefused',
      },
    ]);
  },
);
