import { createHash, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import type { ShownCase } from '../../desk/show-case.js';
import { folderFileStore } from '../../ports/file-store.js';
import { aString, type Body } from './answer.js';
import { type DoorBench, type OpenedCase, startDoorBench } from './door-bench.js';
import { heic, oversized, pdf, photo, png } from './papers.js';
import type { Visitor } from './visitor.js';

let door: DoorBench;
let it: OpenedCase;
let officer: Visitor;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  it = await door.open(0);
  officer = await door.visitor(it.village);
});
afterAll(() => door.stop());

const url = () => `/api/v1/cases/${it.id}/evidence`;
const count = async () =>
  (await door.bench.database.read<{ n: number }>('select count(*)::int as n from evidence'))[0]?.n;

test.each([
  ['image/jpeg', photo(), 'image/jpeg'],
  ['image/jpg', photo(), 'image/jpeg'],
  ['image/png', png(), 'image/png'],
  ['image/heic', heic(), 'image/heic'],
  ['application/pdf', pdf(), 'application/pdf'],
  ['application/octet-stream', photo(), 'image/jpeg'],
])('a file sent as %s is kept as it was, and comes back so to who inspects it', async (type, bytes, mediaType) => {
  const response = await officer.upload(url(), { slot: 'idCopy' }, { bytes, type });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect([response.statusCode, response.json<Body>()]).toEqual([
    201,
    { id: aString, slot: 'idCopy', mediaType, bytes: bytes.length, sha256, again: false },
  ]);
  const county = await door.visitor('county1');
  const back = await county.get(`${url()}/${response.json<Body>().id}?copy=original`);
  expect(back.rawPayload.equals(bytes)).toBe(true);
  expect(back.headers).toMatchObject({
    'content-type': mediaType,
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^attachment/) as unknown,
  });
});

test('on disk a file is sealed under its own id', async () => {
  const paper = Buffer.concat([pdf(), Buffer.from('身份证复印件')]);
  const upload = async (bytes: Buffer) => {
    const answer = await officer.upload(url(), { slot: 'idCopy' }, { bytes, type: 'application/pdf' });
    const { id } = answer.json<Body>();
    return { id, file: path.join(door.files, DEMO_TENANT.id, it.id, id) };
  };
  const [first, second] = [await upload(paper), await upload(pdf())];
  const sealed = await readFile(first.file);
  expect([sealed.includes('PDF'), sealed.includes('身份证')]).toEqual([false, false]);
  await writeFile(second.file, sealed);
  expect((await officer.get(`${url()}/${second.id}`)).statusCode).toBe(500);
});

test('the same file twice in one slot is one, in another slot another', async () => {
  const file = { bytes: photo(), type: 'image/jpeg' };
  const first = await officer.upload(url(), { slot: 'idCopy' }, file);
  const [second, third] = await Promise.all([
    officer.upload(url(), { slot: 'idCopy' }, file),
    officer.upload(url(), { slot: 'hardshipProof' }, file),
  ]);
  expect([second.statusCode, second.json<Body>()]).toEqual([200, { ...first.json<Body>(), again: true }]);
  expect(third.json<Body>().id).not.toBe(first.json<Body>().id);
  const race = { bytes: photo(), type: 'image/jpeg' };
  const racers = await Promise.all([1, 2, 3].map(() => officer.upload(url(), { slot: 'idCopy' }, race)));
  expect(new Set(racers.map((each) => each.json<Body>().id)).size).toBe(1);
});

