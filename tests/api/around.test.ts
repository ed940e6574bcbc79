import { problemDocument, languageOf, type ProblemCode } from '../../api/plugins/problems.js';
import { DESK_PROBLEM_TEXTS, HTTP_PROBLEM_TEXTS } from '../../api/plugins/problem-texts.js';
import { REFUSALS } from '../../procedures/refusals.js';
import { aNumber, type Body } from './answer.js';
import { type DoorBench, startDoorBench } from './door-bench.js';

let door: DoorBench;
beforeAll(async () => {
  door = await startDoorBench();
});
afterAll(() => door.stop());

describe('problems', () => {
  const codes = [REFUSALS, DESK_PROBLEM_TEXTS, HTTP_PROBLEM_TEXTS].flatMap((map) => Object.keys(map)) as ProblemCode[];

  test('have codes of their own', () => expect(new Set(codes).size).toBe(codes.length));

  test.each(codes)('%s has a status and words in both languages', (code) => {
    const about = { zh: '甲', en: 'A' };
    const [zh, en] = [problemDocument({ problem: code, about }, 'zh'), problemDocument({ problem: code, about }, 'en')];
    expect(zh).toMatchObject({ type: `urn:tongtu:problem:${code}`, code, status: aNumber });
    expect(zh.title).toMatch(/[\u4e00-\u9fff]/);
    expect(en.title).toMatch(/^[A-Z]/);
    expect(JSON.stringify([zh, en])).not.toContain('{about}');
    expect(zh.status).toBeGreaterThanOrEqual(400);
  });

  test.each(Object.keys(REFUSALS) as (keyof typeof REFUSALS)[])(
    'refusal %s is a conflict, but for the wrong role',
    (code) => {
      expect(problemDocument({ problem: code }, 'zh').status).toBe(code === 'notYourRole' ? 403 : 409);
    },
  );

  test.each([
    [undefined, 'zh'],
    ['en', 'en'],
    ['zh-CN,en;q=0.9', 'zh'],
    ['en-US,zh;q=0.9', 'en'],
    ['zh;q=0.1, en;q=0.9', 'en'],
    ['fr, de', 'zh'],
  ])('for %j they are in %s', (header, language) => expect(languageOf(header)).toBe(language));
});

test('a whole system says that each part can be reached', async () => {
  expect((await door.app.inject('/healthz')).json<Body>()).toEqual({
    database: true,
    temporal: true,
    worker: true,
    onHold: false,
  });
});

test('without a worker it says so', async () => {
  const app = door.build({ taskQueue: 'nobody-listens-here' });
  const response = await app.inject('/healthz');
  expect([response.statusCode, response.json<Body>()]).toEqual([
    503,
    { database: true, temporal: true, worker: false, onHold: false },
  ]);
});

test('requests are counted by route, without ids', async () => {
  const county = await door.visitor('county1');
  await county.get('/api/v1/cases/01900000-0000-7000-8000-000000000000');
  const text = (await door.app.inject('/metrics')).body;
  expect(text).toContain('http_requests_total{method="GET",route="/api/v1/cases/:id",status="404"}');
  expect(text).not.toMatch(/01900000-|county1/);
});

