import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { demoApplicant } from '../builders/demo-case.js';
import { photo } from '../api/papers.js';
import { fieldsOfFacts } from '../../web/forms/form-values.js';
import { RecordDriver } from '../builders/record-driver.js';
import { homeRenovation1 } from '../../procedures/home-renovation.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
beforeAll(async () => {
  pages = await startPageBench();
});
afterAll(() => pages.stop());

const PAPERS = ['applicationForm', 'idCopy', 'disabilityCardCopy', 'hardshipProof'];
const papers = () => PAPERS.map((slot) => ({ field: `e.${slot}`, name: 'a.jpg', type: 'image/jpeg', bytes: photo() }));

/** What someone types into the application's form, by its field names in the browser. */
function typedApplication(place: number): Record<string, string> {
  const { form } = demoApplicant(place);
  const asFacts = Object.entries(homeRenovation1.opening.form).map(([name, field]) => [
    field.fact ?? name,
    form[name] ?? null,
  ]);
  return Object.fromEntries(fieldsOfFacts(homeRenovation1.opening.form, Object.fromEntries(asFacts) as Facts, ''));
}

async function openOnScreen(place: number): Promise<{ visitor: PageVisitor; url: string }> {
  const visitor = await pages.person(demoApplicant(place).village);
  const opened = await visitor.fillIn('/cases/new?programme=home-renovation', '/cases/new', typedApplication(place));
  expect(opened.statusCode).toBe(303);
  return { visitor, url: String(opened.headers.location).split('?')[0] ?? '' };
}

