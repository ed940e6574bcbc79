import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { ShownCase } from '../../desk/show-case.js';
import { addDays } from '../../procedures/days.js';
import { inventedPicture } from '../builders/invented-picture.js';
import { type Home, type LotBench, numbersOf, startLotBench } from '../api/lot-bench.js';
import { oversized, photo } from '../api/papers.js';
import { type PageBench, pagesOf } from './page-bench.js';
import { type ChosenFile, type Fields, type PageVisitor, textOf } from './page-visitor.js';

let bench: LotBench;
let pages: PageBench;
let home: Home;
beforeAll(async () => {
  bench = await startLotBench();
  pages = pagesOf(bench.door);
  const homes = await bench.designed(0);
  [home] = homes as [Home];
  const lot = await bench.contract(homes);
  const finishBy = addDays(await bench.today(), 60);
  await lot.act('county1', 'callOff', { form: { homes: numbersOf(homes), finishBy } });
});
afterAll(() => pages.stop());

/** Each person signs in once: passwords are limited. */
const visitors = new Map<string, Promise<PageVisitor>>();
function person(login: string): Promise<PageVisitor> {
  const known = visitors.get(login) ?? pages.person(login);
  visitors.set(login, known);
  return known;
}

const own = () => `/work/${home.id}`;
const seen = async (login: string, url: string) => textOf((await (await person(login)).see(url)).body);
const picture = (field: string): ChosenFile => ({ field, bytes: photo(), type: 'image/jpeg' });
async function act(login: string, name: string, fields: Fields, ...files: ChosenFile[]) {
  const form = `/cases/${home.id}/actions/${name}`;
  return (await person(login)).fillIn(form, form, fields, files);
}

