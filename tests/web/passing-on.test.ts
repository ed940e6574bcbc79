import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoId } from '../../bin/demo-county.js';
import type { ShownCase } from '../../desk/show-case.js';
import { CaseWalker } from '../api/case-walker.js';
import { RecordDriver, WAY } from '../builders/record-driver.js';
import type { OpenedCase } from '../api/door-bench.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { type PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
let it: OpenedCase;
let page: string;
beforeAll(async () => {
  pages = await startPageBench();
  it = await pages.door.open(0);
  page = `/cases/${it.id}`;
  await pages.door.bench.database.owner.query(
    `insert into users (tenant_id, id, login, name, password_hash, demo)
       select tenant_id, $1, 'colleague', '上庄村协管员', password_hash, true from users where id = $2`,
    [COLLEAGUE, demoId(`user:${it.village}`)],
  );
  await pages.door.bench.database.owner.query(
    `insert into user_roles (tenant_id, user_id, role, org_id) select tenant_id, $1, role, org_id from user_roles where user_id = $2`,
    [COLLEAGUE, demoId(`user:${it.village}`)],
  );
});
afterAll(() => pages.stop());

const COLLEAGUE = demoId('user:colleague');
type Kind = 'transfer' | 'reminder' | 'copy';

/** Each person signs in once: passwords are limited. */
const visitors = new Map<string, Promise<PageVisitor>>();
function person(login: string): Promise<PageVisitor> {
  const known = visitors.get(login) ?? pages.person(login);
  visitors.set(login, known);
  return known;
}

const pass = async (login: string, kind: Kind, body: object, key: string = randomUUID()) =>
  (await pages.door.visitor(login)).post(`/api/v1/cases/${it.id}/coordinations/${kind}`, body, {
    'idempotency-key': key,
  });
const seen = async (login: string) =>
  (await (await pages.door.visitor(login)).get(`/api/v1/cases/${it.id}`)).json<ShownCase>();
const receivers = async (login: string, kind: Kind) =>
  (await (await pages.door.visitor(login)).get(`/api/v1/cases/${it.id}/coordinations/${kind}`)).json<{
    people: { userId: string; person: string }[];
    orgs: { orgId: string }[];
  }>();
const queue = async (login: string, view: string) =>
  textOf((await (await person(login)).see(`/queue?view=${view}`)).body);
const notes = async (login: string) => textOf((await (await person(login)).see('/notes')).body);

