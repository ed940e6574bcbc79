import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { addDays } from '../../procedures/days.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import type { ShownPicture } from '../../desk/pictures/show-pictures.js';
import { RecordDriver } from '../builders/record-driver.js';
import { photo } from '../api/papers.js';
import { type PageBench, startPageBench } from '../web/page-bench.js';
import { faultsOf, launchChromium, SIZES } from './chromium.js';

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

const PHONE = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Mobile Safari/537.36';

/** On a phone. Our own rules for scripts would keep axe out, so they hold where nobody looks with axe. */
async function signedIn(login: string, { bypassCSP = false } = {}): Promise<Page> {
  const context = await browser.newContext({
    ...SIZES.phone,
    bypassCSP,
    userAgent: PHONE,
    locale: 'zh-CN',
    geolocation: { latitude: 30.25, longitude: 118.75 },
    permissions: ['geolocation'],
  });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in`);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '待办' }).waitFor();
  return page;
}

/** A stroke over the glass, as a finger makes it. */
async function sign(page: Page): Promise<void> {
  const canvas = page.locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('there is nothing to sign on');
  await page.mouse.move(box.x + 20, box.y + 40);
  await page.mouse.down();
  for (const [x, y] of [
    [90, 80],
    [150, 30],
    [220, 90],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.up();
}

test('on a phone works are inspected and sent to be put right, then signed for on the glass and accepted', async () => {
  const driver = new RecordDriver(pages.door.bench.database.pool, latestProcedure('home-renovation'));
  const caseId = await driver.open(0);
  await driver.goThrough(caseId, 'selfCheck');
  const page = await signedIn('county2');
  await page.goto(`${address}/cases/${caseId}`);
  await page.getByRole('button', { name: '开始入户验收' }).click();
  await page.getByLabel('需整改').first().check();
  await page.getByLabel('问题').first().fill('坡度过陡');
  await page.getByLabel('要求整改', { exact: true }).check();
  await page.getByLabel('整改期限').fill(addDays(await driver.today(), 9));
  await page.getByRole('button', { name: '提交验收结论' }).click();
  await page.getByText('已办理：要求整改').waitFor();
  await driver.actAll(caseId, ['reworkDone']);

  const looking = await signedIn('county2', { bypassCSP: true });
  await looking.goto(`${address}/cases/${caseId}/inspection`);
  await looking.getByRole('button', { name: '提交验收结论' }).click();
  await looking.getByRole('alert').waitFor();
  for (const size of ['phone', 'doubled', 'desktop'] as const) {
    await looking.setViewportSize(SIZES[size].viewport);
    expect([size, await faultsOf(looking)]).toEqual([size, []]);
  }

  await page.goto(`${address}/cases/${caseId}/inspection`);
  await page.getByRole('heading', { name: '请先复查上一轮整改事项' }).waitFor();
  await sign(page);
  await page.getByLabel('验收合格').check();
  await page.getByRole('button', { name: '提交验收结论' }).click();
  await page.getByRole('alert').waitFor();
  await page.setInputFiles('[name="e.acceptanceForm"]', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo() });
  await page.locator('input[name="said.latitude"]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '提交验收结论' }).click();
  await page.getByText('已办理：验收合格').waitFor();
  const { pictures } = (await (await pages.door.visitor('county1')).get(`/api/v1/cases/${caseId}/pictures`)).json<{
    pictures: ShownPicture[];
  }>();
  expect(pictures.find(({ slot }) => slot === 'acceptanceForm')?.seen?.browserAt).toMatch(/^20/);
  const signatures = await driver.rows<{ bytes: number; type: string }>(
    `select bytes, media_type as type from evidence where case_id = $1 and slot = 'householdSignature'`,
    [caseId],
  );
  expect(signatures).toEqual([{ bytes: expect.any(Number) as number, type: 'image/png' }]);
  // An empty sheet of that size is a few hundred bytes.
  expect(signatures[0]?.bytes).toBeGreaterThan(1_000);
});

test('the pages of the city’s sampling, for offices and for everyone, at every size', async () => {
  const { pool } = pages.door.bench.database;
  const driver = new RecordDriver(pool);
  const today = await driver.today();
  const program = await pages.door.visitor('inspector1');
  const id = randomUUID();
  const wanted = { id, programme: 'home-renovation', acceptedFrom: '2026-01-01', acceptedTo: today, size: 1 };
  expect((await program.post('/api/v1/samplings', wanted)).statusCode).toBe(201);
  const page = await signedIn('inspector1', { bypassCSP: true });
  const drawnOn = addDays(today, 1);
  await driver.setToday(drawnOn);
  await page.goto(`${address}/samplings/${id}`);
  await page.getByLabel('抽签结果（种子）').fill('03 11 19 22 27 31 + 08');
  await page.getByLabel('抽签来源').fill('福利彩票双色球第2026036期');
  await page.getByLabel('抽签日期').fill(drawnOn);
  await page.getByLabel('公告或见证文件').fill('中福彩中心开奖公告');
  await page.getByRole('button', { name: '登记并产生样本' }).click();
  await page.getByRole('heading', { name: '样本' }).waitFor();
  const [home] = (await program.get(`/api/v1/samplings/${id}`)).json<{ sample: { number: string }[] }>().sample;
  for (const place of [
    '/samplings',
    `/samplings/${id}`,
    `/samplings/${id}/visit?number=${home?.number ?? ''}`,
    `/public/${DEMO_TENANT.code}/samplings/${id}`,
  ]) {
    await page.goto(`${address}${place}`);
    for (const size of ['phone', 'doubled', 'desktop'] as const) {
      await page.setViewportSize(SIZES[size].viewport);
      expect([place, size, await faultsOf(page)]).toEqual([place, size, []]);
    }
  }
});