describe('before and during the works a contractor', () => {
  test('confirms an appointment, which stands on the home, its sheet and the county’s page', async () => {
    const today = await bench.today();
    const past = await act('contractor1', 'confirmAppointment', { 'f.on': addDays(today, -1), 'f.half': 'morning' });
    expect(textOf(past.body)).toContain('上门日期不能早于今天');
    const on = addDays(today, 2);
    const done = await act('contractor1', 'confirmAppointment', { 'f.on': on, 'f.half': 'afternoon' });
    expect(done.headers.location).toBe(`${own()}?done=confirmAppointment`);
    for (const [login, url] of [
      ['contractor1', own()],
      ['contractor1', `${own()}/print`],
      ['county1', `/cases/${home.id}`],
    ] as const)
      expect(await seen(login, url)).toContain(`上门日期 ${on} 上门时段 下午`);
    expect(await seen('contractor1', '/work')).toContain(`上门：${on}`);
    const form = `/cases/${home.id}/actions/confirmAppointment`;
    expect((await (await person('contractor2')).see(form)).statusCode).toBe(404);
  });

  test('reports an obstacle with a photograph; town and county are told, and the answer comes back', async () => {
    const report = { 'f.obstacle': 'nobodyHome', 'f.details': '两次上门无人应门' };
    expect((await act('contractor1', 'reportObstacle', report)).statusCode).toBe(409);
    const heavy = { ...picture('e.obstaclePhotos'), bytes: oversized() };
    const tooLarge = await act('contractor1', 'reportObstacle', report, heavy);
    expect([tooLarge.statusCode, tooLarge.body]).toEqual([
      422,
      expect.stringContaining('<a href="#e-obstaclePhotos">文件超过 20 MB'),
    ]);
    expect(tooLarge.body).toContain('两次上门无人应门');
    expect(tooLarge.body).toContain('data-draft="sent"');
    const done = await act('contractor1', 'reportObstacle', report, picture('e.obstaclePhotos'));
    expect(done.headers.location).toBe(`${own()}?done=reportObstacle`);
    for (const login of ['town1', 'county1'])
      expect(await seen(login, '/notes')).toMatch(new RegExp(`${home.number} 上报施工障碍`));
    expect(await seen('village1a', '/notes')).not.toContain('上报施工障碍');
    const onPage = '障碍类型 家中无人 障碍具体情况 两次上门无人应门';
    for (const [login, url] of [
      ['contractor1', own()],
      ['town1', `/cases/${home.id}`],
    ] as const)
      expect(await seen(login, url)).toContain(onPage);
    expect(await seen('contractor1', own())).toMatch(/障碍现场照片 已上传/);
    for (const [login, url] of [
      ['town1', '/queue'],
      ['contractor1', '/work'],
    ] as const)
      expect(await seen(login, url)).toContain('施工障碍待答复');
    await act('town1', 'answerObstacle', { 'f.answer': '已与住户约定' });
    expect(await seen('town1', '/queue')).not.toContain('施工障碍待答复');
    expect(await seen('contractor1', '/notes')).toMatch(new RegExp(`${home.number} 答复施工障碍`));
    for (const [login, page] of [
      ['contractor1', own()],
      ['town1', `/cases/${home.id}`],
    ] as const)
      expect((await (await person(login)).see('/notes')).body).toContain(`href="${page}">${home.number}<`);
    const text = await seen('contractor1', own());
    expect(text).toContain('障碍处理答复 已与住户约定');
    expect(text).not.toContain('两次上门无人应门');
  });

  test('finds each form where a phone keeps it, those with photographs ahead of their being opened; nobody else does', async () => {
    const form = (name: string) => `${own()}/actions/${name}`;
    const { body } = await (await person('contractor1')).see(own());
    for (const [name, ahead] of [
      ['reportObstacle', ' data-keep-ahead="true"'],
      ['confirmAppointment', ''],
    ] as const)
      expect(body).toContain(`href="${form(name)}"${ahead}>`);
    const shown = await (await person('contractor1')).see(form('confirmAppointment'));
    for (const part of ['data-draft="fresh"', 'data-copy', 'data-photo-queue']) expect(shown.body).toContain(part);
    const county = await person('county1');
    const [act] = (await home.walker.see('county1')).actions;
    const elsewhere = `/cases/${home.id}/actions/${act?.name}`;
    expect((await county.see(form(String(act?.name)))).headers.location).toBe(elsewhere);
    const officers = (await county.see(elsewhere)).body;
    expect(officers).toContain(`action="${elsewhere}"`);
    for (const part of ['data-draft', 'data-copy', 'data-photo-queue']) expect(officers).not.toContain(part);
  });

  test('asks for a change, which the county orders on that alone, and for more time, which it refuses with a reason', async () => {
    await home.walker.act('contractor1', 'startByContractor');
    const asked = { 'f.change': '卫生间门洞须加宽', 'f.amountFen': '300' };
    await act('contractor1', 'askChange', asked, picture('e.changeAskedPhotos'));
    expect(await seen('county1', '/notes')).toContain('申请变更');
    expect(await seen('approver1', `/cases/${home.id}`)).toMatch(/变更内容和理由[^ ]* 卫生间门洞须加宽 .* 300.00 元/);
    expect(await seen('contractor1', own())).toContain('上一次变更申请尚未答复');
    const lines = [{ item: 'W01', room: 'entrance', quantity: '3', unitPriceFen: '20000' }];
    await home.walker.act('approver1', 'orderChange', { form: { lines, reason: '同意' }, also: ['coPayConsent'] });
    expect(await seen('contractor1', own())).not.toContain('卫生间门洞须加宽');
    expect(await seen('contractor1', '/notes')).toContain('变更签证');

    await act('contractor1', 'askExtension', { 'f.days': '10', 'f.because': '连日降雨' });
    expect(await seen('county1', `/cases/${home.id}`)).toMatch(/申请延长天数 10 .* 连日降雨/);
    await act('county1', 'refuseExtension', { 'f.reason': '雨已停' });
    expect(await seen('contractor1', own())).toContain('不同意延期的理由 雨已停');
  });
});

