import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import type { Antivirus } from '../../ports/antivirus.js';
import { pdf, photo } from '../api/papers.js';
import { inventedPicture } from '../builders/invented-picture.js';
import { OBJECTION } from '../builders/objections.js';
import type { RecordDriver } from '../builders/record-driver.js';
import type { PageBench } from './page-bench.js';
import { type ChosenFile, multipart, type PageVisitor, textOf } from './page-visitor.js';

interface Given {
  readonly at: () => {
    readonly pages: PageBench;
    readonly driver: RecordDriver;
    readonly caseId: string;
    /** The address of the form, and whoever fills it in. */
    readonly form: string;
    readonly stranger: PageVisitor;
  };
  readonly officer: (login: string) => Promise<PageVisitor>;
}

const FIELDS = Object.fromEntries(Object.entries(OBJECTION).map(([name, value]) => [`f.${name}`, value]));
const MB = 1024 * 1024;

const chosen = (place: number, bytes: Buffer, type = 'image/jpeg'): ChosenFile => ({
  field: `file.${place}`,
  name: 'IMG_0001',
  type,
  bytes,
});
const pdfOf = (bytes: number) => Buffer.concat([pdf(), Buffer.alloc(bytes - pdf().length)]);

/** What the public sends with an objection: taken, refused, and read. */
export function testFilesOfObjections({ at, officer }: Given): void {
  const objects = (files: readonly ChosenFile[], fields: Readonly<Record<string, string>> = {}) =>
    at().stranger.fillIn(at().form, at().form, { ...FIELDS, ...fields }, files);
  const stored = async () => {
    const all = await readdir(at().pages.door.files, { recursive: true }).catch(() => []);
    return all.filter((name) => name.split('/').length === 3).length;
  };
  const counts = async () => {
    const rows = await at().driver.rows('select 1 from received_objections union all select 1 from objection_files');
    return [rows.length, await stored()];
  };
  const latest = async () => {
    const files = await at().driver.rows<{ id: string; objectionId: string; sha256: string }>(
      `select f.id, f.objection_id as "objectionId", f.sha256 from objection_files f
       join received_objections o on o.id = f.objection_id order by o.received_at desc, o.number desc, f.place`,
    );
    return files.filter(({ objectionId }) => objectionId === files[0]?.objectionId);
  };
  const pageOf = ({ id, objectionId }: { readonly id: string; readonly objectionId: string }) =>
    `/cases/${at().caseId}/objections/${objectionId}/files/${id}`;
  const taken = { takenAt: '2026:03:01 10:00:00', position: { latitude: 30.25, longitude: 118.75 } };

  describe('a photograph or paper that comes with an objection', () => {
    test('is read by those who inquire, as a copy; as it came by the county alone', async () => {
      const [picture, paper] = [await inventedPicture(31, taken), pdf()];
      expect((await objects([chosen(1, picture), chosen(3, paper, 'application/pdf')])).statusCode).toBe(201);
      const [first, second] = await latest();
      if (!first || !second) throw new Error('the files were not kept');
      const [town, county] = [await officer('town1'), await officer('county1')];
      const { body } = await town.see(`/cases/${at().caseId}`);
      for (const file of [first, second]) expect(body).toContain(`href="${pageOf(file)}"`);
      expect(body).toContain(`src="${pageOf(first)}?copy=small"`);
      expect(body).not.toContain('?copy=original');
      expect((await county.see(`/cases/${at().caseId}`)).body).toContain(`href="${pageOf(first)}?copy=original"`);
      const shown = await town.see(pageOf(first));
      expect([shown.headers['content-type'], shown.rawPayload.includes('Exif')]).toEqual(['image/jpeg', false]);
      expect((await town.see(`${pageOf(first)}?copy=original`)).statusCode).toBe(403);
      expect((await county.see(`${pageOf(first)}?copy=original`)).rawPayload.equals(picture)).toBe(true);
      const kept = await town.see(pageOf(second));
      expect([kept.headers['content-disposition'], kept.rawPayload.equals(paper)]).toEqual([
        expect.stringMatching(/^attachment/),
        true,
      ]);
    });

    test('is for nobody else, and lies in the store unreadable', async () => {
      const [first] = await latest();
      if (!first) throw new Error('no file was kept');
      for (const [login, status] of [
        ['village1a', 403],
        ['finance1', 403],
        ['contractor1', 404],
        ['town2', 404],
      ] as const) {
        expect([login, (await (await officer(login)).see(pageOf(first))).statusCode]).toEqual([login, status]);
        const api = await at().pages.door.visitor(login);
        expect([login, (await api.get(`/api/v1${pageOf(first)}`)).statusCode]).toEqual([login, status]);
      }
      expect((await at().stranger.see(pageOf(first))).statusCode).not.toBe(200);
      const api = await at().pages.door.visitor('town1');
      const { objections } = (await api.get(`/api/v1/cases/${at().caseId}/objections`)).json<{
        objections: { id: string; files: { id: string; mediaType: string }[] }[];
      }>();
      const mine = objections.find(({ id }) => id === first.objectionId);
      expect(mine?.files.map(({ mediaType }) => mediaType)).toEqual(['image/jpeg', 'application/pdf']);
      const other = objections.find(({ id }) => id !== first.objectionId)?.id ?? '';
      expect((await api.get(`/api/v1${pageOf({ ...first, objectionId: other })}`)).statusCode).toBe(404);
      expect((await api.get(`/api/v1${pageOf(first)}?copy=small`)).statusCode).toBe(200);
    });

    test('of somebody unnamed says neither where nor with what it was taken; who reads it leaves a row', async () => {
      const anonymous = { 'f.source': 'anonymous', 'f.name': '', 'f.phone': '' };
      expect((await objects([chosen(2, await inventedPicture(32, taken))], anonymous)).statusCode).toBe(201);
      const [file] = await latest();
      if (!file) throw new Error('the file was not kept');
      const reads = () =>
        at().driver.rows(
          `select 1 from sensitive_reads r join users u on u.id = r.user_id where r.kind = 'objection' and u.login = 'county2'`,
        );
      expect(await reads()).toEqual([]);
      const original = await (await officer('county2')).see(`${pageOf(file)}?copy=original`);
      expect([original.statusCode, (await sharp(original.rawPayload).metadata()).exif]).toEqual([200, undefined]);
      expect(original.headers.etag).toBe(`"${file.sha256}"`);
      expect(await reads()).toHaveLength(1);
    });

    test('that is refused is told at its field, and nothing is kept', async () => {
      const before = await counts();
      const cases: readonly (readonly [number, string, ChosenFile])[] = [
        [422, '只接受', chosen(2, Buffer.from('GIF89a'), 'image/gif')],
        [422, '与其类型不符', chosen(2, pdf())],
        [422, '图片已损坏', chosen(2, photo().subarray(0, 150))],
        [413, '超过 20 MB', chosen(2, pdfOf(20 * MB + 2), 'application/pdf')],
      ];
      for (const [status, why, file] of cases) {
        const sent = await objects([chosen(1, photo()), file]);
        expect([why, sent.statusCode]).toEqual([why, status]);
        expect(textOf(sent.body)).toMatch(new RegExp(`第 2 个文件：[^。]*${why}`));
        for (const place of [1, 2]) expect(sent.body).toContain(`href="#file-${place}"`);
        expect(textOf(sent.body)).toContain('第 1 个文件：未能保留，请重新选择');
        expect(sent.body).toContain(OBJECTION.text);
      }
      const large = [1, 2].map((place) => chosen(place, pdfOf(16 * MB), 'application/pdf'));
      const sent = await objects(large);
      expect([sent.statusCode, textOf(sent.body)]).toEqual([413, expect.stringContaining('合计不超过 30 MB')]);
      expect((await objects([1, 2, 3, 4].map((place) => chosen(place, photo())))).statusCode).toBe(422);
      expect(await counts()).toEqual(before);
    });

    test('has to be chosen again where the form is not filled in', async () => {
      const sent = await objects([chosen(3, photo())], { 'f.text': '' });
      expect(sent.statusCode).toBe(422);
      for (const id of ['f-text', 'file-3']) expect(sent.body).toContain(`href="#${id}"`);
      expect(sent.body).not.toContain('href="#file-1"');
      at().stranger.speak('en');
      const again = await objects([chosen(1, photo())], { website: 'https://example.invalid' });
      expect(textOf(again.body)).toContain('File 1: it was not kept. Choose it again.');
      at().stranger.speak('zh');
    });

    test('is kept once however often it is sent; another under the same name is refused', async () => {
      const requestId = randomUUID();
      const file = chosen(1, photo());
      expect((await objects([file], { requestId })).statusCode).toBe(201);
      const before = await counts();
      expect((await objects([file], { requestId })).statusCode).toBe(201);
      expect((await objects([chosen(1, photo())], { requestId })).statusCode).toBe(422);
      expect(await counts()).toEqual(before);
    });
  });

  describe('a program', () => {
    const send = (fields: Readonly<Record<string, string>>, files: readonly ChosenFile[], antivirus?: Antivirus) => {
      const { door } = at().pages;
      const { payload, type } = multipart(fields, files);
      return (antivirus ? door.build({ antivirus }) : at().pages.app).inject({
        method: 'POST',
        url: `/api/v1/public/${DEMO_TENANT.code}/objections`,
        headers: { 'content-type': type, 'idempotency-key': randomUUID() },
        payload,
      });
    };
    const number = () => at().form.split('/').at(-1) ?? '';

    test('sends files with the form as parts of one body', async () => {
      const form = JSON.stringify(OBJECTION);
      const files = [1, 2, 3].map((place) => chosen(place, photo()));
      expect((await send({ number: number(), form }, files)).statusCode).toBe(201);
      expect(await latest()).toHaveLength(3);
      const before = await counts();
      expect((await send({ number: number(), form }, [...files, chosen(4, photo())])).statusCode).toBe(422);
      expect((await send({ number: number(), form: '{' }, files)).statusCode).toBe(422);
      expect((await send({ number: number(), form, more: 'x' }, files)).statusCode).toBe(422);
      const refused = await send({ number: number(), form }, [chosen(1, photo()), chosen(2, Buffer.from('x'))]);
      expect(refused.json()).toMatchObject({ status: 422, place: 2 });
      expect(await counts()).toEqual(before);
    });

    test('gets an infected file back unkept, and none looked at where no publicity runs', async () => {
      const before = await counts();
      const form = JSON.stringify(OBJECTION);
      let looked = 0;
      const antivirus = {
        isInfected: async () => {
          looked += 1;
          return looked > 1;
        },
      };
      const files = [1, 2].map((place) => chosen(place, photo()));
      const infected = await send({ number: number(), form }, files, antivirus);
      expect(infected.json()).toMatchObject({ code: 'fileInfected', place: 2 });
      expect((await send({ number: 'none', form }, files, antivirus)).json()).toMatchObject({ code: 'notHanging' });
      expect(looked).toBe(2);
      expect(await counts()).toEqual(before);
    });
  });
}
