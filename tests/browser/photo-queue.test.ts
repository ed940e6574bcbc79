import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { demoId } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { problemText } from '../../api/plugins/problems.js';
import { MOST_BYTES } from '../../desk/check-file.js';
import { openClaims } from '../../desk/pictures/picture-claims.js';
import { addDays } from '../../procedures/days.js';
import { type Home, type LotBench, numbersOf, startLotBench } from '../api/lot-bench.js';
import { inventedPicture } from '../builders/invented-picture.js';
import { TEST_KEYS } from '../harness/test-keys.js';
import { until } from '../harness/until.js';
import { pagesOf } from '../web/page-bench.js';
import { faultsOf, SIZES } from './chromium.js';
import { type Line, layLine } from './line.js';
import { openPhone, type Phone } from './phone.js';

const [PER_HOME, BAD_LINE_BITS] = [4, 50_000] as const;
const HERE = { latitude: 30.25, longitude: 118.75, accuracy: 12 };

let bench: LotBench;
let homes: Home[];
let line: Line;
let profile: string;
let phone: Phone;
beforeAll(async () => {
  bench = await startLotBench();
  const { app } = pagesOf(bench.door);
  await app.listen({ host: '127.0.0.1', port: 0 });
  line = await layLine((app.server.address() as AddressInfo).port);
  homes = await bench.designed(0, 1, 2);
  const lot = await bench.contract(homes);
  const finishBy = addDays(await bench.today(), 60);
  await lot.act('county1', 'callOff', { form: { homes: numbersOf(homes), finishBy } });
  for (const { walker } of homes) await walker.act('contractor1', 'startByContractor');
  profile = await mkdtemp(path.join(tmpdir(), 'phone-'));
  phone = await openPhone(profile);
}, 120_000);
afterAll(async () => {
  await phone.kill();
  await line.close();
  await bench.stop();
  await rm(profile, { recursive: true, force: true });
});

const read = <Row extends object>(sql: string, values: unknown[] = []) =>
  bench.door.bench.database.read<Row>(sql, values);

interface Kept {
  readonly id: string;
  readonly home: string;
  readonly slot: string;
  readonly sha256: string;
}

const kept = () =>
  read<Kept>(
    `select id, case_id as home, slot, sha256 from evidence where uploaded_by = $1 and case_id = any($2) order by sha256`,
    [demoId('user:contractor1'), homes.map(({ id }) => id)],
  );

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '施工任务', exact: true }).waitFor();
}

/** The pages that lie on the phone, by account; the forms of acts, which are kept ahead, apart. */
const keptPages = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('tongtu-pages-'));
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    const paths = all.flat().map(({ url }) => new URL(url).pathname);
    const forms = paths.filter((path) => path.includes('/actions/'));
    return {
      accounts: names.map((name) => name.slice('tongtu-pages-'.length)),
      pages: paths.length - forms.length,
      forms,
    };
  });

/** Chooses a picture in the first file field of a slot of the page, as from the camera. */
async function take(page: Page, slot: number, seed: number): Promise<Omit<Kept, 'id' | 'home'>> {
  const buffer = await inventedPicture(seed, { width: 160, height: 120 });
  const place = page.locator('[data-slot]').nth(slot);
  await place.locator('input[type=file]').first().setInputFiles({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer });
  const name = await place.getAttribute('data-slot');
  return { slot: name ?? '', sha256: createHash('sha256').update(buffer).digest('hex') };
}

const bySha = (one: { readonly sha256: string }, other: { readonly sha256: string }) =>
  one.sha256 < other.sha256 ? -1 : 1;