describe('the papers of the works', () => {
  const send = async (fields: Fields, ...files: ChosenFile[]) =>
    (await person('contractor1')).fillIn(own(), `${own()}/papers`, fields, files);

  const shown = async (login: string) =>
    (await (await bench.door.visitor(login)).get(`/api/v1/cases/${home.id}`)).json<ShownCase>();

  test('stand on the phone with what must and what may be sent', async () => {
    const text = await seen('contractor1', own());
    expect(text).toContain('施工过程照片（含隐蔽工程） 缺 1');
    expect(text).toContain('隐蔽工程验收记录 选交');
    expect(text).toContain('材料合格证明 选交');
    expect(text).toContain('户主在完工确认单上签字或按手印 缺 1');
    expect(text).not.toContain('申请变更部位照片 缺');
    expect((await home.walker.see('contractor1')).actions).toContainEqual(
      expect.objectContaining({ name: 'selfCheckByContractor', blockedBy: expect.anything() as unknown }),
    );
  });

  test('a signature drawn on the phone lies in its slot, and only there is drawing taken', async () => {
    const png = `data:image/png;base64,${(
      await sharp(await inventedPicture(5))
        .png()
        .toBuffer()
    ).toString('base64')}`;
    expect((await send({ 'drawn.afterPhotos': png })).statusCode).toBe(422);
    expect((await send({ 'drawn.completionSignature': 'no picture' })).body).toContain('#e-completionSignature');
    expect((await send({ 'drawn.completionSignature': png })).headers.location).toBe(`${own()}?done=papers`);
    const kept = await bench.door.bench.database.read(
      `select media_type from evidence where case_id = $1 and slot = 'completionSignature'`,
      [home.id],
    );
    expect(kept).toEqual([{ media_type: 'image/png' }]);
    expect(await seen('contractor1', own())).toContain('户主在完工确认单上签字或按手印 已上传');
  });

  test('one that is found unfit counts no longer, and says why above its retake button; it may be taken back', async () => {
    await send({}, picture('e.worksPhotos'));
    expect(await seen('contractor1', own())).toContain('施工过程照片（含隐蔽工程） 已上传');
    const { id, usedSeq } = (await shown('county1')).evidence.find(({ slot }) => slot === 'worksPhotos') ?? {};
    expect(usedSeq).toBeNull();
    const form = `/cases/${home.id}/evidence/${id}/rejection`;
    const county = await person('county1');
    expect((await county.see(`/cases/${home.id}`)).body).toContain(`href="${form}"`);
    expect((await (await person('contractor1')).see(form)).statusCode).toBe(403);
    expect((await county.see(form.replace(String(id), home.id))).statusCode).toBe(404);
    const empty = await county.fillIn(form, form, {});
    expect([empty.statusCode, empty.body.includes('<a href="#f-reason">')]).toEqual([422, true]);
    const reject = (reason: string) => county.fillIn(form, form, { 'f.reason': reason });
    expect((await reject('看不清管线走向')).headers.location).toBe(`/cases/${home.id}`);
    const text = await seen('contractor1', own());
    expect(text).toMatch(
      /施工过程照片（含隐蔽工程） 已退回，请重拍 .*（已退回） 这份不合格：看不清管线走向 .*重拍：施工过程照片/,
    );
    expect(await seen('contractor1', '/notes')).toMatch(new RegExp(`${home.number} 有照片或材料被退回，请重拍`));
    expect(await seen('county1', `/cases/${home.id}`)).toContain('已退回：看不清管线走向');
    const asked = (await shown('contractor1')).actions.flatMap(({ evidence }) => evidence);
    expect(asked).toContainEqual(expect.objectContaining({ slot: 'worksPhotos', held: 0 }));
    expect(await seen('county1', form)).toContain('撤销后，这份材料重新计入。');
    await county.fillIn(form, form, {});
    expect(await seen('contractor1', own())).toContain('施工过程照片（含隐蔽工程） 已上传');
    await reject('看不清管线走向');
  });

  test('go with the self-check, after which nothing is asked for that was asked before', async () => {
    await act('contractor1', 'askExtension', { 'f.days': '5', 'f.because': '材料未到' });
    await send({}, picture('e.worksPhotos'), picture('e.materialCertificates'));
    await home.walker.act('contractor1', 'selfCheckByContractor');
    const { evidence } = await shown('county1');
    for (const slot of ['worksPhotos', 'materialCertificates', 'completionSignature'])
      expect(evidence).toContainEqual(expect.objectContaining({ slot, usedSeq: expect.any(Number) as unknown }));
    const text = await seen('contractor1', own());
    expect(text).not.toMatch(/申请延长天数|上门日期|隐蔽工程验收记录/);
  });
});