test.each([
  ['is not what it says', { slot: 'idCopy' }, { bytes: pdf(), type: 'image/jpeg' }, 422, 'fileNotWhatItClaims'],
  [
    'is a script that says it is a picture',
    { slot: 'idCopy' },
    { bytes: Buffer.from('<svg onload="x()"/>'), type: 'image/png' },
    422,
    'fileNotWhatItClaims',
  ],
  [
    'is of another kind',
    { slot: 'idCopy' },
    { bytes: Buffer.from('GIF89a12345678'), type: 'image/gif' },
    422,
    'fileTypeNotAllowed',
  ],
  [
    'is of no kind',
    { slot: 'idCopy' },
    { bytes: Buffer.from('hello'), type: 'application/octet-stream' },
    422,
    'fileTypeNotAllowed',
  ],
  ['is empty', { slot: 'idCopy' }, { bytes: Buffer.alloc(0), type: 'image/jpeg' }, 422, 'fileEmpty'],
  ['is for a slot that there is not', { slot: 'selfie' }, { bytes: photo(), type: 'image/jpeg' }, 422, 'slotUnknown'],
  ['is for no slot', {}, { bytes: photo(), type: 'image/jpeg' }, 422, 'slotUnknown'],
  ['is missing', { slot: 'idCopy' }, undefined, 422, 'fileMissing'],
  [
    'is half a picture',
    { slot: 'idCopy' },
    { bytes: photo().subarray(0, 200), type: 'image/jpeg' },
    422,
    'pictureBroken',
  ],
  [
    'comes with more than was asked',
    { slot: 'idCopy', note: 'x' },
    { bytes: photo(), type: 'image/jpeg' },
    422,
    'requestInvalid',
  ],
])('a file that %s is refused', async (_what, fields, file, status, code) => {
  const before = await count();
  expect((await officer.upload(url(), fields as Record<string, string>, file)).json<Body>()).toMatchObject({
    status,
    code,
  });
  expect(await count()).toBe(before);
});

test('a file that is too large is refused', async () => {
  const file = { bytes: oversized(), type: 'image/jpeg' };
  expect((await officer.upload(url(), { slot: 'idCopy' }, file)).json<Body>()).toMatchObject({
    status: 413,
    code: 'fileTooLarge',
  });
});

test('what is no upload is refused', async () => {
  expect((await officer.post(url(), { slot: 'idCopy' })).json<Body>()).toMatchObject({
    status: 415,
    code: 'mediaTypeUnsupported',
  });
});

test('only those add a file whose acts ask for it, and only to cases in reach', async () => {
  const send = async (login: string) =>
    (
      await (await door.visitor(login)).upload(url(), { slot: 'idCopy' }, { bytes: photo(), type: 'image/jpeg' })
    ).json<Body>();
  expect(await send('finance1')).toMatchObject({ status: 403, code: 'notYourRole' });
  expect(await send('village2a')).toMatchObject({ status: 404, code: 'notFound' });
  expect(await send('contractor1')).toMatchObject({ status: 404, code: 'notFound' });
  expect(await send('town1')).toMatchObject({ again: false });
});

test('papers are read by those who act on the case and by auditors, not by administrators', async () => {
  const { id } = (await officer.upload(url(), { slot: 'idCopy' }, { bytes: photo(), type: 'image/jpeg' })).json<Body>();
  const read = async (login: string, file = id) =>
    (await (await door.visitor(login)).get(`${url()}/${file}`)).statusCode;
  expect([await read('county1'), await read('auditor1'), await read('admin1'), await read('village2b')]).toEqual([
    200, 200, 403, 404,
  ]);
  expect([await read('county1', randomUUID()), await read('county1', 'x')]).toEqual([404, 404]);
});

test('a file that the store lost is said to be lost', async () => {
  const { id } = (await officer.upload(url(), { slot: 'idCopy' }, { bytes: photo(), type: 'image/jpeg' })).json<Body>();
  const elsewhere = door.build({ fileStore: folderFileStore('/nonexistent-folder') });
  expect((await officer.at(elsewhere).get(`${url()}/${id}`)).json<Body>()).toMatchObject({
    status: 404,
    code: 'fileLost',
  });
});

