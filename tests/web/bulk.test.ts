import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { performSelection } from '../../desk/bulk-acts.js';
import { whoAmI } from '../../desk/who-am-i.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { addScreens } from '../../web/screens.js';
import { csvOf } from '../../web/csv.js';
import { RecordDriver } from '../builders/record-driver.js';
import { ASSETS, type PageBench, startPageBench } from './page-bench.js';
import { type Fields, hiddenFieldsOf, PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
let driver: RecordDriver;
let officer: PageVisitor;
beforeAll(async () => {
  pages = await startPageBench();
  driver = new RecordDriver(pages.door.bench.database.pool);
  officer = await pages.person('village1a');
});
const connections: Connection[] = [];
afterAll(async () => {
  await Promise.all(connections.map((each) => each.close()));
  await pages.stop();
});

const PAPERS = ['applicationForm', 'idCopy', 'disabilityCardCopy', 'hardshipProof'];
/** Cases are opened under the newest version. */
const NEWEST = `home-renovation:${latestProcedure('home-renovation').version}`;
const ACCEPT = `${NEWEST}:applied:acceptApplication`;
const REJECT = `${NEWEST}:applied:rejectApplication`;

/** Applicants of one village stand six places apart. */
let place = -6;
async function applied({ papers = true } = {}): Promise<string> {
  place += 6;
  const id = await driver.open(place);
  for (const slot of papers ? PAPERS : []) await driver.attach(id, slot);
  return id;
}

const query = (ids: readonly string[], more: Record<string, string> = {}) =>
  new URLSearchParams([...ids.map((id) => ['case', id]), ...Object.entries(more)]).toString();

async function numberOf(id: string): Promise<string> {
  return (await driver.load(id)).number;
}

/** Fills the form in once and comes to the page on which everything is checked. */
async function check(ids: readonly string[], act: string, filledIn: Fields = {}) {
  const form = await officer.see(`/bulk/act?${query(ids, { act })}`);
  const hidden = hiddenFieldsOf(form.body, '/bulk/act');
  return officer.send('/bulk/act', { ...hidden, case: [...ids], ...filledIn });
}

const eventsOf = async (id: string) =>
  (await driver.rows<{ action: string }>('select action from case_events where case_id = $1 order by seq', [id])).map(
    ({ action }) => action,
  );

describe('choosing', () => {
  test('the queue offers a box for each case, and all of a page at once, without a script', async () => {
    const [first, second] = [await applied(), await applied()];
    const { body } = await officer.see('/queue?view=mine');
    expect(body).toContain(`name="case" value="${first}"`);
    expect(body).not.toContain('checked');
    const all = /href="(\/queue\?[^"]*all=yes)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const picked = (await officer.see(all)).body;
    for (const id of [first, second]) expect(picked).toContain(`name="case" value="${id}" checked`);
  });

  test('restates count and cases by step, offers what is possible for some, and says why the rest is not', async () => {
    const [ready, bare, later] = [await applied(), await applied({ papers: false }), await applied()];
    await driver.actAll(later, ['acceptApplication']);
    const { body, statusCode } = await officer.see(`/bulk?${query([ready, bare, later], { queue: 'view=all' })}`);
    const text = textOf(body);
    expect(statusCode).toBe(200);
    expect(text).toContain('已选 3 件');
    expect(text).toContain('申请受理（2 件）');
    expect(text).toContain('村级评议（1 件）');
    for (const id of [ready, bare, later]) expect(text).toContain(await numberOf(id));
    expect(body).toContain(`value="${ACCEPT}"`);
    expect(text).toMatch(/受理申请 [^·]+ · 可办 1 件/);
    expect(text).toMatch(/不予受理 [^·]+ · 可办 2 件/);
    expect(body).not.toContain('recordPeerReview"');
    expect(text).toContain('登记民主评议 “到会人数”每件不同，须逐件填写。');
    expect(text).toContain('申请人撤回 缺少材料“撤回申请书”');
    expect(body).toContain('href="/queue?view=all"');
  });

  test('a role that may do nothing here is offered nothing, and cannot do it by hand either', async () => {
    const id = await applied();
    const auditor = await pages.person('auditor1');
    const seen = await auditor.see(`/bulk?${query([id])}`);
    expect(textOf(seen.body)).toContain('没有您可以批量办理的事项');
    expect(seen.body).not.toContain('type="radio"');
    const form = await auditor.see(`/bulk/act?${query([id], { act: REJECT })}`);
    expect(textOf(form.body)).toContain('不能办理：1 件');
    expect(textOf(form.body)).toContain('您的岗位不能办理此事项');
    const csrf = /name="_csrf" value="([^"]*)"/.exec(form.body)?.[1] ?? '';
    const send = { [`send.${id}`]: `${randomUUID()} 1` };
    const run = await auditor.send('/bulk/run', { _csrf: csrf, act: REJECT, 'f.reason': '无', ...send });
    expect(textOf(run.body)).toContain('未办理 1 件');
    expect(await eventsOf(id)).toEqual(['open']);
  });

  test('what is not there is counted, not shown; none and too many are said', async () => {
    const [id, elsewhere] = [await applied(), await driver.open(1)];
    const seen = textOf((await officer.see(`/bulk?${query([id, id, elsewhere, 'no-id'])}`)).body);
    expect(seen).toContain('已选 1 件');
    expect(seen).toContain('有 1 件找不到');
    expect(seen).not.toContain(await numberOf(elsewhere));
    const none = await officer.see('/bulk');
    expect([none.statusCode, textOf(none.body)]).toEqual([422, expect.stringContaining('请先在待办中勾选案件')]);
    const many = Array.from({ length: 101 }, () => randomUUID());
    const tooMany = await officer.see(`/bulk?${query(many)}`);
    expect([tooMany.statusCode, textOf(tooMany.body)]).toEqual([422, expect.stringContaining('一次最多办理 100 件')]);
    const unchosen = await officer.see(`/bulk/act?${query([id])}`);
    expect([unchosen.statusCode, unchosen.body]).toEqual([422, expect.stringContaining('href="#act"')]);
  });

  test('an action that differs from case to case is not taken for many', async () => {
    const act = `${NEWEST}:villageReview:recordPeerReview`;
    expect((await officer.see(`/bulk/act?${query([await applied()], { act })}`)).statusCode).toBe(422);
  });
});

