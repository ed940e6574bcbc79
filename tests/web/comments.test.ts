import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import type { ShownComment } from '../../desk/comments.js';
import type { OpenedCase } from '../api/door-bench.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { hiddenFieldsOf, textOf } from './page-visitor.js';

let pages: PageBench;
let it: OpenedCase;
let page: string;
beforeAll(async () => {
  pages = await startPageBench();
  it = await pages.door.open(0);
  page = `/cases/${it.id}`;
  await pages.door.bench.database.owner.query(
    `insert into case_parties (tenant_id, case_id, org_id, as_role) values ($1, $2, $3, 'contractor')`,
    [DEMO_TENANT.id, it.id, demoId('org:builder')],
  );
});
afterAll(() => pages.stop());

interface Seen {
  readonly comments: readonly ShownComment[];
  readonly commentFor: string | null;
}

const say = async (login: string, body: object, key: string = randomUUID()) =>
  (await pages.door.visitor(login)).post(`/api/v1/cases/${it.id}/comments`, body, { 'idempotency-key': key });
const seen = async (login: string) =>
  (await (await pages.door.visitor(login)).get(`/api/v1/cases/${it.id}`)).json<Seen>();
const texts = async (login: string) => (await seen(login)).comments.map(({ text }) => text);

describe('comments on a case', () => {
  test('stand with who, in which seat, and when; what is not shared with firms stays among officers', async () => {
    const written = await say('village1a', { text: ' 已电话联系，\r\n下周入户。 ' });
    expect(written.statusCode).toBe(201);
    const [{ now } = { now: new Date(0) }] = await pages.door.bench.database.read<{ now: Date }>(
      'select app_now() as now',
    );
    const comment = written.json<ShownComment>();
    expect(comment).toMatchObject({
      person: '上庄村专职委员',
      role: 'villageOfficer',
      org: '上庄村',
      sharedWithFirms: false,
      text: '已电话联系，\n下周入户。',
    });
    expect(comment.writtenAt.slice(0, 10)).toBe(now.toISOString().slice(0, 10));
    expect((await say('county1', { text: '请施工单位先看现场。', shareWithFirms: true })).statusCode).toBe(201);
    expect((await say('contractor1', { text: '周三去看。' })).json<ShownComment>()).toMatchObject({
      org: '清禾安居工程有限公司',
      sharedWithFirms: true,
    });
    const all = ['已电话联系，\n下周入户。', '请施工单位先看现场。', '周三去看。'];
    expect(await seen('town1')).toMatchObject({ commentFor: 'office', comments: all.map((text) => ({ text })) });
    expect(await seen('contractor1')).toMatchObject({
      commentFor: 'firm',
      comments: all.slice(1).map((text) => ({ text })),
    });
  });

  test('are written by those who may act on the case; who only looks on reads them', async () => {
    expect(await seen('auditor1')).toMatchObject({ commentFor: null });
    expect((await say('auditor1', { text: '看到了' })).json()).toMatchObject({ status: 403, code: 'notYourRole' });
    expect((await say('village3b', { text: '看到了' })).json()).toMatchObject({ status: 404, code: 'notFound' });
    expect(await texts('auditor1')).toEqual(await texts('county1'));
    expect(await texts('county1')).not.toContain('看到了');
  });

  test.each([
    ['nothing', ' \n ', 'missing'],
    ['more than 2,000 characters', '字'.repeat(2001), 'tooLong'],
  ])('of %s are refused', async (_what, text, code) => {
    expect((await say('county1', { text })).json()).toMatchObject({
      status: 422,
      code: 'formInvalid',
      errors: [{ pointer: '#/text', code }],
    });
  });

  test('of 2,000 characters are kept, the same one sent twice once, and its key takes no other', async () => {
    const key = randomUUID();
    const text = '字'.repeat(2000);
    const one = await say('county1', { text }, key);
    expect(one.statusCode).toBe(201);
    expect((await say('county1', { text }, key.toUpperCase())).json()).toEqual(one.json());
    const reused = { status: 422, code: 'idempotencyKeyReused' };
    expect((await say('county1', { text: '别的' }, key)).json()).toMatchObject(reused);
    expect((await say('county2', { text }, key)).json()).toMatchObject(reused);
    expect((await texts('county1')).filter((each) => each === text)).toHaveLength(1);
    const unnamed = await (await pages.door.visitor('county1')).post(`/api/v1/cases/${it.id}/comments`, { text });
    expect(unnamed.json()).toMatchObject({ status: 400, code: 'idempotencyKeyMissing' });
  });

  test('change nothing in the case, and lie encrypted in the record', async () => {
    const rows = await pages.door.bench.database.read<{ seq: number; plain: boolean }>(
      `select c.seq, position(convert_to('下周入户', 'UTF8') in m.body_sealed) > 0 as plain
       from case_comments m join cases c on c.id = m.case_id where c.id = $1`,
      [it.id],
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toEqual({ seq: 1, plain: false });
    expect(pages.door.logged.join('')).not.toContain('下周入户');
  });
});

describe('comments on screen, without scripts', () => {
  test('are sent from the case’s page and stand there as plain text', async () => {
    const visitor = await pages.person('village1a');
    const sent = await visitor.fillIn(page, `${page}/comments`, { text: '<b>门宽</b> 82 厘米', shareWithFirms: 'yes' });
    expect(sent.headers.location).toBe(`${page}#comments`);
    const { body } = await visitor.see(page);
    expect(body).not.toContain('<b>门宽');
    expect(textOf(body)).toContain('<b>门宽</b> 82 厘米 村专职委员 · 上庄村 · 上庄村专职委员');
    const firm = await (await pages.person('contractor1')).see(page);
    expect(textOf(firm.body)).toContain('<b>门宽</b> 82 厘米');
    expect(textOf(firm.body)).not.toContain('下周入户');
    expect(firm.body).not.toContain('name="shareWithFirms"');
  });

  test('that cannot be kept are shown again with the reason, and nothing typed is lost', async () => {
    const visitor = await pages.person('village1a');
    const long = '长'.repeat(2001);
    const refused = await visitor.fillIn(page, `${page}/comments`, { text: long, shareWithFirms: 'yes' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('<a href="#text">');
    expect(refused.body).toContain(`>${long}</textarea>`);
    expect(refused.body).toMatch(/id="shareWithFirms"[^>]* checked/);
  });

  test('sent once more from a page gone back to are comments of their own; a double click is one', async () => {
    const visitor = await pages.person('town1');
    const form = hiddenFieldsOf((await visitor.see(page)).body, `${page}/comments`);
    for (const text of ['第一句', '第一句', '第二句']) {
      expect((await visitor.send(`${page}/comments`, { ...form, text })).statusCode).toBe(303);
    }
    expect((await texts('town1')).slice(-2)).toEqual(['第一句', '第二句']);
  });

  test('typed while the session ended are there after signing in', async () => {
    const visitor = await pages.person('village1a');
    visitor.forget();
    const ended = await visitor.send(`${page}/comments`, { text: '还没发出' });
    expect(ended.statusCode).toBe(401);
    const carried = { back: `${page}/comments`, 'carried.text': '还没发出' };
    const again = await visitor.send('/sign-in', { login: 'village1a', password: DEMO_PASSWORD, ...carried });
    const hidden = hiddenFieldsOf(again.body, `${page}/comments`);
    const shown = await visitor.send(`${page}/comments`, hidden);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('>还没发出</textarea>');
    expect(await texts('village1a')).not.toContain('还没发出');
  });

  test('need the session’s token, and are not offered to those who may not write', async () => {
    const visitor = await pages.person('village1a');
    expect((await visitor.send(`${page}/comments`, { text: '无令牌' })).statusCode).toBe(403);
    const auditor = await (await pages.person('auditor1')).see(page);
    expect(textOf(auditor.body)).toContain('第一句');
    expect(auditor.body).not.toContain(`action="${page}/comments"`);
  });
});
