import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { SAMPLE_LINES } from '../builders/home-renovation-forms.js';
import type { CaseWalker } from '../api/case-walker.js';
import {
  assessmentsOf,
  bid,
  bidAt,
  contractForm,
  type Home,
  type LotBench,
  numbersOf,
  PASSWORD,
  startLotBench,
} from '../api/lot-bench.js';
import { photo } from '../api/papers.js';
import { type PageBench, pagesOf } from '../web/page-bench.js';
import { faultsOf, launchChromium, SIZES } from './chromium.js';

let bench: LotBench;
let pages: PageBench;
let browser: Browser;
let address: string;
let homes: Home[];
beforeAll(async () => {
  bench = await startLotBench();
  pages = pagesOf(bench.door);
  homes = await bench.designed(0, 1);
  await pages.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(pages.app.server.address() as AddressInfo).port}`;
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

const windows = new Map<string, Page>();

/** Someone signed in, in one window for all sizes. */
async function windowOf(login: string): Promise<Page> {
  const open = windows.get(login);
  if (open) return open;
  const context = await browser.newContext({ ...SIZES.desktop, bypassCSP: true, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in`);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: /^(待办|施工任务)$/ }).waitFor();
  windows.set(login, page);
  return page;
}

/** Looks at pages as someone sees them, wide, narrow, and with letters of twice the size. @returns what is wrong. */
async function faultsSeen(login: string, ...paths: string[]): Promise<string[]> {
  const page = await windowOf(login);
  const faults: string[] = [];
  for (const path of paths) {
    const answer = await page.goto(`${address}${path}`);
    if (answer?.status() !== 200) faults.push(`${path}: ${answer?.status()}`);
    for (const size of ['desktop', 'phone', 'doubled'] as const) {
      await page.setViewportSize(SIZES[size].viewport);
      faults.push(...(await faultsOf(page)).map((fault) => `${path} ${size}: ${fault}`));
    }
  }
  return faults;
}

test('every page of a lot, from the homes to be ticked to the accounts, is readable and operable at every size', async () => {
  const faults = await faultsSeen('county1', '/lots/new', '/lots');
  const lot = await bench.publish(homes);
  const at = (page: string) => `/lots/${lot.id}/${page}`;
  const tender = (page = '') => `/tenders/${lot.id}${page}`;
  faults.push(...(await faultsSeen('contractor3', '/tenders', tender(), tender('/bid'))));
  faults.push(...(await checkFaults(tender('/bid'))));
  const drawing = { bytes: photo(), type: 'image/jpeg', name: '施工方案.jpg' };
  for (const [place, percent] of [95, 100, 98].entries())
    await bid(bench.door, `contractor${place + 1}`, lot.id, bidAt(percent, 2), ...(place < 2 ? [drawing] : []));
  faults.push(...(await faultsSeen('contractor3', tender(), tender('/receipt'), tender('/withdraw'))));
  faults.push(...(await faultsSeen('county1', at('opening'))));
  await lot.letClockPass();
  await lot.act('county1', 'authoriseOpening', { password: PASSWORD });
  const page = await windowOf('county1');
  await page.goto(`${address}${at('opening')}`);
  await page.getByLabel('账号').fill('county1');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '开标' }).click();
  await page.getByRole('alert').waitFor();
  faults.push(...(await faultsOf(page)));
  await page.getByLabel('账号').fill('county2');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '开标' }).click();
  await page.getByText('已办理：开标').waitFor();
  faults.push(...(await faultsSeen('county1', at('opening-record'), at('evaluation'))));
  await lot.act('county2', 'answerFinding', { form: { number: 1, answer: '系采购文件所附图纸' } });
  await contracted(lot);
  faults.push(...(await faultsSeen('county1', `/cases/${lot.id}`, `/cases/${lot.id}/actions/callOff`)));
  faults.push(...(await settled(lot)));
  const made = await (await bench.door.visitor('finance1')).post('/api/v1/payment-files', {});
  const file = `/payment-files/${made.json<{ id: string }>().id}`;
  const behind = '/progress/cases?programme=home-renovation&figure=accepted&year=2026';
  faults.push(...(await faultsSeen('county1', '/progress', behind, '/public/demo')));
  const readings = ['changes', 'readsByCase', 'prices'].map((reading) => `/audit-year/${reading}`);
  faults.push(...(await faultsSeen('auditor1', '/audit-year', ...readings)));
  faults.push(...(await faultsSeen('finance1', at('payments'), at('accounts'), '/payment-files', file)));
  expect(faults).toEqual([]);
}, 120_000);

/** A bid with something wrong, and one on the page on which it is checked. */
async function checkFaults(path: string): Promise<string[]> {
  const page = await windowOf('contractor3');
  await page.goto(`${address}${path}`);
  const next = page.getByRole('button', { name: '下一步：核对' });
  await page.getByLabel('出入口坡化单价').fill('abc');
  await next.click();
  await page.getByRole('alert').waitFor();
  const faults = await faultsOf(page);
  await page.getByLabel('出入口坡化单价').fill('240');
  await page.getByLabel('投标总价').fill('30000');
  await page.getByLabel('投标说明').fill('按采购文件施工');
  await next.click();
  await page.getByRole('heading', { name: '核对并递交投标' }).waitFor();
  for (const size of ['desktop', 'phone', 'doubled'] as const) {
    await page.setViewportSize(SIZES[size].viewport);
    faults.push(...(await faultsOf(page)));
  }
  return faults.map((fault) => `${path}: ${fault}`);
}

async function contracted(lot: CaseWalker): Promise<void> {
  await lot.act('county2', 'evaluate', { form: { panelSize: 5, assessments: await assessmentsOf(lot) } });
  await lot.act('county1', 'publiciseResult', { form: { place: '县政府网站' } });
  await lot.letClockPass();
  await lot.act('approver1', 'award');
  await lot.act('county1', 'signContract', { form: contractForm(lot, bidAt(95, 2).totalFen) });
}

/** Both homes settled, and the first payment applied for, sent back, applied for again and ordered. @returns what is wrong with its pages. */
async function settled(lot: CaseWalker): Promise<string[]> {
  await lot.act('county1', 'callOff', { form: { homes: numbersOf(homes), finishBy: '2026-06-30' } });
  const measured = SAMPLE_LINES.map(({ item, room, quantity }) => ({ item, room, quantity }));
  for (const { walker } of homes) {
    await walker.act('contractor1', 'startByContractor');
    await walker.act('contractor1', 'selfCheckByContractor');
    await walker.act('county2', 'accept', { form: { measured } });
    await walker.act('county1', 'settleByContract');
  }
  const invoices = [{ number: 'FP-1', issuedOn: await bench.today(), amountFen: '446006' }];
  const application = { form: { tranche: 'acceptance', invoices } };
  await lot.act('contractor1', 'applyForTranche', application);
  await lot.act('finance1', 'refuseApplication', { form: { reason: '发票抬头有误' } });
  const contract = `/work/contracts/${lot.id}`;
  const found = await faultsSeen('contractor1', '/work/contracts', contract);
  await lot.act('contractor1', 'applyForTranche', application);
  found.push(
    ...(await faultsSeen('finance1', `/lots/${lot.id}/payments`)),
    ...(await faultsSeen('contractor1', contract)),
  );
  await lot.act('finance1', 'orderTranche');
  return found;
}