describe('acting', () => {
  test('refusals come first and are left out, the rest is done once however often the page is sent', async () => {
    const [ready, also, bare] = [await applied(), await applied(), await applied({ papers: false })];
    const checked = await check([ready, also, bare], ACCEPT);
    const text = textOf(checked.body);
    expect(text.indexOf('不能办理：1 件')).toBeLessThan(text.indexOf('将办理：2 件'));
    expect(text).toContain('缺少材料“申请审批表”');
    expect(await eventsOf(ready)).toEqual(['open']);
    const confirmed = hiddenFieldsOf(checked.body, '/bulk/run');
    const [first, again] = await Promise.all([
      officer.send('/bulk/run', confirmed),
      officer.send('/bulk/run', confirmed),
    ]);
    const third = await officer.send('/bulk/run', confirmed);
    for (const { body } of [first, again, third]) {
      expect(textOf(body)).toContain('已办理 2 件');
      expect(textOf(body)).toContain('已办理，现为“村级评议”');
      expect(textOf(body)).toContain('未办理 1 件');
    }
    for (const id of [ready, also]) expect(await eventsOf(id)).toEqual(['open', 'acceptApplication']);
    expect(await eventsOf(bare)).toEqual(['open']);
  });

  test('the form is asked once, what is wrong with it leads to its field, and every case gets what it says', async () => {
    const ids = [await applied(), await applied()];
    const wrong = await check(ids, REJECT, { 'f.reason': '' });
    expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('<a href="#f-reason">')]);
    const late = await check(ids, REJECT, { 'f.reason': '材料不实', happenedOn: '2020-01-01' });
    expect(textOf(late.body)).toContain('不能办理：2 件');
    expect(late.body).not.toContain('action="/bulk/run"');
    const checked = await check(ids, REJECT, { 'f.reason': '材料不实' });
    expect(textOf(checked.body)).toContain('材料不实');
    const back = await officer.send('/bulk/act', { ...hiddenFieldsOf(checked.body, '/bulk/act'), case: ids });
    expect(back.body).toContain('材料不实</textarea>');
    const done = await officer.send('/bulk/run', hiddenFieldsOf(checked.body, '/bulk/run'));
    expect(textOf(done.body)).toContain('已办结：');
    for (const id of ids) expect((await driver.load(id)).state.closed).toBe('rejected');
  });

  test('where someone was faster that case says what they did, and the others are done', async () => {
    const [mine, theirs] = [await applied(), await applied()];
    const checked = await check([mine, theirs], REJECT, { 'f.reason': '材料不实' });
    await driver.actAll(theirs, ['acceptApplication']);
    const { body } = await officer.send('/bulk/run', hiddenFieldsOf(checked.body, '/bulk/run'));
    expect(textOf(body)).toContain('案件已被他人更新：受理申请');
    expect(textOf(body)).toContain('已办理 1 件');
    expect((await driver.load(theirs)).state.closed).toBeNull();
  });

  test('a session that ended in between loses nothing, and nothing is done before it is confirmed again', async () => {
    const id = await applied();
    const checked = await check([id], REJECT, { 'f.reason': '材料不实' });
    const confirmed = hiddenFieldsOf(checked.body, '/bulk/run');
    const someone = await pages.person('village1a');
    someone.forget();
    const ended = await someone.send('/bulk/run', confirmed);
    expect(ended.statusCode).toBe(401);
    const carried = hiddenFieldsOf(ended.body, '/sign-in');
    const signedIn = await someone.send('/sign-in', { ...carried, login: 'village1a', password: DEMO_PASSWORD });
    const shown = await someone.send('/bulk/run', hiddenFieldsOf(signedIn.body, '/bulk/run'));
    expect(await eventsOf(id)).toEqual(['open']);
    const kept = hiddenFieldsOf(shown.body, '/bulk/run');
    expect({ ...kept, _csrf: '' }).toEqual({ ...confirmed, _csrf: '' });
    await someone.send('/bulk/run', kept);
    expect(await eventsOf(id)).toEqual(['open', 'rejectApplication']);
  });

  test('cases at different steps take the same action together', async () => {
    const [early, later] = [await applied(), await applied()];
    await driver.actAll(later, ['acceptApplication']);
    for (const id of [early, later]) await driver.attach(id, 'withdrawalLetter');
    const { body } = await officer.see(`/bulk?${query([early, later])}`);
    expect(textOf(body)).toContain('申请人撤回 申请受理、村级评议 · 可办 2 件');
    const checked = await check([early, later], `${NEWEST}:applied:withdraw`, { 'f.reason': '搬家' });
    await officer.send('/bulk/run', hiddenFieldsOf(checked.body, '/bulk/run'));
    for (const id of [early, later]) expect((await driver.load(id)).state.closed).toBe('withdrawn');
  });

  test('what was not begun in time is left for another try', async () => {
    const id = await applied();
    const person = await whoAmI(pages.door.deps.pool, DEMO_TENANT.id, demoId('user:village1a'));
    if (!person) throw new Error('the demo has no village1a');
    const act = { caseId: id, requestId: randomUUID(), expectedSeq: 1 };
    const form = { form: { reason: '材料不实' } };
    const none = await performSelection(pages.door.deps, person, [act], 'rejectApplication', form, -1);
    expect(none).toEqual([{ act, answer: { problem: 'outcomeUnknown' } }]);
    expect(await eventsOf(id)).toEqual(['open']);
    const [done] = await performSelection(pages.door.deps, person, [act], 'rejectApplication', form);
    expect(done?.answer).toMatchObject({ closed: 'rejected' });
  });

  test('an outcome that is not known is sent again as it was, and only that', async () => {
    const [id, bare] = [await applied(), await applied({ papers: false })];
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    connections.push(connection);
    const temporal = new Client({ connection });
    const deps = { ...pages.door.deps, temporal };
    const app = pages.door.build({
      temporal,
      screens: (scope, limits) => addScreens(scope, { ...deps, assetsFolder: ASSETS, limits }),
    });
    const elsewhere = await PageVisitor.signIn(app, 'village1a', DEMO_PASSWORD);
    const checked = await check([id, bare], ACCEPT);
    const csrf = hiddenFieldsOf((await elsewhere.see('/queue')).body, '/sign-out')._csrf ?? '';
    const confirmed = { ...hiddenFieldsOf(checked.body, '/bulk/run'), _csrf: csrf };
    const unknown = await elsewhere.send('/bulk/run', confirmed);
    expect(textOf(unknown.body)).toContain('结果未知 1 件');
    expect(textOf(unknown.body)).toContain('重试这 1 件');
    const repeated = { ...hiddenFieldsOf(unknown.body, '/bulk/run'), _csrf: '' };
    expect(repeated).toEqual({ ...confirmed, _csrf: '' });
    const done = await officer.send('/bulk/run', hiddenFieldsOf(checked.body, '/bulk/run'));
    expect(textOf(done.body)).toContain('已办理 1 件');
  }, 90_000);
});

