import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { RecordDriver } from '../builders/record-driver.js';
import { type PageBench, startPageBench } from '../web/page-bench.js';
import { faultsOf, launchChromium, type Size, SIZES } from './chromium.js';

let pages: PageBench;
let browser: Browser;
let address: string;
let driver: RecordDriver;
beforeAll(async () => {
  pages = await startPageBench();
  await pages.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(pages.app.server.address() as AddressInfo).port}`;
  driver = new RecordDriver(pages.door.bench.database.pool);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

async function seat(size: Size, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ ...SIZES[size], javaScriptEnabled, bypassCSP: true, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in`);
  await page.getByLabel('账号').fill('village1a');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '待办' }).waitFor();
  return page;
}

const PAPERS = ['applicationForm', 'idCopy', 'disabilityCardCopy', 'hardshipProof'];

/** Two applications that may be accepted and one that may not yet. */
async function openSome(from: number): Promise<void> {
  for (const place of [from, from + 6, from + 12]) {
    const caseId = await driver.open(place);
    if (place !== from) for (const slot of PAPERS) await driver.attach(caseId, slot);
  }
}

test.each<[Size, number]>([
  ['desktop', 0],
  ['phone', 18],
  ['doubled', 36],
])('several cases are accepted in one go, at every size (%s)', async (size, from) => {
  await openSome(from);
  const page = await seat(size);
  const faults: string[] = [];
  const look = async (where: string) => faults.push(...(await faultsOf(page)).map((fault) => `${where}: ${fault}`));
  await page.getByRole('link', { name: '全选本页' }).click();
  await look('queue');
  await page.getByRole('button', { name: '办理所选' }).click();
  await page.getByText('不能批量办理的事项').click();
  await look('choose');
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('alert').waitFor();
  await look('nothing chosen');
  await page.getByLabel('受理申请').check();
  await page.getByRole('button', { name: '继续' }).click();
  await look('form');
  await page.getByRole('button', { name: '核对' }).click();
  await look('check');
  await page.getByRole('button', { name: '确认办理 2 件' }).click();
  await page.getByRole('heading', { name: '已办理 2 件' }).waitFor();
  await look('results');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('with the keyboard alone and without scripts cases are ticked and taken along', async () => {
  const caseId = await driver.open(54);
  const page = await seat('desktop', false);
  const box = page.locator(`[name=case][value="${caseId}"]`);
  await box.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '批量办理' }).waitFor();
  expect(
    await page.locator('[name=case]').evaluateAll((boxes) => boxes.map((each) => (each as HTMLInputElement).value)),
  ).toEqual([caseId]);
});
