import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { Upload } from 'tus-js-client';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { inventedPicture } from '../builders/invented-picture.js';
import { RecordDriver } from '../builders/record-driver.js';
import { until } from '../harness/until.js';
import { type DoorBench, startDoorBench } from './door-bench.js';
import { photo } from './papers.js';
import { Visitor } from './visitor.js';

let door: DoorBench;
let driver: RecordDriver;
let county: Visitor;
let address: string;
let caseId: string;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  driver = new RecordDriver(door.bench.database.pool);
  county = await door.visitor('county1');
  address = await door.build().listen({ host: '127.0.0.1', port: 0 });
  caseId = await driver.open(1);
});
afterAll(() => door.stop());

const base64 = (text: string) => Buffer.from(text).toString('base64');

interface Begun {
  readonly id?: string;
  readonly bytes: Buffer;
  readonly of?: string;
  readonly slot?: string;
  readonly length?: number;
}

function begin(
  visitor: Visitor,
  { id = randomUUID(), bytes, of = caseId, slot = 'beforePhotos', length = bytes.length }: Begun,
) {
  const said = { id, case: of, slot, filetype: 'image/jpeg', latitude: '30.25', longitude: '118.75' };
  const metadata = Object.entries(said).map(([name, value]) => `${name} ${base64(value)}`);
  return visitor.tus('POST', '/api/v1/uploads', {
    'upload-length': String(length),
    'upload-metadata': metadata.join(','),
  });
}

async function begun(visitor: Visitor, wanted: Begun): Promise<string> {
  const answer = await begin(visitor, wanted);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return String(answer.headers['location']);
}

const send = (visitor: Visitor, url: string, offset: number, bytes: Buffer) =>
  visitor.tus(
    'PATCH',
    url,
    { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    bytes,
  );
const stands = async (visitor: Visitor, url: string) =>
  Number((await visitor.tus('HEAD', url)).headers['upload-offset']);

const kept = (of = caseId) =>
  door.bench.database.read<{ id: string; slot: string; bytes: number }>(
    'select id, slot, bytes from evidence where case_id = $1 order by id',
    [of],
  );
const filesOf = async (of = caseId) => readdir(path.join(door.files, DEMO_TENANT.id, of)).catch(() => []);
const codeOf = (answer: { json: <T>() => T }) => answer.json<{ code: string }>().code;

test('the usual client of the protocol uploads a photograph, and the same one again is kept once', async () => {
  const of = await driver.open(2);
  const bytes = await inventedPicture(1, { width: 1600, height: 1200 });
  const metadata = { id: randomUUID(), case: of, slot: 'beforePhotos', filetype: 'image/jpeg' };
  const upload = () =>
    new Promise<void>((resolve, reject) => {
      const headers = { cookie: county.cookie, 'x-csrf-token': county.csrf };
      const options = { endpoint: `${address}/api/v1/uploads`, chunkSize: 20_000, headers, metadata };
      new Upload(bytes, { ...options, onSuccess: () => resolve(), onError: reject }).start();
    });
  await upload();
  await upload();
  const evidence = await kept(of);
  expect(evidence).toEqual([{ id: evidence[0]?.id, slot: 'beforePhotos', bytes: bytes.length }]);
  const back = await county.get(`/api/v1/cases/${of}/evidence/${evidence[0]?.id}?copy=original`);
  expect(back.rawPayload.equals(bytes)).toBe(true);
  const known = await county.tus('HEAD', `/api/v1/uploads/${metadata.id}`);
  expect(known.headers).toMatchObject({ 'upload-offset': String(bytes.length), 'tongtu-evidence': evidence[0]?.id });
  expect((await filesOf(of)).filter((name) => name.endsWith('-piece'))).toEqual([]);
});

test('a line that breaks half way loses nothing of what came; another process goes on behind it', async () => {
  const bytes = Buffer.concat([photo(), Buffer.alloc(900_000, 7)]);
  const url = await begun(county, { bytes });
  const half = bytes.length / 2;
  await breakOff(url, bytes.subarray(0, half), bytes.length);
  await until(async () => ((await stands(county, url)) > 0 ? true : null), 'what came is kept');
  const at = await stands(county, url);
  expect(at).toBeLessThanOrEqual(half);
  expect(at).toBeGreaterThan(half / 2);
  const other = county.at(door.build());
  // What came before the break may still be on its way to the store: a client that is told so asks where it stands.
  const last = await until(async () => {
    const next = await stands(other, url);
    const answer = await send(other, url, next, bytes.subarray(next));
    return answer.statusCode === 409 ? null : answer;
  }, 'the rest is taken');
  expect([last.statusCode, last.headers['upload-offset']]).toEqual([204, String(bytes.length)]);
  const original = await county.get(
    `/api/v1/cases/${caseId}/evidence/${String(last.headers['tongtu-evidence'])}?copy=original`,
  );
  expect(original.rawPayload.equals(bytes)).toBe(true);
});

/** Says it sends everything, sends a part, and is gone. */
function breakOff(url: string, part: Buffer, length: number): Promise<void> {
  return new Promise((resolve) => {
    const headers = {
      cookie: county.cookie,
      'x-csrf-token': county.csrf,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': length,
    };
    const request = httpRequest(`${address}${url}`, { method: 'PATCH', headers });
    request.on('error', () => resolve());
    request.write(part, () => setTimeout(() => request.destroy(), 200));
  });
}

test('a process that ended after the last piece, before the file was taken over: whoever asks next has it taken over', async () => {
  const bytes = photo();
  const url = await begun(county, { bytes });
  const away = county.at(door.build({ antivirus: { isInfected: () => Promise.reject(new Error('away')) } }));
  const last = await send(away, url, 0, bytes);
  expect([last.statusCode, codeOf(last)]).toEqual([503, 'scannerAway']);
  const again = await county.tus('HEAD', url);
  expect(again.headers['tongtu-evidence']).toMatch(/^[0-9a-f-]{36}$/);
});

test('a session that ended meanwhile: the same person signs in and goes on, nobody else can', async () => {
  const bytes = photo();
  const first = await Visitor.signIn(door.app, 'county1', DEMO_PASSWORD);
  const url = await begun(first, { bytes });
  await send(first, url, 0, bytes.subarray(0, 100));
  await first.delete('/api/v1/session');
  const refused = await send(first, url, 100, bytes.subarray(100));
  expect([refused.statusCode, codeOf(refused)]).toEqual([401, 'signInRequired']);
  const other = await door.visitor('county2');
  for (const method of ['HEAD', 'DELETE'] as const) expect((await other.tus(method, url)).statusCode).toBe(404);
  expect((await send(other, url, 100, bytes.subarray(100))).statusCode).toBe(404);
  const id = url.split('/').at(-1) ?? '';
  expect(codeOf(await begin(other, { id, bytes }))).toBe('idempotencyKeyReused');
  const again = await Visitor.signIn(door.app, 'county1', DEMO_PASSWORD);
  expect((await begin(again, { id, bytes })).headers['upload-offset']).toBe('100');
  expect((await send(again, url, 100, bytes.subarray(100))).headers['tongtu-evidence']).toMatch(/^[0-9a-f-]{36}$/);
});

test('pieces lie sealed in the store, and positions sealed in the database', async () => {
  const of = await driver.open(3);
  const bytes = photo();
  const url = await begun(county, { bytes, of });
  await send(county, url, 0, bytes.subarray(0, 100));
  const [piece = ''] = await filesOf(of);
  expect(piece).toMatch(/-piece$/);
  expect((await readFile(path.join(door.files, DEMO_TENANT.id, of, piece))).includes(bytes.subarray(0, 40))).toBe(
    false,
  );
  expect(JSON.stringify(await door.bench.database.read('select u::text from uploads u'))).not.toContain('118.75');
});

test('two senders at once do not mix, and more than was said is not taken', async () => {
  const bytes = photo();
  const url = await begun(county, { bytes });
  const both = await Promise.all([1, 2].map(() => send(county, url, 0, bytes.subarray(0, 100))));
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
  const wrong = [
    await send(county, url, 50, bytes.subarray(50)),
    await send(county, url, 100, Buffer.concat([bytes, bytes])),
  ];
  for (const answer of wrong) expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'uploadElsewhere']);
  expect((await send(county, url, 100, bytes.subarray(100))).statusCode).toBe(204);
});

