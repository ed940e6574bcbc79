import { expect, test } from '@jest/globals';
import type { ShownCase } from '../../desk/show-case.js';
import type { WorkOrder } from '../../desk/work-order.js';
import type { Home, LotBench } from '../api/lot-bench.js';
import { photo } from '../api/papers.js';
import { type PageVisitor, textOf } from './page-visitor.js';

interface Given {
  readonly bench: () => LotBench;
  /** Its completion was reported with two photographs and sent back. */
  readonly home: () => Home;
  readonly person: (login: string) => Promise<PageVisitor>;
}

/** Photographs of a report that was sent back, used again for the next. */
export function testPhotosUsedAgain({ bench, home, person }: Given): void {
  const own = () => `/work/${home().id}`;
  const get = async <T>(login: string, url: string) =>
    (await (await bench().door.visitor(login)).get(`/api/v1/${url}`)).json<T>();
  const shown = () => get<ShownCase>('county1', `cases/${home().id}`);
  const photos = async () => (await shown()).evidence.filter(({ slot }) => slot === 'afterPhotos');
  const slot = async () =>
    (await get<WorkOrder>('contractor1', `work-orders/${home().id}`)).slots.find((each) => each.slot === 'afterPhotos');
  const again = async (login: string, ids: readonly string[]) =>
    (await bench().door.visitor(login)).post(`/api/v1/cases/${home().id}/evidence/again`, { evidence: ids });
  const codeOf = async (login: string, ids: readonly string[]) => {
    const answer = await again(login, ids);
    return answer.statusCode === 204 ? null : answer.json<{ code: string }>().code;
  };

  test('of what was sent back, the firm uses again what nobody found unfit, and takes only the rest anew', async () => {
    const [unfit, fit] = (await photos()).map(({ id }) => id) as [string, string];
    const county = await bench().door.visitor('county1');
    await county.post(`/api/v1/cases/${home().id}/evidence/${unfit}/rejection`, { form: { reason: '反光' } });
    expect(await slot()).toMatchObject({ missing: 2, again: [{ id: fit }], files: [{ id: unfit, reason: '反光' }] });
    const contractor = await person('contractor1');
    const { body } = await contractor.see(own());
    const boxes = (body.match(/<input[^>]*name="again"[^>]*>/g) ?? []).map((box) => /value="([^"]*)"/.exec(box)?.[1]);
    expect(boxes).toEqual([fit]);
    const choose = (ids: readonly string[]) =>
      contractor.fillIn(own(), `${own()}/again`, { slot: 'afterPhotos', again: ids });
    const none = await choose([]);
    expect([none.statusCode, none.body.includes('<a href="#again-afterPhotos">')]).toEqual([422, true]);
    expect((await choose([unfit])).statusCode).toBe(409);
    expect((await choose([fit])).headers.location).toBe(`${own()}?done=again`);
    expect(textOf((await contractor.see(own())).body)).toMatch(/改造后照片（与改造前同角度） 缺 1 .* 沿用 /);
    expect(await slot()).toMatchObject({ missing: 1, again: [], files: [{ id: unfit }, { id: fit, usedAgain: true }] });
  });

  test('that is the firm’s to say, of its own report, and said once', async () => {
    const [unfit, fit] = (await photos()).map(({ id }) => id) as [string, string];
    const before = (await shown()).evidence.find(({ slot: each }) => each === 'beforePhotos')?.id ?? '';
    expect(await codeOf('county1', [fit])).toBe('notYourRole');
    expect(await codeOf('contractor2', [fit])).toBe('notFound');
    expect(await codeOf('contractor1', [fit, unfit])).toBe('notUsableAgain');
    expect(await codeOf('contractor1', [before])).toBe('notUsableAgain');
    expect(await codeOf('contractor1', [])).toBe('requestInvalid');
    expect(await codeOf('contractor1', [fit])).toBeNull();
    expect((await photos()).map(({ reuses }) => reuses.length)).toEqual([0, 1]);
  });

  test('who inspects sees what was used again and from when, and no photograph is suspected for it', async () => {
    const [, fit] = (await photos()).map(({ id }) => id) as [string, string];
    const upload = { bytes: photo(), type: 'image/jpeg' };
    await (await bench().door.visitor('contractor1')).upload(
      `/api/v1/cases/${home().id}/evidence`,
      { slot: 'afterPhotos' },
      upload,
    );
    // A report that is recalled gives them back for the one that takes its place.
    const used = await home().walker.act('contractor1', 'selfCheckByContractor');
    await home().walker.act('contractor1', 'recall', { form: { reason: '点错了' } });
    expect([used, (await slot())?.missing]).toEqual(['selfChecked', 0]);
    await home().walker.act('contractor1', 'selfCheckByContractor');
    const { seq } = await shown();
    const files = await photos();
    expect(files).toHaveLength(3);
    expect(files.find(({ id }) => id === fit)?.reuses).toMatchObject([{ usedSeq: seq }]);
    const [event] = await bench().door.bench.database.read<{ files: { sha256: string; again?: true }[] }>(
      `select body::jsonb->'evidence' as files from case_events where case_id = $1 and seq = $2`,
      [home().id, seq],
    );
    const marked = event?.files.filter((file) => file.again).map(({ sha256 }) => sha256);
    expect(marked).toEqual([files.find(({ id }) => id === fit)?.sha256]);
    const county = await person('county1');
    const inspection = (await county.see(`/cases/${home().id}/inspection`)).body;
    expect(textOf(inspection)).toMatch(/改造后 1 沿用第 1 次上报 上传 [\d-]{10} [\d:]{5} .*改造后 2/);
    expect(textOf(inspection)).not.toMatch(/改造后 3|请核对/);
    const caseText = textOf((await county.see(`/cases/${home().id}`)).body);
    expect(caseText.match(/沿用第 1 次上报/g)).toHaveLength(2);
    const archive = textOf((await county.see(`/cases/${home().id}/archive`)).body);
    expect(archive.match(/改造后照片（与改造前同角度） [\d-]{10} [^改]*? 沿用时间\s*[：:]?\s*[\d-]{10}/g)).toHaveLength(
      1,
    );
    const pictures = await get<{ pictures: { id: string; seen: { flags: unknown[] } }[] }>(
      'county1',
      `cases/${home().id}/pictures`,
    );
    expect(pictures.pictures.find(({ id }) => id === fit)?.seen.flags).toEqual([]);
  });
}
