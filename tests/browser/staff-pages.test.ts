import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { demoApplicant } from '../builders/demo-case.js';
import { RecordDriver, WAY } from '../builders/record-driver.js';
import { photo } from '../api/papers.js';
import { type PageBench, startPageBench } from '../web/page-bench.js';
import { faultsOf, launchChromium, type Size, SIZES } from './chromium.js';

let pages: PageBench;
let browser: Browser;
let address: string;
beforeAll(async () => {
  pages = await startPageBench();
  await pages.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(pages.app.server.address() as AddressInfo).port}`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

interface Seat {
  readonly size?: Size;
  readonly javaScriptEnabled?: boolean;
}

/** Someone signed in, in a browser of their own. Pages may be looked into by axe, which our own rules would keep out. */
async function seat(login: string, { size = 'desktop', javaScriptEnabled = true }: Seat = {}): Promise<Page> {
  const context = await browser.newContext({ ...SIZES[size], javaScriptEnabled, bypassCSP: true, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in`);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '待办' }).waitFor();
  return page;
}

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
  const page = await seat(demoApplicant(place).village, how);
  await page.goto(`${address}/cases/new?programme=home-renovation`);
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
  const context = await browser.newContext({ ...SIZES.desktop, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in`);
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

const SEATS = ['village1a', 'town1', 'county1', 'approver1', 'finance1', 'auditor1'];

test('every step of a home is readable and operable for each seat, at every size', async () => {
  const driver = new RecordDriver(pages.door.bench.database.pool);
  const caseId = await driver.open(0);
  const open: Record<string, Page[]> = {};
  for (const login of SEATS)
    open[login] = [await seat(login), await seat(login, { size: 'phone' }), await seat(login, { size: 'doubled' })];
  const faults: string[] = [];
  for (const action of ['', ...WAY]) {
    if (action !== '') await driver.actAll(caseId, [action]);
    for (const [login, windows] of Object.entries(open)) {
      for (const window of windows) {
        const answer = await window.goto(`${address}/cases/${caseId}`);
        if (answer?.status() !== 200) faults.push(`${login} after ${action}: ${answer?.status()}`);
        faults.push(...(await faultsOf(window)).map((fault) => `${login} after ${action}: ${fault}`));
      }
    }
  }
  expect(faults).toEqual([]);
}, 600_000);

test('the queue, an act that was refused, a page that is not there: nothing for axe to complain of', async () => {
  const driver = new RecordDriver(pages.door.bench.database.pool);
  const caseId = await driver.open(6);
  await pages.door.bench.database.owner.query(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, reason) values ($1, gen_random_uuid(), $2, 1, $3, 'escalate')`,
    [DEMO_TENANT.id, caseId, demoId('org:village1a')],
  );
  for (const size of ['desktop', 'phone', 'doubled'] as const) {
    const page = await seat('village1a', { size });
    for (const path of [
      '/queue?view=all',
      '/queue?view=closed',
      '/notes?all=yes',
      '/cases/new?programme=home-renovation',
      '/nowhere',
    ]) {
      await page.goto(`${address}${path}`);
      expect([path, size, await faultsOf(page)]).toEqual([path, size, []]);
    }
    await page.goto(`${address}/cases/${caseId}/actions/withdraw`);
    await page.getByRole('button', { name: '申请人撤回' }).click();
    await page.getByRole('alert').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  }
});

test('of two who act at once, one is told what the other did, and keeps what was typed', async () => {
  const driver = new RecordDriver(pages.door.bench.database.pool);
  const caseId = await driver.open(12);
  const [first, second] = [await seat('village1a'), await seat('village1a')];
  for (const page of [first, second]) {
    await page.goto(`${address}/cases/${caseId}/actions/updateContact`);
    await page.locator('[name="f.phone"]').fill(page === first ? '13900000001' : '13900000002');
  }
  await first.getByRole('button', { name: '更新联系电话和银行卡' }).click();
  await first.getByText('已办理').waitFor();
  await second.getByRole('button', { name: '更新联系电话和银行卡' }).click();
  await second.getByRole('heading', { name: '案件已被他人更新' }).waitFor();
  expect(await second.locator('[name="f.phone"]').inputValue()).toBe('13900000002');
  expect(await faultsOf(second)).toEqual([]);
});