test('what would not be taken in one piece is not taken in several', async () => {
  const bytes = photo();
  const before = await kept();
  const refused = async (visitor: Visitor, change: Partial<Begun>) =>
    codeOf(await begin(visitor, { bytes, ...change }));
  expect(await refused(await door.visitor('finance1'), {})).toBe('notYourRole');
  expect(await refused(await door.visitor('contractor1'), {})).toBe('notFound');
  expect(await refused(county, { slot: 'selfie' })).toBe('slotUnknown');
  expect(await refused(county, { length: 21 * 1024 * 1024 })).toBe('fileTooLarge');
  expect(await refused(county, { length: 0 })).toBe('fileEmpty');
  expect(await refused(county, { id: 'x' })).toBe('uploadUnreadable');
  const broken = await begun(county, { bytes: bytes.subarray(0, 200) });
  const last = await send(county, broken, 0, bytes.subarray(0, 200));
  expect([last.statusCode, codeOf(last)]).toEqual([422, 'pictureBroken']);
  expect((await county.tus('HEAD', broken)).statusCode).toBe(404);
  const headers = { cookie: county.cookie, 'upload-length': '5' };
  expect((await door.app.inject({ method: 'POST', url: '/api/v1/uploads', headers })).statusCode).toBe(403);
  expect(await kept()).toEqual(before);
});

test('one person may have so much on its way, and may give it up', async () => {
  const login = 'county2';
  const visitor = await door.visitor(login);
  const large = { bytes: Buffer.alloc(0), length: 20 * 1024 * 1024 };
  const urls = await Promise.all(Array.from({ length: 30 }, () => begun(visitor, large)));
  const more = await begin(visitor, large);
  expect([more.statusCode, codeOf(more)]).toEqual([429, 'tooManyUploads']);
  expect((await visitor.tus('DELETE', urls[0] ?? '')).statusCode).toBe(204);
  expect((await begin(visitor, large)).statusCode).toBe(201);
});

test('what nobody goes on with goes away after a week, its pieces too', async () => {
  const of = await driver.open(4);
  const bytes = photo();
  const url = await begun(county, { bytes, of });
  await send(county, url, 0, bytes.subarray(0, 100));
  await door.bench.database.owner.query(`update demo_clock set shift = shift + interval '6 days'`);
  await begun(county, { bytes: photo(), of });
  expect(await stands(county, url)).toBe(100);
  await door.bench.database.owner.query(`update demo_clock set shift = shift + interval '2 days'`);
  await begun(county, { bytes: photo(), of: await driver.open(5) });
  expect((await county.tus('HEAD', url)).statusCode).toBe(404);
  expect(await filesOf(of)).toEqual([]);
});

test('the protocol and its version are said', async () => {
  const answer = await county.tus('OPTIONS', '/api/v1/uploads');
  expect([answer.statusCode, answer.headers['tus-version'], answer.headers['tus-max-size']]).toEqual([
    204,
    '1.0.0',
    '20971520',
  ]);
});