describe('handing a task to a colleague', () => {
  test('is offered for those of one’s office who may act here, and needs one of them and a reason', async () => {
    expect((await receivers(it.village, 'transfer')).people).toMatchObject([{ userId: COLLEAGUE }]);
    expect((await pass('county1', 'transfer', { people: [COLLEAGUE], words: '忙' })).json()).toMatchObject({
      status: 403,
      code: 'notYourRole',
    });
    expect((await pass('village3b', 'transfer', { people: [COLLEAGUE], words: '忙' })).statusCode).toBe(404);
    const wrong = [
      [{ people: [COLLEAGUE] }, '#/words', 'missing'],
      [{ people: [COLLEAGUE], words: '字'.repeat(501) }, '#/words', 'tooLong'],
      [{ words: '外出培训' }, '#/to', 'missing'],
      [{ words: '外出培训', people: [demoId('user:county1')] }, '#/to', 'notOffered'],
    ] as const;
    for (const [body, pointer, code] of wrong)
      expect((await pass(it.village, 'transfer', body)).json()).toMatchObject({
        status: 422,
        errors: [{ pointer, code }],
      });
    const late = { people: [COLLEAGUE], words: '外出培训', seq: 9 };
    expect((await pass(it.village, 'transfer', late)).json()).toMatchObject({ status: 412, code: 'overtaken' });
    expect((await seen(it.village)).passedOn).toEqual([]);
  });

  test('on the page: it then waits for that colleague, the team still sees it, and both names stand in the record', async () => {
    const visitor = await person(it.village);
    const form = `${page}/coordinations/transfer`;
    expect((await visitor.see(page)).body).toContain(`href="${form}"`);
    const refused = await visitor.fillIn(form, form, { words: '' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('<a href="#to">转办给：');
    expect(refused.body).toContain('<a href="#words">转办原因：');
    const fromQueue = `${form}?queue=view%3Dteam`;
    expect((await visitor.see(`${page}?queue=view%3Dteam`)).body).toContain(`href="${fromQueue}"`);
    const sent = await visitor.fillIn(fromQueue, form, { people: COLLEAGUE, words: '外出培训一周' });
    expect(sent.headers.location).toBe(`${page}?done=coordination%3Atransfer&queue=view%3Dteam`);
    const { body } = await visitor.see(String(sent.headers.location));
    expect(textOf(body)).toContain('已办理：转办');
    expect(textOf(body)).toContain('转办 → 上庄村 上庄村协管员 外出培训一周 村专职委员 · 上庄村 · 上庄村专职委员');
    expect(await queue(it.village, 'mine')).not.toContain(it.number);
    expect(await queue(it.village, 'team')).toContain(it.number);
    expect(await queue(it.village, 'team')).toContain('由 上庄村协管员 办理');
    expect(await queue('colleague', 'mine')).toContain(it.number);
    expect(await notes('colleague')).toContain(`${it.number} 转办`);
    expect(await notes(it.village)).not.toContain('转办');
  });

  test('lapses with the colleague’s account', async () => {
    const { owner } = pages.door.bench.database;
    await owner.query('update users set disabled_at = now() where id = $1', [COLLEAGUE]);
    expect(await queue(it.village, 'mine')).toContain(it.number);
    await owner.query('update users set disabled_at = null where id = $1', [COLLEAGUE]);
    expect(await queue(it.village, 'mine')).not.toContain(it.number);
  });

  test('the same sent twice is one, and its key takes nothing else', async () => {
    const key = randomUUID();
    const body = { people: [COLLEAGUE], words: '再次转办' };
    expect((await pass('town1', 'transfer', body, key)).statusCode).toBe(201);
    expect((await pass('town1', 'transfer', body, key)).statusCode).toBe(201);
    const other = await pass('town1', 'transfer', { ...body, words: '别的' }, key);
    expect(other.json()).toMatchObject({ status: 422, code: 'idempotencyKeyReused' });
    const { passedOn } = await seen('town1');
    expect(passedOn.filter(({ words }) => words === '再次转办')).toMatchObject([
      { role: 'townOfficer', actingFor: 'villageOfficer', to: [{ person: '上庄村协管员' }] },
    ]);
  });
});

describe('reminding', () => {
  test('goes to the one who has the task, once a working day, and marks the case in the queue', async () => {
    expect((await pass('colleague', 'reminder', {})).json()).toMatchObject({ status: 409, code: 'waitsForYou' });
    expect((await pass('auditor1', 'reminder', {})).json()).toMatchObject({ status: 403, code: 'notYourRole' });
    expect(await queue('colleague', 'mine')).not.toContain('催办');
    const visitor = await person('town1');
    const form = `${page}/coordinations/reminder`;
    const { body } = await visitor.see(form);
    expect(textOf(body)).toContain('将提醒 上庄村协管员（上庄村 · 村专职委员）');
    expect((await visitor.fillIn(form, form, { words: '请本周内入户' })).statusCode).toBe(303);
    expect(await notes('colleague')).toContain(`${it.number} 催办`);
    expect(await notes(it.village)).not.toContain('催办');
    expect(await queue('colleague', 'mine')).toContain('催办');
    const again = await visitor.fillIn(form, form, { words: '再催' });
    expect(again.statusCode).toBe(409);
    expect(textOf(again.body)).toContain('本工作日您已催办过此案件');
    expect((await pass('county1', 'reminder', {})).statusCode).toBe(201);
    const { passedOn } = await seen('town1');
    expect(passedOn.filter(({ kind }) => kind === 'reminder').map(({ words }) => words)).toEqual(['请本周内入户', '']);
  });
});

describe('copies', () => {
  test('go to those who may see the case, who find it under what was copied to them', async () => {
    const offered = await receivers('town1', 'copy');
    const ids = offered.people.map(({ userId }) => userId);
    expect(ids).toContain(demoId('user:auditor1'));
    expect(ids).not.toContain(demoId('user:village3b'));
    expect(ids).not.toContain(demoId('user:contractor1'));
    const hidden = await pass('town1', 'copy', { people: [demoId('user:village3b')] });
    expect(hidden.json()).toMatchObject({ status: 422, errors: [{ pointer: '#/to', code: 'notOffered' }] });
    expect(await queue('auditor1', 'copied')).not.toContain(it.number);
    const form = `${page}/coordinations/copy`;
    const chosen = { people: demoId('user:auditor1'), orgs: demoId('org:county'), words: '请知悉' };
    expect((await (await person('town1')).fillIn(form, form, chosen)).statusCode).toBe(303);
    for (const login of ['auditor1', 'county2']) {
      expect(await queue(login, 'copied')).toContain(it.number);
      expect(await notes(login)).toContain(`${it.number} 抄送`);
    }
    expect(await queue(it.village, 'copied')).not.toContain(it.number);
    expect(textOf((await (await person('auditor1')).see(page)).body)).toContain(
      '抄送 → 清禾县残联 审计监督员、清禾县残联 请知悉 乡镇残联专干 · 临溪镇 · 临溪镇专干',
    );
  });

  test('are marked as read by each reader for a note of their own, and by anyone for the office’s', async () => {
    await (await person('auditor1')).fillIn('/notes', '/notes', { read: await noteIds(demoId('user:auditor1')) });
    const rows = await pages.door.bench.database.read<{ own: boolean; read: boolean }>(
      `select user_id is not null as own, read_at is not null as read from notifications
       where reason = 'coordination:copy' and case_id = $1 order by own`,
      [it.id],
    );
    expect(rows).toEqual([
      { own: false, read: false },
      { own: true, read: true },
    ]);
    const others = await noteIds(COLLEAGUE);
    await (await person('county1')).fillIn('/notes', '/notes', { read: others });
    expect(await notes('colleague')).toContain('催办');
  });
});

describe('what was passed on', () => {
  test('lies encrypted and changes nothing in the case; the words stand in no log', async () => {
    const rows = await pages.door.bench.database.read<{ seq: number; plain: boolean }>(
      `select c.seq, position('外出培训' in m.body) + position(convert_to('外出培训', 'UTF8') in m.words_sealed) > 0 as plain
       from case_coordinations m join cases c on c.id = m.case_id where c.id = $1`,
      [it.id],
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toEqual({ seq: 1, plain: false });
    expect(pages.door.logged.join('')).not.toContain('外出培训');
  });

  test('ends with the step: the next task waits for everyone in its role, and nobody stands reminded', async () => {
    const done = await new CaseWalker(pages.door, it.id).try(it.village, 'acceptApplication');
    expect(done.statusCode).toBe(200);
    expect(await seen(it.village)).toMatchObject({ inHandOf: null });
    const mine = await queue(it.village, 'mine');
    expect(mine).toContain(it.number);
    expect(mine).not.toContain('催办');
    expect(await queue('colleague', 'mine')).toContain(it.number);
  });
});

describe('who else', () => {
  test('a firm that the case is assigned to sees nothing of what officers pass on, and gets no copy unless named', async () => {
    await pages.door.bench.database.owner.query(
      `insert into case_parties (tenant_id, case_id, org_id, as_role) select tenant_id, id, $2, 'contractor' from cases where id = $1`,
      [it.id, demoId('org:builder')],
    );
    expect(await seen('contractor1')).toMatchObject({ passedOn: [], inHandOf: null, mayPassOn: [] });
    expect((await pass('contractor1', 'copy', { people: [COLLEAGUE] })).json()).toMatchObject({ code: 'notYourRole' });
    expect((await pass('town1', 'copy', { people: [demoId('user:contractor1')] })).statusCode).toBe(201);
    expect((await seen('contractor1')).passedOn).toMatchObject([{ kind: 'copy', person: '临溪镇专干' }]);
  });

  test('the manager of an office hands its tasks on, to those of the office alone', async () => {
    const driver = new RecordDriver(pages.door.bench.database.pool);
    const home = await driver.open(6);
    await driver.actAll(home, WAY.slice(0, WAY.indexOf('passTownReview') + 1));
    const manager = await pages.door.visitor('manager1');
    const hand = (words: string, userId: string) =>
      manager.post(
        `/api/v1/cases/${home}/coordinations/transfer`,
        { people: [userId], words },
        { 'idempotency-key': randomUUID() },
      );
    expect((await hand('分工', COLLEAGUE)).statusCode).toBe(422);
    expect((await hand('分工', demoId('user:county2'))).statusCode).toBe(201);
    const queued = async (login: string) => (await (await person(login)).see('/queue?view=mine')).body.includes(home);
    expect([await queued('county2'), await queued('county1')]).toEqual([true, false]);
  });
});

async function noteIds(userId: string): Promise<string[]> {
  const rows = await pages.door.bench.database.read<{ id: string }>(
    'select id from notifications where user_id = $1 and read_at is null',
    [userId],
  );
  return rows.map(({ id }) => id);
}