test('twelve photographs taken in three homes without a signal, a browser killed after five went at 50 kbit/s, the session over: twelve come in, each in its place, none twice', async () => {
  const opened = async () => (await keptPages(phone.page)).pages;
  await phone.context.grantPermissions(['geolocation'], { origin: line.address });
  await phone.context.setGeolocation(HERE);
  await phone.page.goto(`${line.address}/work`);
  await signIn(phone.page, 'contractor1');
  for (const { id } of homes) await phone.page.goto(`${line.address}/work/${id}`);
  await until(async () => (await opened()) === homes.length + 1, 'the opened pages are kept');

  line.cut();
  const wanted: Omit<Kept, 'id'>[] = [];
  for (const [at, { id, number }] of homes.entries()) {
    await phone.page.goto(`${line.address}/work/${id}`);
    await phone.page.getByRole('heading', { name: number }).waitFor();
    await phone.page.getByText('这是本机在').waitFor();
    const slots = await phone.page.locator('form[data-slot]').count();
    for (let each = 0; each < PER_HOME; each += 1) {
      wanted.push({ home: id, ...(await take(phone.page, each % slots, 100 * at + each)) });
      await phone.page.getByText(`本机待传照片 ${wanted.length} 张`).waitFor();
    }
  }
  await phone.page.goto(`${line.address}/work/workers`);
  await phone.page.getByRole('heading', { name: '没有信号' }).waitFor();
  await phone.page.goto(`${line.address}/work`);
  await phone.page.getByText(`本机待传照片 ${wanted.length} 张`).waitFor();
  expect(await kept()).toEqual([]);

  line.mend(BAD_LINE_BITS);
  await until(async () => (await kept()).length >= 5, 'five are sent', 45_000);
  await phone.kill();
  const before = (await kept()).length;
  expect(before).toBeLessThan(wanted.length);
  await bench.door.bench.database.owner.query('delete from sessions');
  line.mend();

  phone = await openPhone(profile);
  await phone.page.goto(`${line.address}/work`);
  await phone.page.getByText(/本机有 \d 张照片待传/).waitFor();
  await signIn(phone.page, 'contractor1');
  await phone.page.getByText('照片已全部上传').waitFor();
  const stored = await kept();
  expect(stored.map(({ home, slot, sha256 }) => ({ home, slot, sha256 }))).toEqual(wanted.toSorted(bySha));
  expect(await read('select id from uploads where evidence_id is null')).toEqual([]);
  const [picture] = await read<{ evidence_id: string; claims_sealed: Buffer }>(
    'select evidence_id, claims_sealed from pictures where evidence_id = $1',
    [stored[0]?.id],
  );
  const { browser } = openClaims(TEST_KEYS, picture?.evidence_id ?? '', picture?.claims_sealed ?? Buffer.alloc(0));
  expect(browser).toMatchObject({ position: { latitude: 30.25, longitude: 118.75 }, accuracyM: 12 });
}, 120_000);

test('a picture that the office does not take says so at its slot, with the reason, and can be removed', async () => {
  const [home] = homes as [Home];
  const { page, context } = phone;
  // What looks for faults is a script that our own rules would keep out.
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.setBypassCSP', { enabled: true });
  await page.goto(`${line.address}/work/${home.id}`);
  const buffer = (await inventedPicture(800)).subarray(0, 200);
  const file = { name: 'IMG.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('form[data-slot] input[type=file]').first().setInputFiles(file);
  const told = page.locator('.tongtu-kept li', { hasText: '没有收下，请重拍' });
  await told.waitFor();
  expect(await told.innerText()).toContain(problemText({ problem: 'pictureBroken' }).title.zh);
  await page.getByText('有 1 张没有收下，请重拍。').waitFor();
  for (const size of ['doubled', 'phone'] as const) {
    await page.setViewportSize(SIZES[size].viewport);
    expect(await faultsOf(page)).toEqual([]);
  }
  await cdp.send('Page.setBypassCSP', { enabled: false });
  await told.getByRole('button').click();
  await told.waitFor({ state: 'detached' });
  expect(await page.getByText('没有收下').count()).toBe(0);
}, 30_000);

test('what one account took waits for it, goes under no other, and its pages are gone once another is there', async () => {
  const [home] = homes as [Home];
  const { page, context } = phone;
  await page.goto(`${line.address}/work/${home.id}`);
  await until(async () => (await keptPages(page)).accounts.includes(demoId('user:contractor1')), 'the page is kept');
  line.cut();
  const { sha256 } = await take(page, 0, 900);
  await page.getByText('本机待传照片 1 张').waitFor();
  await page.getByText('没有信号也可以继续拍').waitFor();
  await context.clearCookies();
  line.mend();
  await page.getByText('登录已过期。请用原账号重新登录').waitFor();

  const beside = await context.newPage();
  await beside.goto(`${line.address}/sign-in`);
  await beside.getByText('本机有 1 张照片待传').waitFor();
  await signIn(beside, 'contractor2');
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/api/v1/me') && answer.ok()),
    page.evaluate(() => globalThis.dispatchEvent(new Event('online'))),
  ]);
  await page.getByText('登录已过期。请用原账号重新登录').waitFor();
  await page.getByText('本机待传照片 1 张').waitFor();

  await page.goto(`${line.address}/work`);
  await page.getByText('本机另有 1 张照片是其他账号拍的').waitFor();
  const others = demoId('user:contractor2');
  await until(async () => (await keptPages(page)).accounts.join() === others, 'only the own pages are kept');
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByText('本机有 1 张照片待传').waitFor();
  expect(await keptPages(page)).toEqual({ accounts: [], pages: 0, forms: [] });
  expect(await kept()).toHaveLength(homes.length * PER_HOME);

  await signIn(page, 'contractor1');
  await page.getByText('照片已全部上传').waitFor();
  expect((await kept()).filter((each) => each.sha256 === sha256)).toHaveLength(1);
}, 60_000);

const OBSTACLE = { title: '上报施工障碍', words: '两次上门无人应门' } as const;
const press = (page: Page, title: string) => page.getByRole('button', { name: title }).last().click();
/** How many forms lie on the phone as they were typed. */
const drafts = (page: Page) =>
  page.evaluate(async () => {
    const opened = indexedDB.open('tongtu-drafts');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const counted = opened.result.transaction('drafts').objectStore('drafts').count();
    await new Promise((resolve) => counted.addEventListener('success', resolve));
    opened.result.close();
    return counted.result;
  });