describe('the list of the refused', () => {
  test('is what the page said, without cases of others', async () => {
    const [bare, ready, elsewhere] = [await applied({ papers: false }), await applied(), await driver.open(7)];
    const checked = await check([bare, ready], ACCEPT);
    const { body } = await officer.send('/bulk/run', hiddenFieldsOf(checked.body, '/bulk/run'));
    const fields = { ...hiddenFieldsOf(body, '/bulk/refused.csv'), [`why.${elsewhere}`]: '无' };
    const list = await officer.send('/bulk/refused.csv', { ...fields, [`why.${bare}`]: '=1+1' });
    expect(list.headers['content-disposition']).toBe('attachment; filename="not-done.csv"');
    const name = String((await driver.load(bare)).state.facts.name);
    expect(list.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(list.body.replace('\ufeff', '').split('\r\n')).toEqual([
      '案件编号,申请人,所在地,环节,原因',
      `${await numberOf(bare)},${name},临溪镇 上庄村,申请受理,'=1+1`,
      '',
    ]);
    expect(fields[`why.${bare}`]).toContain('缺少材料“申请审批表”');
  });

  test.each(['=1', '+1', '-1', '@a', '\ta', '\ra'])('no cell is taken for a formula: %j', (cell) => {
    expect(csvOf([[cell]]).toString('utf8')).toMatch(/^\ufeff"?'/);
  });

  test('commas, quotes and line ends stay in their cell', () => {
    expect(csvOf([['a,b', 'c"d', 'e\nf']]).toString('utf8')).toBe('\ufeff"a,b","c""d","e\nf"\r\n');
  });
});