describe('an officer at the screens, without scripts', () => {
  test('nothing is shown before signing in, and a wrong password says so without naming which was wrong', async () => {
    const stranger = new PageVisitor(pages.app);
    const queue = await stranger.see('/queue');
    expect(queue.statusCode).toBe(401);
    expect(queue.body).toContain('action="/sign-in"');
    const wrong = await stranger.send('/sign-in', { login: 'village1a', password: 'no', back: '/queue' });
    expect(wrong.statusCode).toBe(401);
    expect(textOf(wrong.body)).toContain('账号或密码不正确');
  });

  test('a form of another site signs nobody in', async () => {
    const answer = await pages.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'login=village1a&password=tongtu-demo-2026',
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.cookies).toEqual([]);
  });

  test('an application is opened and accepted with its papers in one go', async () => {
    const { visitor, url } = await openOnScreen(0);
    const bare = await visitor.fillIn(url, `${url}/actions/acceptApplication`, {}, papers().slice(0, 1));
    expect(bare.statusCode).toBe(409);
    expect(bare.body).toContain('<a href="#e-idCopy">缺少材料“身份证或户口簿复印件”');
    expect(bare.body).toContain('<a href="#e-hardshipProof">缺少材料“困难证明”');
    expect(bare.body).not.toContain('<a href="#e-applicationForm">');
    const accepted = await visitor.fillIn(url, `${url}/actions/acceptApplication`, {}, papers());
    expect(accepted.statusCode).toBe(303);
    const page = await visitor.see(String(accepted.headers.location));
    expect(textOf(page.body)).toContain('已办理：受理申请');
    expect(textOf(page.body)).toContain('村级评议');
  });

  test('what is missing or wrong stands at the top, leads to its field, and nothing typed is lost', async () => {
    const visitor = await pages.person(demoApplicant(6).village);
    const typed: Record<string, string> = {
      ...typedApplication(6),
      'f.idNumber': '341888197101150007',
      'f.address': '',
    };
    const refused = await visitor.fillIn('/cases/new?programme=home-renovation', '/cases/new', typed);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('<a href="#f-idNumber">');
    expect(refused.body).toContain('<a href="#f-address">');
    expect(textOf(refused.body)).toContain('身份证号：身份证号码校验位不符');
    expect(refused.body).toContain(`value="${typed['f.name']}"`);
  });

  test('a form without the session’s token does nothing', async () => {
    const { visitor, url } = await openOnScreen(12);
    const answer = await visitor.send(`${url}/actions/withdraw`, { 'f.reason': '不需要', seq: '1' });
    expect(answer.statusCode).toBe(403);
  });

  test('who was slower sees what happened meanwhile and what was typed, and may send it again', async () => {
    const { visitor, url } = await openOnScreen(18);
    const stale = await visitor.see(`${url}/actions/updateContact`);
    expect(stale.statusCode).toBe(200);
    await visitor.fillIn(`${url}/actions/amendApplication`, `${url}/actions/amendApplication`, {
      ...Object.fromEntries(fieldsOfFacts(homeRenovation1.opening.form, demoApplicant(18).form, '')),
    });
    const conflict = await visitor.fillIn(`${url}/actions/updateContact`, `${url}/actions/updateContact`, {
      seq: '1',
      'f.phone': '13900000000',
    });
    expect(conflict.statusCode).toBe(412);
    expect(textOf(conflict.body)).toMatch(/期间的变化 更正申请 .*村专职委员 · 上庄村 .*录入于/);
    expect(conflict.body).toContain('value="13900000000"');
  });

  test('who was signed out while typing signs in and finds everything as typed', async () => {
    const { visitor, url } = await openOnScreen(24);
    const action = `${url}/actions/reportDeath`;
    visitor.forget();
    const ended = await visitor.send(action, { seq: '1', 'f.source': '村民告知' });
    expect(ended.statusCode).toBe(401);
    expect(ended.body).toContain('name="carried.f.source" value="村民告知"');
    // Nobody's files are held, nor a form without end.
    const huge = { field: 'e.proof', name: 'a.pdf', type: 'application/pdf', bytes: Buffer.alloc(21 * 1024 * 1024) };
    expect((await visitor.send(action, { seq: '1' }, [huge])).statusCode).toBe(401);
    const endless = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f.${at}`, 'x'.repeat(40_000)]));
    expect((await visitor.send(action, endless, [{ ...huge, bytes: Buffer.from('x') }])).statusCode).toBe(413);
    const again = await visitor.send('/sign-in', {
      login: demoApplicant(24).village,
      password: 'tongtu-demo-2026',
      back: action,
      'carried.f.source': '村民告知',
      'carried.seq': '1',
    });
    const csrf = /name="_csrf" value="([^"]*)"/.exec(again.body)?.[1] ?? '';
    const form = await visitor.send(action, { _csrf: csrf, _show: '1', 'f.source': '村民告知', seq: '1' });
    expect(form.statusCode).toBe(200);
    expect(form.body).toContain('村民告知');
  });

  test('a case of another village is not there', async () => {
    const { url } = await openOnScreen(30);
    const stranger = await pages.person('village3b');
    expect((await stranger.see(url)).statusCode).toBe(404);
  });

  test('an address that leads nowhere, and a link that leads away, end here', async () => {
    const visitor = await pages.person('village1a');
    expect((await visitor.see('/nowhere')).statusCode).toBe(404);
    expect((await visitor.see('/api/v1/nowhere')).headers['content-type']).toContain('problem+json');
    const language = await visitor.see('/language?to=en&back=//elsewhere.example');
    expect(language.headers.location).toBe('/');
    expect(textOf((await visitor.see('/queue')).body)).toContain('Work queue');
  });
});

describe('what an act’s form said', () => {
  const seen = async (login: string, id: string) =>
    textOf((await (await pages.person(login)).see(`/cases/${id}`)).body);

  test('stands in the record of the case; why it was sent back stands with the task as well', async () => {
    const driver = new RecordDriver(pages.door.bench.database.pool);
    const id = await driver.open(1);
    const { village } = demoApplicant(1);
    await driver.act(id, 'updateContact', { form: { phone: '13800000006' } });
    await driver.goThrough(id, 'recordPeerReview');
    const before = await seen(village, id);
    expect(before).toContain('登记民主评议 → 待公示 到会人数 9 赞成 8 反对 1');
    expect(before).toContain('更新联系电话和银行卡 联系电话 已填写（个人信息，不在此显示）');
    await driver.act(id, 'sendBack', { login: 'town1', form: { toStep: 'applied', reason: '评议记录缺签名' } });
    const after = await seen(village, id);
    expect(after).toMatch(/当前任务：受理申请 退回 乡镇残联专干 · 临溪镇 · [\d-]{10} 评议记录缺签名/);
    expect(after).toContain('退回 → 申请受理 理由 评议记录缺签名');
    await driver.act(id, 'acceptApplication');
    expect(await seen(village, id)).not.toMatch(/当前任务：\S+ 退回 乡镇/);
  });
});

describe('what should have followed an act and did not', () => {
  test('is seen on the case, and tried again by the county with a button', async () => {
    const driver = new RecordDriver(pages.door.bench.database.pool);
    const caseId = await driver.open(2);
    const id = randomUUID();
    await pages.door.bench.database.owner.query(
      `insert into case_effects (tenant_id, id, case_id, seq, effect, state, attempts, error_code) values ($1, $2, $3, 1, 'tellApplicant', 'failed', 5, 'gatewayAway')`,
      [DEMO_TENANT.id, id, caseId],
    );
    const [village, county] = [await pages.person(demoApplicant(2).village), await pages.person('county1')];
    const retry = `/cases/${caseId}/effects/${id}/retry`;
    const told = (await village.see(`/cases/${caseId}`)).body;
    expect(textOf(told)).toContain('没有办成的后续事项 短信告知申请人 登记申请 试了 5 次，没有成功。');
    expect(told).not.toContain('重试：短信告知申请人');
    const tried = await county.fillIn(`/cases/${caseId}`, retry, {});
    expect(tried.headers.location).toBe(`/cases/${caseId}?done=effectRetried`);
    const after = textOf((await county.see(String(tried.headers.location))).body);
    expect(after).toContain('已办理：');
    expect(after).not.toContain('没有办成的后续事项');
    expect((await county.send(`/cases/${caseId}/effects/none/retry`, {})).statusCode).toBe(403);
  });
});

test('of a case that has ended nothing is due', async () => {
  const driver = new RecordDriver(pages.door.bench.database.pool);
  const id = await driver.open(4);
  await driver.act(id, 'rejectApplication', { form: { reason: '不符合条件' } });
  const closed = await (await pages.person(demoApplicant(4).village)).see('/queue?view=closed');
  expect(textOf(closed.body)).toContain('不予批准');
  expect(textOf(closed.body)).not.toContain('无期限');
});

test('while a notice hangs nobody is asked to object; on its last day taking it down is the task', async () => {
  const driver = new RecordDriver(pages.door.bench.database.pool);
  const id = await driver.open(3);
  const { village } = demoApplicant(3);
  const visitor = await pages.person(village);
  await driver.goThrough(id, 'postNotice');
  const hanging = textOf((await visitor.see(`/cases/${id}`)).body);
  expect(hanging).toMatch(/当前任务 现在没有您要办理的事项。 其他可办事项 .*录入异议/);
  const [notice] = await driver.rows<{ day: string }>(
    `select last_day::text as day from case_clocks where case_id = $1 and clock = 'publicity'`,
    [id],
  );
  await driver.setToday(notice?.day ?? '');
  expect(textOf((await visitor.see(`/cases/${id}`)).body)).toContain('当前任务：登记撤下公示');
});