const keptFor = async ({ id }: Home, slot: string) =>
  (await kept()).filter((each) => each.home === id && each.slot === slot).map(({ sha256 }) => sha256);

test('nobody home in a valley without a signal: what is typed and photographed in the form outlives the phone, and goes as one act', async () => {
  const [, home] = homes as [Home, Home];
  const address = `${line.address}/work/${home.id}`;
  await phone.page.goto(address);
  await until(
    async () => (await keptPages(phone.page)).forms.some((path) => path.endsWith('reportObstacle')),
    'a form',
  );

  line.cut();
  const cdp = await phone.context.newCDPSession(phone.page);
  await cdp.send('Page.setBypassCSP', { enabled: true });
  await phone.page.goto(address);
  await phone.page.getByRole('button', { name: OBSTACLE.title }).click();
  await phone.page.getByText('这是本机在').waitFor();
  await phone.page.getByLabel('家中无人').check({ force: true });
  await phone.page.getByLabel('障碍具体情况').fill(OBSTACLE.words);
  await press(phone.page, OBSTACLE.title);
  await phone.page.getByText('现在没有信号，还没有提交').waitFor();
  const wanted: string[] = [];
  for (const seed of [601, 602]) {
    wanted.push((await take(phone.page, 0, seed)).sha256);
    await phone.page.getByText(`本机待传照片 ${wanted.length} 张`).waitFor();
  }
  await press(phone.page, OBSTACLE.title);
  await phone.page.getByText('还有 2 张存在本机，没有上传').waitFor();
  for (const size of ['doubled', 'phone'] as const) {
    await phone.page.setViewportSize(SIZES[size].viewport);
    expect(await faultsOf(phone.page)).toEqual([]);
  }
  expect(await drafts(phone.page)).toBe(1);
  await phone.kill();
  await bench.door.bench.database.owner.query('delete from sessions');
  line.mend();

  phone = await openPhone(profile);
  await phone.page.goto(`${address}/actions/reportObstacle`);
  await phone.page.getByText('本机有 2 张照片待传').waitFor();
  await phone.page.getByLabel('账号').fill('contractor1');
  await phone.page.getByLabel('密码').fill(DEMO_PASSWORD);
  await phone.page.getByRole('button', { name: '登录' }).click();
  await phone.page.getByText('还没有提交的内容已填回').waitFor();
  await phone.page.getByText('照片已全部上传').waitFor();
  await phone.page.getByText('已有 2').waitFor();
  await press(phone.page, OBSTACLE.title);
  await phone.page.getByText(`已办理：${OBSTACLE.title}`).waitFor();
  expect(await keptFor(home, 'obstaclePhotos')).toEqual(wanted.toSorted());
  await phone.page.getByText(OBSTACLE.words).first().waitFor();
  await until(async () => (await drafts(phone.page)) === 0, 'what was sent is forgotten');

  line.cut();
  const name = () => phone.page.locator('[name=requestId]').inputValue();
  await phone.page.goto(`${address}/actions/reportObstacle`);
  const first = await name();
  await phone.page.reload();
  await phone.page.getByText('这是本机在').waitFor();
  await until(async () => (await name()) !== first, 'what is typed into a copy anew is another act');
  line.mend();
}, 60_000);

test('a form that is pressed while its photograph is on its way goes after it; a file that is too large never begins', async () => {
  const [, , home] = homes as [Home, Home, Home];
  const { page } = phone;
  await page.goto(`${line.address}/work/${home.id}/actions/askChange`);
  await page.getByLabel('变更内容和理由').fill('卫生间门洞须加宽');
  const field = page.locator('[data-slot=changeAskedPhotos] input[type=file]');
  await field.evaluate((input: HTMLInputElement, bytes) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(bytes)], 'IMG.jpg', { type: 'image/jpeg' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, MOST_BYTES + 1);
  await page.getByText('文件超过 20 MB').waitFor();
  expect(await field.inputValue()).toBe('');
  line.mend(BAD_LINE_BITS);
  const { sha256 } = await take(page, 0, 700);
  await press(page, '申请变更');
  await page.getByText('还有 1 张正在上传，传完后自动提交').waitFor();
  line.mend();
  await page.getByText('已办理：申请变更').waitFor();
  expect(await keptFor(home, 'changeAskedPhotos')).toEqual([sha256]);

  await page.goto(`${line.address}/work/${home.id}/actions/askExtension`);
  await page.getByLabel('申请延期的理由').fill('连日降雨');
  await until(async () => (await drafts(page)) === 1, 'what is typed is kept');
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('button', { name: '登录' }).waitFor();
  await until(async () => (await drafts(page)) === 0, 'nobody else reads it');
}, 60_000);
