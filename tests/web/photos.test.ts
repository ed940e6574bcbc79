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
