import { gzipSync } from 'node:zlib';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoId } from '../../bin/demo-county.js';
import type { FirmWorkers } from '../../desk/list-workers.js';
import type { WorkOrders } from '../../desk/list-work-orders.js';
import type { ShownCase } from '../../desk/show-case.js';
import { addDays } from '../../procedures/days.js';
import { holdByCommand } from '../../record/hold.js';
import type { CaseWalker } from '../api/case-walker.js';
import { type Home, type LotBench, numbersOf, startLotBench } from '../api/lot-bench.js';
import { photo } from '../api/papers.js';
import { type PageBench, pagesOf } from './page-bench.js';
import { PageVisitor, textOf } from './page-visitor.js';
import { testPhotosUsedAgain } from './photos-used-again.js';

let bench: LotBench;
let pages: PageBench;
let first: Home;
let second: Home;
let lot: CaseWalker;
beforeAll(async () => {
  bench = await startLotBench();
  pages = pagesOf(bench.door);
  const homes = await bench.designed(0, 1);
  [first, second] = homes as [Home, Home];
  lot = await bench.contract(homes);
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

const api = async (login: string, url: string) => (await bench.door.visitor(login)).get(`/api/v1/${url}`);
const read = (sql: string, values: unknown[] = []) =>
  bench.door.bench.database.read<Record<string, unknown>>(sql, values);
const own = (home: Home) => `/work/${home.id}`;
const seen = async (login: string, url: string) => textOf((await (await person(login)).see(url)).body);
const picture = (field: string, bytes = photo()) => ({ field, bytes, type: 'image/jpeg' });

describe('a contractor’s own work orders', () => {
  test('are where a contractor begins, town by town, with what is next; nobody else’s are among them', async () => {
    const contractor = await person('contractor1');
    expect((await contractor.see('/')).headers.location).toBe('/work');
    expect((await (await person('county1')).see('/')).headers.location).toBe('/queue');
    const { body } = await contractor.see('/work');
    expect(textOf(body)).toMatch(/临溪镇 1 户 .* 下一步：施工单位登记开工 剩 \d+ 天/);
    expect(body.match(/href="\/work\/[0-9a-f-]{36}"/g)).toHaveLength(2);
    const contracts = await contractor.see('/work/contracts');
    expect(contracts.body).toContain(`href="/work/contracts/${lot.id}">HT-`);
    expect(await seen('contractor2', '/work/contracts')).toContain('还没有签订合同');
    expect((await (await person('county1')).see('/work/contracts')).statusCode).toBe(403);
    expect(await seen('contractor2', '/work')).toContain('目前没有分派给您的任务');
    expect((await (await person('county1')).see('/work')).statusCode).toBe(403);
    expect((await api('county1', 'work-orders')).json()).toMatchObject({ status: 403, code: 'notYourRole' });
    const { orders } = (await api('contractor1', 'work-orders')).json<WorkOrders>();
    expect(orders.map(({ number }) => number).toSorted()).toEqual([first.number, second.number].toSorted());
  });

  test('a home shows rooms, how to reach the household, what can be done, and nothing that is masked or for others to do', async () => {
    const text = await seen('contractor1', own(first));
    expect(text).toContain('部位和项目 部位 改造项目 数量');
    expect(text).toMatch(/联系电话 拨打 1\d{10}/);
    expect(text).not.toContain('***');
    expect(text).not.toContain('您的岗位不能办理此事项');
    expect(text).toContain('可以办理 施工单位登记开工');
    expect(text).toContain('本户款项 合同 HT-');
    expect((await (await person('contractor2')).see(own(first))).statusCode).toBe(404);
    expect((await (await person('county1')).see(own(first))).headers.location).toBe(`/cases/${first.id}`);
    expect((await api('contractor2', `work-orders/${first.id}`)).statusCode).toBe(404);
  });

  test('an act leads back to the home, and says that it was done', async () => {
    const form = `/cases/${first.id}/actions/startByContractor`;
    const contractor = await person('contractor1');
    expect((await contractor.see(form)).body).toContain(`class="govuk-back-link" href="${own(first)}"`);
    const done = await contractor.fillIn(form, form, {});
    expect(done.headers.location).toBe(`${own(first)}?done=startByContractor`);
    expect(await seen('contractor1', String(done.headers.location))).toContain('已办理：施工单位登记开工');
  });

  test('a contractor recalls its own last act and reads why; why an office recalled one is none of its business', async () => {
    const contractor = await person('contractor1');
    const recall = `/cases/${first.id}/actions/recall`;
    expect((await contractor.see(own(first))).body).toContain(
      `<a class="govuk-link" href="${own(first)}/actions/recall">撤回上一步办理</a>`,
    );
    const done = await contractor.fillIn(recall, recall, { 'f.reason': '尚未开工' });
    expect(done.headers.location).toBe(`${own(first)}?done=recall`);
    expect(await seen('contractor1', own(first))).toContain('可以办理 施工单位登记开工');
    await first.walker.act('county1', 'updateContact', { form: { phone: '13800000006' } });
    await first.walker.act('county1', 'recall', { form: { reason: '号码有误' } });
    const reasons = async (login: string) => {
      const { timeline } = (await api(login, `cases/${first.id}`)).json<ShownCase>();
      return timeline.flatMap(({ said }) => said.reason ?? []);
    };
    expect(await reasons('county1')).toEqual(['尚未开工', '号码有误']);
    expect(await reasons('contractor1')).toEqual(['尚未开工']);
    await first.walker.act('contractor1', 'startByContractor');
  });

  test('each photograph has a field of its own, and the page says what is missing', async () => {
    const contractor = await person('contractor1');
    const { body } = await contractor.see(own(first));
    expect(textOf(body)).toContain('改造后照片（与改造前同角度） 缺 2');
    expect(textOf(body)).toContain('改造前照片 可查看');
    const inputs = body.match(/<input[^>]*type="file"[^>]*>/g) ?? [];
    expect(inputs.filter((input) => input.includes('name="e.afterPhotos"'))).toHaveLength(2);
    for (const input of inputs) expect(input).toMatch(/accept="image\/\*"(?!.*(multiple|capture))/);
    const send = (...files: ReturnType<typeof picture>[]) =>
      contractor.fillIn(own(first), `${own(first)}/papers`, {}, files);
    expect((await send()).statusCode).toBe(422);
    const damaged = await send(picture('e.afterPhotos', Buffer.from('no picture at all')));
    expect(damaged.statusCode).toBe(422);
    expect(damaged.body).toContain('<a href="#e-afterPhotos">');
    expect((await send(picture('e.signedPlan'))).statusCode).toBe(422);
    expect((await send(picture('e.afterPhotos'))).headers.location).toBe(`${own(first)}?done=papers`);
    expect(await seen('contractor1', own(first))).toContain('改造后照片（与改造前同角度） 缺 1');
    await send(picture('e.afterPhotos'));
    expect(await seen('contractor1', own(first))).toContain('改造后照片（与改造前同角度） 已上传');
  });

  test('why a report was sent back stands with what is to be done', async () => {
    await first.walker.act('contractor1', 'selfCheckByContractor');
    expect(await seen('contractor1', own(first))).toContain('现在没有需要贵单位办理的事项');
    await first.walker.act('county1', 'sendBack', { form: { toStep: 'inProgress', reason: '照片角度不符' } });
    expect(await seen('contractor1', own(first))).toMatch(
      /可以办理 退回 县残联经办人 · 清禾县残联 · [\d-]{10} 照片角度不符/,
    );
  });

  testPhotosUsedAgain({ bench: () => bench, home: () => first, person });

  test('what is to be put right stands beside the button to take it again, and comes first', async () => {
    expect(await seen('contractor1', own(first))).not.toContain('照片角度不符');
    const reworkDeadline = addDays(await bench.today(), 7);
    const defects = [{ room: 'toilet', defect: '扶手松动' }];
    await first.walker.act('county1', 'requireRework', { form: { defects, reworkDeadline } });
    const text = await seen('contractor1', own(first));
    expect(text).toMatch(
      /已退回，请重拍 退回原因 卫生间：扶手松动 .*（已退回） .*重拍：改造后照片（与改造前同角度） 1/,
    );
    const { orders } = (await api('contractor1', 'work-orders')).json<WorkOrders>();
    expect(orders.find(({ id }) => id === first.id)).toMatchObject({ reworkRound: 1, dueOn: reworkDeadline });
    expect(await seen('contractor1', '/work')).toContain('第 1 轮整改');
    const order = (await api('contractor1', `work-orders/${first.id}`)).json<{ slots: object[] }>();
    expect(order.slots).toContainEqual(
      expect.objectContaining({ slot: 'afterPhotos', state: 'rejected', missing: 2, again: [], why: defects }),
    );
  });

  test('is printed with a code that leads to it, without name, telephone or address', async () => {
    const { body } = await (await person('contractor1')).see(`${own(first)}/print`);
    const modules = encode(`http://localhost:80${own(first)}`, { ecc: 'M', border: 0 }).data;
    const drawn = modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
    expect(body).toContain(`d="${drawn}"`);
    const { name, address } = (await first.walker.see('county1')).facts;
    for (const personal of [name, address]) expect(body).not.toContain(String(personal));
    expect(body).not.toMatch(/tel:|1[3-9]\d{9}/);
    expect((await (await person('contractor2')).see(`${own(first)}/print`)).statusCode).toBe(404);
  });
});

const PHONE = '13900001234';
const PASSWORD = 'gong-ren-2026-x';
const WORKERS = '/work/workers';

/** The code of the last message to the telephone. */
function lastCode(): string {
  const message = bench.door.bench.sms.sent.findLast(({ phone }) => phone === PHONE);
  return /验证码 (\d{8})/.exec(message?.text ?? '')?.[1] ?? '';
}

const firm = async () => (await api('contractor1', 'workers')).json<FirmWorkers>();
const join = (visitor: PageVisitor, change: object = {}) =>
  visitor.fillIn('/join', '/join', { phone: PHONE, code: lastCode(), password: PASSWORD, ...change });
const invite = async (phone = PHONE, name = '王师傅') =>
  (await bench.door.visitor('contractor1')).post('/api/v1/workers/invitations', { name, phone });
const assign = async (home: Home, ...workers: string[]) =>
  (await bench.door.visitor('contractor1')).put(`/api/v1/work-orders/${home.id}/workers`, { workers });

describe('a firm’s workers', () => {
  let worker: PageVisitor;
  let workerId: string;

  test('are invited by telephone with a code, which only the message holds', async () => {
    expect((await (await person('county1')).see(WORKERS)).statusCode).toBe(403);
    const contractor = await person('contractor1');
    const wrong = await contractor.fillIn(WORKERS, WORKERS, { name: '', phone: '12345' });
    expect(wrong.statusCode).toBe(422);
    for (const field of ['name', 'phone']) expect(wrong.body).toContain(`<a href="#${field}">`);
    const sent = await contractor.fillIn(WORKERS, WORKERS, { name: '王师傅', phone: '139 0000 1234' });
    expect(sent.headers.location).toBe(`${WORKERS}?done=invited`);
    expect(lastCode()).toMatch(/^\d{8}$/);
    expect(await seen('contractor1', WORKERS)).toContain('等待接受的邀请');
    const kept = await read('select row_to_json(i)::text as row from worker_invitations i');
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${PHONE}|${lastCode()}`));
    expect(bench.door.logged.join('')).not.toMatch(new RegExp(`${PHONE}|${lastCode()}`));
  });

  test('a code is good for the invited telephone alone, for five trials and three days, and the later one replaces it', async () => {
    const stranger = new PageVisitor(pages.app);
    const old = lastCode();
    expect((await join(stranger, { phone: '13900009999' })).statusCode).toBe(403);
    expect((await join(stranger, { password: 'short' })).body).toContain('<a href="#password">');
    await invite();
    expect((await join(stranger, { code: old })).statusCode).toBe(403);
    const { rows } = await bench.door.bench.database.owner.query<{ attempts: number }>(
      `update worker_invitations set attempts = 5 where withdrawn_at is null returning attempts`,
    );
    expect(rows).toHaveLength(1);
    expect((await join(stranger)).statusCode).toBe(403);
    await bench.door.bench.database.owner.query(
      `update worker_invitations set attempts = 0, expires_at = app_now() where withdrawn_at is null`,
    );
    expect((await join(stranger)).statusCode).toBe(403);
    expect((await firm()).invitations).toEqual([]);
  });

  test('who joins chooses a password, signs in by telephone, and sees nothing of the firm before a home is assigned', async () => {
    await invite();
    const code = lastCode();
    const joined = await join(new PageVisitor(pages.app));
    expect(joined.headers.location).toBe('/work');
    expect((await join(new PageVisitor(pages.app), { code })).statusCode).toBe(403);
    worker = await PageVisitor.signIn(pages.app, PHONE, PASSWORD);
    workerId = (await firm()).workers[0]?.userId ?? '';
    expect((await firm()).workers).toMatchObject([{ name: '王师傅', phone: '*******1234', homes: 0, leftAt: null }]);
    expect(textOf((await worker.see('/work')).body)).toContain('目前没有分派给您的任务');
    expect(textOf((await worker.see('/work')).body)).not.toContain('合同与付款');
    expect((await worker.see('/work/contracts')).statusCode).toBe(403);
    expect(await reached(worker, second)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await worker.see('/api/v1/tenders')).statusCode).toBe(403);
    expect((await worker.see(WORKERS)).statusCode).toBe(403);
    expect(textOf((await worker.see('/queue?view=all')).body)).not.toContain(second.number);
    expect((await invite()).json()).toMatchObject({ status: 409, code: 'workerKnown' });
  });

  test('an assigned home is seen and worked on under the worker’s own name, without its money; another is not', async () => {
    await (await bench.door.visitor('contractor1')).upload(
      `/api/v1/cases/${second.id}/evidence`,
      { slot: 'afterPhotos' },
      { bytes: photo(), type: 'image/jpeg' },
    );
    const ticked = await (await person('contractor1')).fillIn(own(second), `${own(second)}/workers`, {
      workers: workerId,
    });
    expect(ticked.headers.location).toBe(`${own(second)}?done=assigned`);
    expect(await reached(worker, second)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await reached(worker, first)).toEqual([404, 404, 404, 404, 404, 404]);
    const page = textOf((await worker.see(own(second))).body);
    expect(page).not.toMatch(/本户款项|分派施工人员/);
    // The lot is the firm's matter: its worker neither sees it nor applies for payment.
    for (const url of [`/work/contracts/${lot.id}`, `/cases/${lot.id}/actions/applyForTranche`])
      expect([url, (await worker.see(url)).statusCode]).toEqual([url, 404]);
    expect((await worker.see(`/api/v1/contracts/${lot.id}`)).statusCode).toBe(404);
    expect((await worker.see('/api/v1/contracts')).statusCode).toBe(403);
    const form = `/cases/${second.id}/actions/startByContractor`;
    expect((await worker.fillIn(form, form, {})).headers.location).toBe(`${own(second)}?done=startByContractor`);
    expect(
      await read(`select user_id, role, org_id from case_events where case_id = $1 and action = 'startByContractor'`, [
        second.id,
      ]),
    ).toEqual([{ user_id: workerId, role: 'contractor', org_id: demoId('org:builder') }]);
    expect((await firm()).workers).toMatchObject([{ homes: 1 }]);
  });

  test('only those who act for the firm assign, only its own workers, and each change is noted once', async () => {
    expect((await assign(second, demoId('user:contractor2'))).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '#/workers', code: 'notOffered' }],
    });
    const put = async (login: string) =>
      (await bench.door.visitor(login)).put(`/api/v1/work-orders/${second.id}/workers`, { workers: [] });
    expect((await put('contractor2')).statusCode).toBe(404);
    expect((await put('county1')).json()).toMatchObject({ status: 403, code: 'notYourRole' });
    await assign(second, workerId);
    const noted = () =>
      read(`select body::jsonb->'after' as after from administrative_acts where kind = 'workAssigned' order by seq`);
    expect(await noted()).toEqual([{ after: { workers: [workerId] } }]);
    expect((await assign(second)).json()).toEqual({ workers: [] });
    expect(await reached(worker, second)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(await noted()).toEqual([{ after: { workers: [workerId] } }, { after: { workers: [] } }]);
    await assign(second, workerId);
  });

  test('who is dismissed is signed out at once and does not come back without a new invitation', async () => {
    const dismissal = `${WORKERS}/${workerId}/dismiss`;
    expect((await (await person('contractor2')).see(dismissal)).statusCode).toBe(404);
    const contractor = await person('contractor1');
    const done = await contractor.fillIn(dismissal, dismissal, {});
    expect(done.headers.location).toBe(`${WORKERS}?done=dismissed`);
    expect((await worker.see('/work')).statusCode).toBe(401);
    await expect(PageVisitor.signIn(pages.app, PHONE, PASSWORD)).rejects.toThrow('401');
    expect((await firm()).workers[0]).toMatchObject({ homes: 0, leftAt: expect.any(String) as unknown });
    expect((await (await bench.door.visitor('contractor1')).delete(`/api/v1/workers/${workerId}`)).statusCode).toBe(
      404,
    );
    await invite();
    expect((await join(new PageVisitor(pages.app), { password: `${PASSWORD}-neu` })).statusCode).toBe(303);
    worker = await PageVisitor.signIn(pages.app, PHONE, `${PASSWORD}-neu`);
    expect(await reached(worker, second)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await firm()).workers).toMatchObject([{ userId: workerId, leftAt: null }]);
  });

  test('a message that is not sent invites nobody, and nothing is sent too often or during a hold', async () => {
    const { sms } = bench.door.bench;
    const other = '13900005678';
    sms.away = true;
    expect((await invite(other)).json()).toMatchObject({ status: 503, code: 'messageNotSent' });
    sms.away = false;
    expect((await firm()).invitations).toEqual([]);
    expect(bench.door.logged.join('')).not.toContain(other);
    for (let time = 0; time < 4; time += 1) expect((await invite(other)).statusCode).toBe(201);
    expect((await invite(other)).json()).toMatchObject({ status: 429, code: 'invitedTooOften' });
    await holdByCommand({ pool: bench.door.bench.database.pool }, '试恢复');
    expect((await invite('13900005679')).json()).toMatchObject({ status: 409, code: 'onHold' });
  });
});

/** What each door answers to somebody who asks for a home: its pages, its sheet, the API, a file, an act's form. */
async function reached(visitor: PageVisitor, home: Home): Promise<number[]> {
  const [file] = await read(`select id from evidence where case_id = $1 and slot = 'afterPhotos' limit 1`, [home.id]);
  const urls = [
    own(home),
    `${own(home)}/print`,
    `/cases/${home.id}`,
    `/cases/${home.id}/evidence/${String(file?.id)}`,
    `/api/v1/cases/${home.id}`,
    `/api/v1/work-orders/${home.id}`,
  ];
  const answers = [];
  for (const url of urls) answers.push((await visitor.see(url)).statusCode);
  return answers;
}

describe('what a phone keeps', () => {
  const read = async (url: string, accepts = 'identity') =>
    pages.app.inject({ method: 'GET', url, headers: { 'accept-encoding': accepts } });

  test('is kept by a script of ours at the root, which every visit asks for anew, and by a page that names nobody', async () => {
    const worker = await read('/keep-work.js');
    expect([worker.statusCode, worker.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(worker.headers['content-type']).toMatch(/javascript/);
    const { body, statusCode } = await read('/no-signal');
    expect(statusCode).toBe(200);
    expect(textOf(body)).toContain('没有信号');
    expect(body).not.toContain('data-owner');
  });

  test('says whose it is: the account on every page, and on a home’s slots what they are for', async () => {
    const { body } = await (await person('contractor1')).see(own(first));
    expect(body).toMatch(new RegExp(`^<!DOCTYPE html><html [^>]*data-owner="${demoId('user:contractor1')}"`));
    expect(body).toContain(`data-case="${first.id}"`);
    expect((await (await person('contractor1')).see('/notes')).body).toContain('data-owner');
    expect((await read('/sign-in')).body).not.toContain('data-owner');
  });

  test('is forgotten at the page to which signing out leads', async () => {
    const leaving = await pages.person('contractor3');
    const answer = await leaving.fillIn('/work', '/sign-out', {});
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in?left=1']);
  });

  test('weighs with a home’s page and all that it fetches 100 KB at most', async () => {
    const { body } = await (await person('contractor1')).see(own(first));
    const fetched = [...body.matchAll(/<(?:link|script)\b[^>]*(?:href|src)="([^"]+)"/g)].map(([, each = '']) => each);
    const parts = await Promise.all([...fetched, '/keep-work.js'].map((each) => read(each, 'br')));
    expect(parts.map(({ statusCode }) => statusCode)).toEqual(parts.map(() => 200));
    const bytes = parts.reduce((sum, { rawPayload }) => sum + rawPayload.length, gzipSync(body).length);
    expect(bytes).toBeLessThanOrEqual(100 * 1024);
  });
});
