import { demoId } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { aString, type Body } from './answer.js';
import { type DoorBench, startDoorBench } from './door-bench.js';
import { Visitor } from './visitor.js';

let door: DoorBench;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
});
afterAll(() => door.stop());

const signIn = (payload: object) => door.app.inject({ method: 'POST', url: '/api/v1/session', payload });

test('signing in gives a cookie that scripts cannot read and other sites do not send', async () => {
  const response = await signIn({ login: 'county1', password: DEMO_PASSWORD });
  expect(response.statusCode).toBe(201);
  expect(response.json<Body>()).toMatchObject({
    login: 'county1',
    grants: [{ role: 'countyOfficer', level: 'county' }],
    csrfToken: aString,
  });
  expect(response.cookies).toEqual([
    expect.objectContaining({ name: 'tongtu', httpOnly: true, sameSite: 'Lax', path: '/' }),
  ]);
  expect(response.body).not.toMatch(/argon|hash/i);
});

test('a wrong password and an unknown login are told apart by nobody', async () => {
  const wrong = await signIn({ login: 'county2', password: 'nonsense' });
  const unknown = await signIn({ login: 'nobody', password: 'nonsense' });
  expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
  expect(wrong.json<Body>()).toEqual(unknown.json<Body>());
  expect(wrong.json<Body>()).toMatchObject({ code: 'signInFailed', status: 401 });
  expect(wrong.cookies).toEqual([]);
});

test('guessing passwords is stopped for that login alone', async () => {
  const guesses = [];
  for (let guess = 0; guess < 11; guess += 1)
    guesses.push((await signIn({ login: 'finance2', password: `no ${guess}` })).statusCode);
  expect(guesses.at(-1)).toBe(429);
  expect((await signIn({ login: 'finance2', password: DEMO_PASSWORD })).json<Body>()).toMatchObject({
    code: 'tooManyRequests',
  });
  expect((await signIn({ login: 'finance1', password: DEMO_PASSWORD })).statusCode).toBe(201);
});

test('without a session there is nothing to see', async () => {
  for (const url of ['/api/v1/me', '/api/v1/cases', '/api/v1/funds', '/api/v1/orgs', '/api/v1/lists']) {
    const response = await door.app.inject({ url });
    expect([response.statusCode, response.json<Body>().code]).toEqual([401, 'signInRequired']);
  }
  const forged = await door.app.inject({ url: '/api/v1/me', headers: { cookie: 'tongtu=made-up.signature' } });
  expect(forged.statusCode).toBe(401);
});

test('nothing is changed without the token of the session', async () => {
  const { cookie } = await door.visitor('county1');
  const post = (headers: Record<string, string>) =>
    door.app.inject({
      method: 'POST',
      url: '/api/v1/notifications',
      payload: { read: [demoId('x')] },
      headers: { cookie, ...headers },
    });
  expect((await post({})).json<Body>()).toMatchObject({ status: 403, code: 'csrfInvalid' });
  expect((await post({ 'x-csrf-token': 'made-up' })).json<Body>()).toMatchObject({ status: 403, code: 'csrfInvalid' });
  const { csrfToken } = (await door.app.inject({ url: '/api/v1/me', headers: { cookie } })).json<Body>();
  expect((await post({ 'x-csrf-token': csrfToken })).statusCode).toBe(200);
});

test('signing out ends the session, not only the cookie', async () => {
  const visitor = await Visitor.signIn(door.app, 'town2', DEMO_PASSWORD);
  expect((await visitor.get('/api/v1/me')).statusCode).toBe(200);
  expect((await visitor.delete('/api/v1/session')).statusCode).toBe(204);
  expect((await visitor.get('/api/v1/me')).statusCode).toBe(401);
});

test('an administrator signs someone out everywhere; others do so for themselves alone', async () => {
  const one = await Visitor.signIn(door.app, 'town3', DEMO_PASSWORD);
  const two = await Visitor.signIn(door.app, 'town3', DEMO_PASSWORD);
  const admin = await door.visitor('admin1');
  expect((await one.delete(`/api/v1/users/${demoId('user:county1')}/sessions`)).json<Body>()).toMatchObject({
    status: 404,
  });
  expect((await admin.delete(`/api/v1/users/${demoId('user:inspector1')}/sessions`)).json<Body>()).toMatchObject({
    status: 404,
  });
  expect((await admin.delete(`/api/v1/users/${demoId('user:nobody')}/sessions`)).json<Body>()).toMatchObject({
    status: 404,
    code: 'notFound',
  });
  expect((await admin.delete(`/api/v1/users/${demoId('user:town3')}/sessions`)).json<Body>()).toEqual({ ended: 2 });
  expect((await one.get('/api/v1/me')).statusCode).toBe(401);
  expect((await two.get('/api/v1/me')).statusCode).toBe(401);
});

test('a disabled account is out at once', async () => {
  const visitor = await Visitor.signIn(door.app, 'village3b', DEMO_PASSWORD);
  await door.bench.database.owner.query(`update users set disabled_at = now() where login = 'village3b'`);
  expect((await visitor.get('/api/v1/me')).statusCode).toBe(401);
  expect((await signIn({ login: 'village3b', password: DEMO_PASSWORD })).statusCode).toBe(401);
});

test('who reads the table of sessions cannot take one over', async () => {
  const { cookie } = await door.visitor('county1');
  const value = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? 'none';
  const rows = await door.bench.database.read<{ all: string }>(
    `select string_agg(encode(id_hash, 'escape') || data::text, '') as all from sessions`,
  );
  expect(rows[0]?.all).not.toContain(value);
});

test('roles are those of the moment, and none is kept with a session', async () => {
  const visitor = await Visitor.signIn(door.app, 'assessor1', DEMO_PASSWORD);
  const roles = async () => (await visitor.get('/api/v1/me')).json<{ grants: { role: string }[] }>().grants;
  const { owner } = door.bench.database;
  const held = await roles();
  expect(held.length).toBeGreaterThan(0);
  const mine = [demoId('user:assessor1')];
  const taken = await owner.query('delete from user_roles where user_id = $1 returning *', mine);
  expect(taken.rowCount).toBe(held.length);
  expect(await roles()).toEqual([]);
  const kept = await door.bench.database.read<{ data: object }>('select data from sessions where user_id = $1', mine);
  expect(kept.map(({ data }) => Object.keys(data).sort())).toEqual([['_csrf', 'cookie', 'tenant', 'userId']]);
});

test('over TLS alone where cookies are secure', async () => {
  const app = door.build({ secureCookies: true });
  const payload = { login: 'manager1', password: DEMO_PASSWORD };
  const plain = await app.inject({ method: 'POST', url: '/api/v1/session', payload });
  const behindProxy = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload,
    headers: { 'x-forwarded-proto': 'https' },
  });
  expect(plain.cookies).toEqual([]);
  expect(behindProxy.cookies).toEqual([expect.objectContaining({ secure: true })]);
  expect(behindProxy.headers['strict-transport-security']).toBeDefined();
});
