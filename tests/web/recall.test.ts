import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ShownCase } from '../../desk/show-case.js';
import { RecordDriver } from '../builders/record-driver.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { hiddenFieldsOf, type PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
let driver: RecordDriver;
beforeAll(async () => {
  pages = await startPageBench();
  driver = new RecordDriver(pages.door.bench.database.pool);
});
afterAll(() => pages.stop());

/** Each person signs in once: passwords are limited. */
const visitors = new Map<string, Promise<PageVisitor>>();
function person(login: string): Promise<PageVisitor> {
  const known = visitors.get(login) ?? pages.person(login);
  visitors.set(login, known);
  return known;
}

const VILLAGE = 'village1a';
/** Applicants of one village stand six places apart. */
let place = -6;
const opened = () => driver.open((place += 6));
const recallOf = (id: string) => `/cases/${id}/actions/recall`;
const seen = async (login: string, url: string) => textOf((await (await person(login)).see(url)).body);
const shown = async (login: string, id: string) =>
  (await (await pages.door.visitor(login)).get(`/api/v1/cases/${id}`)).json<ShownCase>();
const byApi = async (login: string, id: string, seq: number, key: string = randomUUID(), reason = '误操作') => {
  const answer = await (await pages.door.visitor(login)).act(id, 'recall', seq, { form: { reason } }, key);
  return answer.json<{ code?: string; step?: string; seq?: number }>();
};

describe('recalling on the page', () => {
  test('is offered to who did the last act, asks why, and brings the case back; everyone concerned sees that', async () => {
    const id = await opened();
    const officer = await person(VILLAGE);
    const { number } = await driver.load(id);
    const act = `/cases/${id}/actions/reportDeath`;
    await officer.fillIn(act, act, { 'f.source': '邻居反映' });
    expect(await seen(VILLAGE, `/cases/${id}`)).toContain('撤回上一步办理');
    for (const other of ['town1', 'county1']) expect(await seen(other, `/cases/${id}`)).not.toContain('撤回上一步办理');
    expect(await seen('county1', '/queue?view=mine')).toContain(number);

    const asked = (await officer.see(recallOf(id))).body;
    expect(textOf(asked)).toContain('将撤回“报告申请人去世”');
    expect(asked).not.toContain('name="happenedOn"');
    const refused = await officer.fillIn(recallOf(id), recallOf(id), { 'f.reason': '' });
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('href="#f-reason"')]);
    const done = await officer.fillIn(recallOf(id), recallOf(id), { 'f.reason': '报错了人' });
    expect(done.headers.location).toBe(`/cases/${id}?done=recall`);
    const page = await seen(VILLAGE, String(done.headers.location));
    expect(page).toContain('已办理：撤回上一步办理');
    expect(page).toMatch(/撤回上一步办理：报告申请人去世 → 申请受理 理由 报错了人 村专职委员 · 上庄村/);
    expect(page).toMatch(/报告申请人去世 （已撤回） → 核实去世信息/);
    const tracker = /<ol class="tongtu-tracker">(.*?)<\/ol>/s.exec((await officer.see(`/cases/${id}`)).body)?.[1];
    expect(tracker).toContain('申请受理');
    expect(tracker).not.toContain('核实去世信息');
    expect(await seen(VILLAGE, '/queue?view=mine')).toContain(number);
    expect(await seen('county1', '/queue?view=mine')).not.toContain(number);
    expect(await seen('county1', '/notes')).toContain(`${number} 撤回上一步办理`);
    const again = await officer.see(recallOf(id));
    expect([again.statusCode, textOf(again.body)]).toEqual([409, expect.stringContaining('当前环节不能办理此事项')]);
  });

  test('says why it is not possible where the act left something behind', async () => {
    const id = await opened();
    await driver.goThrough(id, 'postNotice');
    expect(await seen(VILLAGE, `/cases/${id}`)).toMatch(/撤回上一步办理 这一步办理不能撤回：已涉及公示/);
  });

  test('keeps what was typed when somebody was faster', async () => {
    const id = await opened();
    await driver.actAll(id, ['acceptApplication']);
    const officer = await person(VILLAGE);
    const form = hiddenFieldsOf((await officer.see(recallOf(id))).body, recallOf(id));
    await driver.act(id, 'updateContact', { login: 'county1', form: { phone: '13800000003' } });
    const late = await officer.send(recallOf(id), { ...form, 'f.reason': '材料看错' });
    expect([late.statusCode, textOf(late.body)]).toEqual([412, expect.stringContaining('材料看错')]);
  });

  test('takes many back at once, those of a selection that may be', async () => {
    const ids = [await opened(), await opened(), await opened()];
    for (const id of ids) await driver.actAll(id, ['acceptApplication']);
    const [first = '', second = '', third = ''] = ids;
    await driver.act(third, 'updateContact', { login: 'county1', form: { phone: '13800000004' } });
    const officer = await person(VILLAGE);
    const query = new URLSearchParams(ids.map((id) => ['case', id])).toString();
    const { body } = await officer.see(`/bulk?${query}`);
    expect(textOf(body)).toMatch(/撤回上一步办理 [^·]+ · 可办 2 件/);
    const act = /value="([^"]*:recall)"/.exec(body)?.[1] ?? '';
    const form = await officer.see(`/bulk/act?${query}&${new URLSearchParams({ act })}`);
    const checked = await officer.send('/bulk/act', {
      ...hiddenFieldsOf(form.body, '/bulk/act'),
      case: ids,
      'f.reason': '批量选错',
    });
    expect(textOf(checked.body)).toContain('案件已有新的办理');
    const run = await officer.send('/bulk/run', hiddenFieldsOf(checked.body, '/bulk/run'));
    expect(textOf(run.body)).toContain('2 件');
    const steps = await Promise.all([first, second, third].map((id) => driver.step(id)));
    expect(steps).toEqual(['applied', 'applied', 'villageReview']);
  });
});

