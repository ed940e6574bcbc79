import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import { isOfTheHome } from '../../desk/pictures/at-the-home.js';
import type { ShownPicture } from '../../desk/pictures/show-pictures.js';
import { everyAction } from '../../desk/words.js';
import { demoApplicant } from '../builders/demo-case.js';
import { inventedPicture } from '../builders/invented-picture.js';
import { RecordDriver } from '../builders/record-driver.js';
import { demoId } from '../../bin/demo-county.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { textOf } from './page-visitor.js';

let bench: PageBench;
let driver: RecordDriver;
beforeAll(async () => {
  bench = await startPageBench();
  driver = new RecordDriver(bench.door.bench.database.pool);
});
afterAll(() => bench.stop());

async function upload(login: string, caseId: string, slot: string, bytes: Buffer) {
  const visitor = await bench.door.visitor(login);
  const sent = await visitor.upload(`/api/v1/cases/${caseId}/evidence`, { slot }, { bytes, type: 'image/jpeg' });
  if (sent.statusCode !== 201) throw new Error(sent.body);
  return sent.json<{ id: string }>().id;
}

test('an inspector sees before and after side by side, and beside a photograph what is odd about it; a village only the photographs', async () => {
  const [first, second] = [await driver.open(1), await driver.open(2)];
  await bench.door.bench.database.owner.query(
    `insert into case_parties (tenant_id, case_id, org_id, as_role) select tenant_id, id, $2, 'contractor' from cases where id = $1`,
    [second, demoId('org:builder')],
  );
  const used = await upload('county1', first, 'beforePhotos', await inventedPicture(1));
  const before = await upload(
    'county1',
    second,
    'beforePhotos',
    await inventedPicture(2, { takenAt: '2027:01:01 00:00:00' }),
  );
  const after = await upload('contractor1', second, 'afterPhotos', await inventedPicture(1));
  const county = await bench.person('county1');
  const { body } = await county.see(`/cases/${second}`);
  const compared = /<div class="tongtu-compared">.*<\/section>/s.exec(body)?.[0] ?? '';
  expect([...compared.matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src)).toEqual(
    [before, after].map((id) => `/cases/${second}/evidence/${id}?copy=small`),
  );
  expect(compared).toContain(`href="/cases/${first}/evidence/${used}"`);
  expect(textOf(body)).toContain('与其他位置的照片为同一文件');
  expect(textOf(body)).toContain('相机记录的拍摄时间晚于上传时间');
  const original = /href="([^"]+copy=original)"/.exec(compared)?.[1] ?? '';
  const files = await Promise.all([county.see(`/cases/${second}/evidence/${after}?copy=small`), county.see(original)]);
  expect(files.map(({ headers }) => String(headers['content-disposition']).split(';')[0])).toEqual([
    'inline',
    'attachment',
  ]);

  const village = await bench.person(demoApplicant(2).village);
  const page = await village.see(`/cases/${second}`);
  expect(page.body).toContain(`/cases/${second}/evidence/${after}?copy=small`);
  for (const word of ['请核对', 'copy=original', '相机记录']) expect(page.body).not.toContain(word);
  expect((await village.see(original)).statusCode).toBe(403);
});

test('the page made for the inspection draws them whatever kind of picture it is, with what is odd', async () => {
  const id = await driver.open(4);
  await driver.goThrough(id, 'selfCheck');
  await bench.door.bench.database.owner.query(
    `update evidence set media_type = 'image/heic' where case_id = $1 and slot = 'afterPhotos'`,
    [id],
  );
  await upload('county1', id, 'beforePhotos', await inventedPicture(1));
  const { body } = await (await bench.person('county2')).see(`/cases/${id}/inspection`);
  expect(body.match(/<img /g)).toHaveLength(5);
  expect(textOf(body)).toMatch(/请核对 与其他位置的照片为同一文件/);
});

const PHONE = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile MicroMessenger/8.0';

/** The tags of a page's file fields for a slot. */
const inputsOf = (body: string, slot: string) =>
  (body.match(/<input[^>]*type="file"[^>]*>/g) ?? []).filter((input) => input.includes(`name="e.${slot}"`));

test('a phone says at an act’s own form where it is and when a photograph was taken: an assessor’s is the home’s position', async () => {
  const id = await driver.open(3);
  await driver.goThrough(id, 'approve');
  await bench.door.bench.database.owner.query(
    `insert into case_parties (tenant_id, case_id, org_id, as_role) select tenant_id, id, $2, 'assessor' from cases where id = $1`,
    [id, demoId('org:assessors')],
  );
  const assessor = await bench.person('assessor1');
  const form = `/cases/${id}/actions/recordAssessment`;
  const cookie = [...assessor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const onPhone = await bench.app.inject({ url: form, headers: { cookie, 'user-agent': PHONE } });
  for (const input of inputsOf(onPhone.body, 'beforePhotos')) expect(input).toContain('data-says-place');
  expect(onPhone.body).toMatch(/src="\/assets\/say-place[^"]*\.js/);
  // What an assessor photographs waits on the phone; what is typed, which is about people, is not kept there.
  for (const part of ['data-slot="beforePhotos"', 'data-photo-queue', 'src="/assets/send-photos.js'])
    expect(onPhone.body).toContain(part);
  expect(onPhone.body).not.toMatch(/data-draft|data-copy/);
  expect((await assessor.see(form)).body).not.toMatch(/data-says-place|say-place|data-slot|send-photos/);

  const place = { 'said.latitude': '30.25', 'said.longitude': '118.75', 'said.accuracyM': '12' };
  const taken = ['2026-02-01T01:00:00.000Z', '2026-02-01T01:05:00.000Z'];
  const picture = async (seed: number, field = 'e.beforePhotos') => ({
    field,
    name: 'a.jpg',
    type: 'image/jpeg',
    bytes: await inventedPicture(seed),
  });
  const said = { ...place, 'said.takenAt.e.beforePhotos': ['', ...taken], 'f.findings.0.room': '' };
  const pictures = async () => {
    const answer = await (await bench.door.visitor('county1')).get(`/api/v1/cases/${id}/pictures`);
    return answer
      .json<{ pictures: ShownPicture[] }>()
      .pictures.map(({ seen }) => [seen?.browserAt, seen?.browserMetres]);
  };
  const sent = await assessor.fillIn(form, form, said, [await picture(31), await picture(32)]);
  expect(sent.statusCode).toBe(422);
  expect(await pictures()).toEqual(taken.map((at) => [at, 0]));
  // A time that is nobody's, and a paper: neither says where it was taken.
  await assessor.fillIn(form, form, { ...said, 'said.takenAt.e.beforePhotos': taken }, [await picture(33)]);
  expect((await pictures()).slice(2)).toEqual([[null, null]]);
});

test('photographs of the home are told from those of notices, and from papers, by the names of their slots', () => {
  const slots = ALL_PROCEDURES.flatMap(everyAction).flatMap(([, { evidence }]) => evidence ?? []);
  expect([...new Set(slots.map(({ slot }) => slot).filter(isOfTheHome))].sort()).toEqual([
    'acceptancePhotos',
    'afterPhotos',
    'beforePhotos',
    'changeAskedPhotos',
    'changePhotos',
    'defectPhotos',
    'duringPhotos',
    'homePhotos',
    'obstaclePhotos',
    'visitPhotos',
    'worksPhotos',
  ]);
});
