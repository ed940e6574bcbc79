import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addDays } from '../../procedures/days.js';
import { type Home, type LotBench, numbersOf, startLotBench } from '../api/lot-bench.js';
import { photo } from '../api/papers.js';
import { pagesOf } from '../web/page-bench.js';
import { type BrowserBench, startBrowserBench } from './browser-bench.js';
import { faultsOf, type Size, SIZES } from './chromium.js';

let bench: LotBench;
let browser: BrowserBench;
let home: Home;
beforeAll(async () => {
  bench = await startLotBench();
  browser = await startBrowserBench(pagesOf(bench.door));
  const homes = await bench.designed(0);
  [home] = homes as [Home];
  const lot = await bench.contract(homes);
  const finishBy = addDays(await bench.today(), 60);
  await lot.act('county1', 'callOff', { form: { homes: numbersOf(homes), finishBy } });
}, 120_000);
afterAll(() => browser.stop());

const PHONE = '13900001234';
const PASSWORD = 'gong-ren-2026-x';
const image = () => ({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo() });

/** What is wrong with the page as it stands, at each of these sizes. */
async function faultsAt(page: Page, ...sizes: readonly Size[]): Promise<string[]> {
  const faults: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size].viewport);
    faults.push(...(await faultsOf(page)).map((fault) => `${new URL(page.url()).pathname} ${size}: ${fault}`));
  }
  return faults;
}

test('a worker joins by SMS, finds the home, sends photographs, takes again what was sent back or uses it again, on a phone without scripts', async () => {
  const faults: string[] = [];
  const note = async (page: Page) => void faults.push(...(await faultsAt(page, 'doubled', 'phone')));
  const manager = await browser.seated('contractor1', { size: 'phone' });
  await manager.goto(`${browser.address}/work/workers`);
  await manager.getByLabel('姓名').fill('王师傅');
  await manager.getByLabel('手机号').fill(PHONE);
  await manager.getByRole('button', { name: '发送邀请' }).click();
  await manager.getByText('已办理：邀请施工人员').waitFor();
  await note(manager);
  const [, code = ''] = /验证码 (\d{8})/.exec(bench.door.bench.sms.sent.at(-1)?.text ?? '') ?? [];

  const worker = await browser.stranger({ size: 'phone', javaScriptEnabled: false });
  await worker.goto(`${browser.address}/sign-in`);
  await worker.getByRole('link', { name: '凭短信邀请加入' }).click();
  await worker.getByLabel('手机号').fill(PHONE);
  await worker.getByLabel('短信验证码').fill(code);
  await worker.getByLabel('设置密码').fill(PASSWORD);
  await worker.getByRole('button', { name: '加入' }).click();
  await worker.getByText('目前没有分派给您的任务').waitFor();

  await manager.goto(`${browser.address}/work`);
  await note(manager);
  await manager.getByRole('link', { name: home.number }).click();
  await manager.getByLabel('王师傅').check({ force: true });
  await note(manager);
  await manager.getByRole('button', { name: '保存分派' }).click();
  await manager.getByText('已办理：分派施工人员').waitFor();
  await manager.getByRole('link', { name: '打印任务单' }).click();
  await manager.getByRole('img', { name: `打开本户任务 ${home.number}` }).waitFor();
  await note(manager);

  await worker.goto(`${browser.address}/work`);
  await worker.getByRole('link', { name: home.number }).click();
  await act(worker, '施工单位登记开工');
  await sendTwo(worker, '改造后照片（与改造前同角度）：拍照或选图');
  await worker.getByLabel('施工过程照片（含隐蔽工程）：拍照或选图').setInputFiles(image());
  await pressUpload(worker, '施工过程照片');
  await manager.goto(worker.url());
  await signOnGlass(manager);
  await note(manager);
  await act(worker, '施工单位登记完工自验');
  const defects = [{ room: 'toilet', defect: '扶手松动' }];
  const reworkDeadline = addDays(await bench.today(), 7);
  await home.walker.act('county1', 'requireRework', { form: { defects, reworkDeadline } });
  await worker.goto(`${browser.address}/work`);
  await worker.getByText('第 1 轮整改').waitFor();
  await worker.getByRole('link', { name: home.number }).click();
  await worker.getByText('已退回，请重拍').waitFor();
  await manager.goto(worker.url());
  await note(manager);
  await sendTwo(worker, '重拍：改造后照片（与改造前同角度）');
  await act(worker, '施工单位登记整改完成');
  await home.walker.act('county1', 'sendBack', { form: { toStep: 'inProgress', reason: '第一张角度不符' } });
  await worker.goto(manager.url());
  await manager.reload();
  await note(manager);
  await usePhotosAgain(manager, 0);
  await manager.getByRole('alert').getByText('请选择要沿用的照片').waitFor();
  await note(manager);
  await usePhotosAgain(worker, 2);
  await worker.getByText('已办理：沿用所选照片').waitFor();
  await act(worker, '施工单位登记完工自验');
  expect(faults).toEqual([]);
}, 120_000);

/** From the button on the home's page over the act's own form back to the home. */
async function act(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: title }).click();
  await page.getByRole('button', { name: title }).last().click();
  await page.getByText(`已办理：${title}`).waitFor();
}

/** One photograph into each of two fields, with one press. */
async function sendTwo(page: Page, label: string): Promise<void> {
  for (const number of [1, 2]) await page.getByLabel(`${label} ${number}`).setInputFiles(image());
  await pressUpload(page, '改造后照片');
}

/** The household draws its name on the manager's phone, and that is what lies in the slot. */
async function signOnGlass(page: Page): Promise<void> {
  const glass = page.getByRole('img', { name: '请户主用手指在框内签名' });
  await glass.scrollIntoViewIfNeeded();
  const box = await glass.boundingBox();
  if (!box) throw new Error('there is nothing to sign on');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: '上传签名' }).click();
  await page.getByText('已办理：上传').waitFor();
}

/** Of the photographs that were sent back, as many are used again. */
async function usePhotosAgain(page: Page, count: number): Promise<void> {
  const boxes = page.getByRole('group', { name: '沿用上次上报的照片' }).getByRole('checkbox');
  for (const box of (await boxes.all()).slice(count)) await box.uncheck({ force: true });
  await page.getByRole('button', { name: '沿用所选照片' }).click();
}

async function pressUpload(page: Page, slot: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^上传\\s*：${slot}`) }).click();
  await page.getByText('已办理：上传').waitFor();
}