describe('recalling as a program', () => {
  test('is listed for who may, answered once for a key, and refused with its reason', async () => {
    const id = await opened();
    await driver.actAll(id, ['acceptApplication']);
    const offered = (await shown(VILLAGE, id)).actions.find(({ name }) => name === 'recall');
    expect(offered).toMatchObject({ by: ['villageOfficer'], blockedBy: null, form: { required: ['reason'] } });
    expect((await shown('county1', id)).actions.map(({ name }) => name)).not.toContain('recall');
    expect(await byApi('county1', id, 2)).toMatchObject({ code: 'notLastActor' });
    expect(await byApi(VILLAGE, id, 1)).toMatchObject({ code: 'overtaken' });
    const key = randomUUID();
    const first = await byApi(VILLAGE, id, 2, key);
    expect(first).toMatchObject({ seq: 3, step: 'applied' });
    await driver.act(id, 'updateContact', { login: 'county1', form: { phone: '13800000005' } });
    expect(await byApi(VILLAGE, id, 2, key)).toEqual(first);
    expect(await byApi(VILLAGE, id, 2, key, '别的原因')).toMatchObject({ code: 'idempotencyKeyReused' });
    expect(await byApi(VILLAGE, id, 4)).toMatchObject({ code: 'actedSince' });
    const { timeline } = await shown('county1', id);
    expect(timeline.slice(1).map(({ action, recalled, said }) => [action, recalled, said])).toEqual([
      ['acceptApplication', true, {}],
      ['recall', false, { reason: '误操作' }],
      ['updateContact', false, {}],
    ]);
  });

  test('a town recalls what it did for a village, in that seat', async () => {
    const id = await opened();
    await (await pages.door.visitor('town1')).act(id, 'reportDeath', 1, { form: { source: '来电' } });
    expect((await shown('town1', id)).actions.find(({ name }) => name === 'recall')?.by).toEqual(['townOfficer']);
    const report = await byApi('town1', id, 2);
    expect(report).toMatchObject({ step: 'applied' });
    for (const slot of ['applicationForm', 'idCopy', 'disabilityCardCopy', 'hardshipProof'])
      await driver.attach(id, slot);
    await (await pages.door.visitor('town1')).act(id, 'acceptApplication', 3);
    expect(await byApi(VILLAGE, id, 4)).toMatchObject({ code: 'actedSince' });
    expect((await shown('town1', id)).actions.find(({ name }) => name === 'recall')?.by).toEqual(['villageOfficer']);
    expect(await byApi('town1', id, 4)).toMatchObject({ step: 'applied' });
  });
});
