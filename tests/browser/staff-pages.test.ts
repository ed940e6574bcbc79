import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { pdf, photo } from '../api/papers.js';
import { demoApplicant } from '../builders/demo-case.js';
import { inventedPicture } from '../builders/invented-picture.js';
import { OBJECTION } from '../builders/objections.js';
import { RecordDriver } from '../builders/record-driver.js';
import { multipart } from '../web/page-visitor.js';
import { type BrowserBench, type Seat, startBrowserBench } from './browser-bench.js';
import { faultsOf, SIZES } from './chromium.js';

let bench: BrowserBench;
beforeAll(async () => {
  bench = await startBrowserBench();
});
afterAll(() => bench.stop());

/** Fills an application in as a person would, field by field. */
async function fillApplication(page: Page, place: number): Promise<void> {
  for (const [name, value] of Object.entries(demoApplicant(place).form)) {
    if (typeof value !== 'string') continue;
    const radio = page.locator(`input[type=radio][name="f.${name}"][value="${value}"]`);
    const select = page.locator(`select[name="f.${name}"]`);
    if ((await radio.count()) > 0) await radio.check({ force: true });
    else if ((await select.count()) > 0) await select.selectOption(value);
    else await page.locator(`[name="f.${name}"]`).fill(value);
  }
}

const PAPERS = ['applicationForm', 'idCopy', 'disabilityCardCopy', 'hardshipProof'];