test('every route is described', async () => {
  const description = (await door.app.inject('/openapi.json')).json<Body>();
  expect(description.openapi).toBe('3.1.0');
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(
    [
      'DELETE /api/v1/delegations/{id}',
      'DELETE /api/v1/session',
      'DELETE /api/v1/tenders/{id}/bids',
      'DELETE /api/v1/users/{id}/sessions',
      'GET /api/v1/administrative-acts',
      'GET /api/v1/audit-year',
      'GET /api/v1/audit-year/{reading}',
      'GET /api/v1/calendars',
      'GET /api/v1/cases',
      'GET /api/v1/cases/{id}',
      'GET /api/v1/cases/{id}/archive',
      'GET /api/v1/cases/{id}/coordinations/{kind}',
      'GET /api/v1/cases/{id}/evidence/{evidenceId}',
      'GET /api/v1/cases/{id}/pictures',
      'GET /api/v1/catalogue',
      'GET /api/v1/delegations',
      'GET /api/v1/funds',
      'GET /api/v1/hold',
      'GET /api/v1/lists',
      'GET /api/v1/me',
      'GET /api/v1/notifications',
      'GET /api/v1/orgs',
      'GET /api/v1/payment-files',
      'GET /api/v1/payment-files/{id}',
      'GET /api/v1/policies',
      'GET /api/v1/procedures',
      'GET /api/v1/quotas',
      'GET /api/v1/cases/{id}/bids/{bidId}/documents/{place}',
      'GET /api/v1/reports/progress',
      'GET /api/v1/suppliers',
      'GET /api/v1/tenders',
      'GET /api/v1/tenders/{id}/bids/mine',
      'GET /api/v1/tenders/{id}/documents/{evidenceId}',
      'GET /api/v1/public/{county}/notices',
      'GET /api/v1/public/{county}/samplings',
      'GET /api/v1/public/{county}/samplings/{id}/list',
      'GET /api/v1/sampling-visits/{id}/photos/{photoId}',
      'GET /api/v1/samplings',
      'GET /api/v1/samplings/{id}',
      'GET /healthz',
      'POST /api/v1/sampling-visits/{id}/photos',
      'POST /api/v1/samplings',
      'POST /api/v1/samplings/{id}/draw',
      'POST /api/v1/samplings/{id}/visits',
      'POST /api/v1/calendars',
      'POST /api/v1/cases',
      'POST /api/v1/cases/{id}/actions/{action}',
      'POST /api/v1/cases/{id}/actions/{action}/check',
      'POST /api/v1/cases/{id}/code',
      'POST /api/v1/cases/{id}/comments',
      'GET /api/v1/cases/{id}/objections',
      'GET /api/v1/cases/{id}/objections/{objectionId}/files/{fileId}',
      'POST /api/v1/cases/{id}/objections/{objectionId}/answers',
      'POST /api/v1/public/{county}/objections',
      'POST /api/v1/public/{county}/objections/outcome',
      'POST /api/v1/public/{county}/own-case',
      'POST /api/v1/cases/{id}/coordinations/{kind}',
      'POST /api/v1/cases/{id}/evidence',
      'POST /api/v1/cases/{id}/evidence/again',
      'POST /api/v1/cases/{id}/evidence/{evidenceId}/rejection',
      'DELETE /api/v1/cases/{id}/evidence/{evidenceId}/rejection',
      'POST /api/v1/delegations',
      'POST /api/v1/demo/clock',
      'POST /api/v1/effects/{id}/retry',
      'POST /api/v1/hold/release',
      'POST /api/v1/hold/release/confirm',
      'POST /api/v1/lists',
      'POST /api/v1/funds',
      'PATCH /api/v1/funds/{id}',
      'PUT /api/v1/quotas',
      'POST /api/v1/notifications',
      'POST /api/v1/payment-files',
      'POST /api/v1/payment-files/{id}/answer',
      'POST /api/v1/policies',
      'POST /api/v1/orgs',
      'POST /api/v1/session',
      'POST /api/v1/tenders/{id}/bids',
      'POST /api/v1/uploads',
      'PATCH /api/v1/uploads/{id}',
      'DELETE /api/v1/uploads/{id}',
      'POST /api/v1/users',
      'PUT /api/v1/suppliers/{orgId}',
      'GET /api/v1/contracts',
      'GET /api/v1/contracts/{id}',
      'GET /api/v1/work-orders',
      'GET /api/v1/work-orders/{id}',
      'PUT /api/v1/work-orders/{id}/workers',
      'GET /api/v1/workers',
      'POST /api/v1/workers/invitations',
      'POST /api/v1/workers/join',
      'DELETE /api/v1/workers/{id}',
    ].sort(),
  );
  expect(description.components.schemas.Problem ?? description.components.schemas.ProblemInput).toBeDefined();
});

describe('what no route takes', () => {
  const problemOf = async (request: object) => {
    const { cookie } = await door.visitor('county1');
    const { csrfToken } = (await door.app.inject({ url: '/api/v1/me', headers: { cookie } })).json<Body>();
    const { headers, ...rest } = request as { headers?: object };
    return (
      await door.app.inject({
        method: 'POST',
        url: '/api/v1/notifications',
        ...rest,
        headers: { cookie, 'x-csrf-token': csrfToken, ...headers },
      })
    ).json<Body>();
  };

  test('an address where there is nothing', async () => {
    expect((await door.app.inject('/api/v2/x')).json<Body>()).toMatchObject({ status: 404, code: 'noSuchRoute' });
  });

  test('a body that is no JSON', async () => {
    expect(await problemOf({ payload: '{"read": [', headers: { 'content-type': 'application/json' } })).toMatchObject({
      status: 400,
      code: 'bodyUnreadable',
    });
    expect(await problemOf({ payload: '', headers: { 'content-type': 'application/json' } })).toMatchObject({
      status: 400,
      code: 'bodyUnreadable',
    });
  });

  test('a body of another kind', async () => {
    expect(await problemOf({ payload: '<x/>', headers: { 'content-type': 'application/xml' } })).toMatchObject({
      status: 415,
      code: 'mediaTypeUnsupported',
    });
  });

  test('a body that is huge', async () => {
    expect(
      await problemOf({
        payload: JSON.stringify({ read: ['x'.repeat(300_000)] }),
        headers: { 'content-type': 'application/json' },
      }),
    ).toMatchObject({ status: 413, code: 'bodyTooLarge' });
  });

  test('a body that reaches for the prototype', async () => {
    expect(
      await problemOf({ payload: '{"__proto__": {"x": 1}}', headers: { 'content-type': 'application/json' } }),
    ).toMatchObject({ status: 400 });
  });

  test('more requests than the limit', async () => {
    const app = door.build({ limits: { requestsPerMinute: 2, signInsPerMinute: 10 } });
    const codes = [];
    for (let request = 0; request < 3; request += 1) codes.push((await app.inject('/api/v1/me')).json<Body>().code);
    expect(codes).toEqual(['signInRequired', 'signInRequired', 'tooManyRequests']);
  });
});

test('answers carry the headers that keep browsers careful', async () => {
  const { headers } = await door.app.inject('/api/v1/me');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'content-security-policy': expect.stringContaining("default-src 'self'") as unknown,
  });
});