describe('a file that is found unfit', () => {
  const add = async (slot = 'idCopy') =>
    (await officer.upload(url(), { slot }, { bytes: photo(), type: 'image/jpeg' })).json<Body>().id;
  const rejection = (id: string) => `${url()}/${id}/rejection`;
  const reject = async (login: string, id: string, form: object = { reason: '模糊' }) =>
    (await (await door.visitor(login)).post(rejection(id), { form })).json<Body>();

  test('counts for no act until that is taken back', async () => {
    const id = await add();
    const heldBy = async () => {
      const { actions } = (await officer.get(`/api/v1/cases/${it.id}`)).json<ShownCase>();
      return actions.flatMap(({ evidence }) => evidence).find(({ slot }) => slot === 'idCopy')?.held ?? 0;
    };
    const before = await heldBy();
    expect((await officer.post(rejection(id), { form: { reason: ' 反光\r\n看不清 ' } })).statusCode).toBe(204);
    expect(await heldBy()).toBe(before - 1);
    const { evidence } = (await officer.get(`/api/v1/cases/${it.id}`)).json<ShownCase>();
    expect(evidence.find((each) => each.id === id)?.rejection).toMatchObject({
      reason: '反光\n看不清',
      rejectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
    });
    expect((await officer.delete(rejection(id))).statusCode).toBe(204);
    expect(await heldBy()).toBe(before);
  });

  test('is found so once, with a reason, by an office that decides at this step', async () => {
    const id = await add();
    expect(await reject(it.village, id, {})).toMatchObject({ status: 422, code: 'formInvalid' });
    expect(await reject('finance1', id)).toMatchObject({ status: 403, code: 'notYourRole' });
    expect(await reject('village2a', id)).toMatchObject({ status: 404, code: 'notFound' });
    expect(await reject(it.village, randomUUID())).toMatchObject({ status: 404, code: 'notFound' });
    expect((await officer.delete(rejection(id))).json<Body>()).toMatchObject({ status: 409, code: 'notRejected' });
    const both = await Promise.all([1, 2].map(() => officer.post(rejection(id), { form: { reason: '模糊' } })));
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
    expect(await reject(it.village, id)).toMatchObject({ status: 409, code: 'alreadyRejected' });
  });
});

test('a closed case takes no more files', async () => {
  const closed = await door.open(1);
  await door.bench.database.owner.query(`update cases set closed_at = now(), outcome = 'withdrawn' where id = $1`, [
    closed.id,
  ]);
  const village = await door.visitor(closed.village);
  const sent = await village.upload(
    `/api/v1/cases/${closed.id}/evidence`,
    { slot: 'idCopy' },
    { bytes: photo(), type: 'image/jpeg' },
  );
  expect(sent.json<Body>()).toMatchObject({ status: 409, code: 'caseClosed' });
});

test('a firm sees the papers of its own work, not those of the person', async () => {
  await door.bench.database.owner.query(
    `insert into case_parties (tenant_id, case_id, org_id, as_role) select tenant_id, id, $2, 'contractor' from cases where id = $1`,
    [it.id, demoId('org:builder')],
  );
  const firm = await door.visitor('contractor1');
  const put = async (slot: string) =>
    (await officer.upload(url(), { slot }, { bytes: photo(), type: 'image/jpeg' })).json<Body>().id;
  const [idCopy, before] = [await put('idCopy'), await keptBy('county1', 'beforePhotos')];
  const read = async (id: string) => (await firm.get(`${url()}/${id}`)).statusCode;
  expect([await read(idCopy), await read(before)]).toEqual([403, 200]);
  const listed = (await firm.get(`/api/v1/cases/${it.id}`)).json<Body>().evidence.map(({ slot }) => slot);
  expect(listed).toEqual(['beforePhotos']);
});

async function keptBy(login: string, slot: string): Promise<string> {
  const visitor = await door.visitor(login);
  return (await visitor.upload(url(), { slot }, { bytes: photo(), type: 'image/jpeg' })).json<Body>().id;
}