test.each<[string, number, Seat]>([
  ['at a desk', 36, {}],
  ['at a desk, with scripts switched off', 42, { javaScriptEnabled: false }],
  ['on a phone', 48, { size: 'phone' }],
])('an application is taken in and accepted with its papers %s', async (_where, place, how) => {
  const page = await bench.seat(demoApplicant(place).village, how);
  await page.goto(`${bench.address}/cases/new?programme=home-renovation`);
  await page.getByRole('button', { name: '提交' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('姓名');
  await fillApplication(page, place);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('已办理：登记申请').waitFor();
  for (const slot of PAPERS)
    await page.setInputFiles(`[name="e.${slot}"]`, { name: `${slot}.jpg`, mimeType: 'image/jpeg', buffer: photo() });
  await page.getByRole('button', { name: '受理申请' }).click();
  await page.getByText('已办理：受理申请').waitFor();
  expect(await page.locator('[aria-current="step"]').innerText()).toBe('村级评议');
  await page.context().close();
});

test('with the keyboard alone one signs in, skips to the page and opens a case', async () => {
  const context = await bench.browser.newContext({ ...SIZES.desktop, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${bench.address}/sign-in`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('跳到正文');
  await page.keyboard.press('Enter');
  await page.getByLabel('账号').focus();
  await page.keyboard.type('village1a');
  await page.keyboard.press('Tab');
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '待办' }).waitFor();
  await context.close();
});

test('the queue, an act that was refused, a page that is not there: nothing for axe to complain of', async () => {
  const driver = new RecordDriver(bench.pages.door.bench.database.pool);
  const caseId = await driver.open(6);
  await bench.pages.door.bench.database.owner.query(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, reason) values ($1, gen_random_uuid(), $2, 1, $3, 'escalate')`,
    [DEMO_TENANT.id, caseId, demoId('org:village1a')],
  );
  for (const size of ['desktop', 'phone', 'doubled'] as const) {
    const page = await bench.seat('village1a', { size });
    for (const path of [
      '/queue?view=all',
      '/queue?view=closed',
      '/notes?all=yes',
      '/cases/new?programme=home-renovation',
      '/nowhere',
    ]) {
      await page.goto(`${bench.address}${path}`);
      expect([path, size, await faultsOf(page)]).toEqual([path, size, []]);
    }
    await page.goto(`${bench.address}/cases/${caseId}/actions/withdraw`);
    await page.getByRole('button', { name: '申请人撤回' }).click();
    await page.getByRole('alert').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  }
  // Who performs nothing still reads.
  const auditor = await bench.seated('auditor1');
  await auditor.goto(`${bench.address}/cases/${caseId}`);
  expect(await faultsOf(auditor)).toEqual([]);
});

test('delegating: nothing for axe to complain of, with a table of delegations and with errors', async () => {
  await bench.pages.door.bench.database.owner.query(
    `insert into delegations (tenant_id, id, user_id, delegate_id, role, org_id, from_day, to_day, made_at)
     values ($1, gen_random_uuid(), $2, $3, 'countyOfficer', $4, app_today(), app_today(), app_now())`,
    [DEMO_TENANT.id, demoId('user:county1'), demoId('user:approver1'), demoId('org:county')],
  );
  for (const size of ['desktop', 'phone', 'doubled'] as const) {
    const page = await bench.seated('county1', { size });
    await page.goto(`${bench.address}/delegations`);
    expect([size, await faultsOf(page)]).toEqual([size, []]);
    await page.getByRole('button', { name: '确认委托' }).click();
    await page.getByRole('alert').waitFor();
    expect([size, await faultsOf(page)]).toEqual([size, []]);
    await page.context().close();
  }
});

test('finding a photograph unfit and taking that back: nothing for axe to complain of', async () => {
  const { village } = demoApplicant(14);
  const caseId = await new RecordDriver(bench.pages.door.bench.database.pool).open(14);
  const officer = await bench.pages.door.visitor(village);
  const file = { bytes: photo(), type: 'image/jpeg' };
  const sent = await officer.upload(`/api/v1/cases/${caseId}/evidence`, { slot: 'idCopy' }, file);
  const form = `/cases/${caseId}/evidence/${sent.json<{ id: string }>().id}/rejection`;
  for (const size of ['phone', 'doubled'] as const) {
    const page = await bench.seated(village, { size });
    const faults: unknown[] = [];
    const look = async () => faults.push(...(await faultsOf(page)));
    await page.goto(`${bench.address}${form}`);
    await page.getByRole('button', { name: '退回这份材料' }).click();
    await page.getByRole('alert').waitFor();
    await look();
    await page.getByLabel('退回原因').fill('反光，看不清号码');
    await page.getByRole('button', { name: '退回这份材料' }).click();
    await page.getByText('已退回：反光').first().waitFor();
    await look();
    await page.goto(`${bench.address}${form}`);
    await look();
    await page.getByRole('button', { name: '撤销退回' }).click();
    await page.waitForLoadState();
    expect([size, faults]).toEqual([size, []]);
    await page.context().close();
  }
});

/** The public objects by a program, with a photograph and a paper. @returns the id of the objection. */
async function objectedWithFiles(number: string): Promise<string> {
  const id = randomUUID();
  const { payload, type } = multipart({ number, form: JSON.stringify(OBJECTION) }, [
    { field: 'file', name: 'IMG_0001.jpg', type: 'image/jpeg', bytes: await inventedPicture(41) },
    { field: 'file', name: 'a.pdf', type: 'application/pdf', bytes: pdf() },
  ]);
  const url = '/api/v1/public/demo/objections';
  const headers = { 'content-type': type, 'idempotency-key': id };
  const sent = await bench.pages.app.inject({ method: 'POST', url, headers, payload });
  if (sent.statusCode !== 201) throw new Error(`the objection was not taken: ${sent.statusCode}`);
  return id;
}

test('objecting, asking for the own case, what officers see of both, and the index of the file: nothing for axe to complain of', async () => {
  const driver = new RecordDriver(bench.pages.door.bench.database.pool);
  const caseId = await driver.open(13);
  await driver.goThrough(caseId, 'postNotice');
  const { number } = await driver.load(caseId);
  const id = await objectedWithFiles(number);
  for (const size of ['phone', 'doubled'] as const) {
    const [stranger, officer] = [await bench.stranger({ size }), await bench.seated('county1', { size })];
    const faults = [];
    for (const [page, path, button] of [
      [stranger, `/public/demo/objections/${number}`, '提交异议'],
      [stranger, '/public/demo/case', '查询'],
      [officer, `/cases/${caseId}`, null],
      [officer, '/objections', null],
      [officer, `/cases/${caseId}/objections/${id}`, '确认不予受理'],
      [officer, `/cases/${caseId}/archive`, null],
      [officer, `/cases/${caseId}/receipt`, '生成查询码并显示回执'],
    ] as const) {
      await page.goto(`${bench.address}${path}`);
      if (path.startsWith('/public/demo/objections'))
        await page.getByLabel('第 1 个文件').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo() });
      if (button !== null) await page.getByRole('button', { name: button }).click();
      await page.waitForLoadState();
      faults.push(...(await faultsOf(page)));
    }
    expect([size, faults]).toEqual([size, []]);
    await stranger.context().close();
    await officer.context().close();
  }
});

test('of two who act at once, one is told what the other did, and keeps what was typed', async () => {
  const driver = new RecordDriver(bench.pages.door.bench.database.pool);
  const caseId = await driver.open(12);
  const [first, second] = [await bench.seat('village1a'), await bench.seat('village1a')];
  for (const page of [first, second]) {
    await page.goto(`${bench.address}/cases/${caseId}/actions/updateContact`);
    await page.locator('[name="f.phone"]').fill(page === first ? '13900000001' : '13900000002');
  }
  await first.getByRole('button', { name: '更新联系电话和银行卡' }).click();
  await first.getByText('已办理').waitFor();
  await second.getByRole('button', { name: '更新联系电话和银行卡' }).click();
  await second.getByRole('heading', { name: '案件已被他人更新' }).waitFor();
  expect(await second.locator('[name="f.phone"]').inputValue()).toBe('13900000002');
  expect(await faultsOf(second)).toEqual([]);
});
