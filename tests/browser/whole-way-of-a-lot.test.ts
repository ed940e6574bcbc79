import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { addDays } from '../../procedures/days.js';
import { homeRenovation3 } from '../../procedures/home-renovation.js';
import { type Action, actionAt, type Procedure } from '../../procedures/procedure.js';
import { tenderLot2 } from '../../procedures/tender-lot.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { CaseWalker } from '../api/case-walker.js';
import {
  assessmentsOf,
  bidAt,
  type BidForm,
  BID_DAYS,
  type Home,
  type LotBench,
  numbersOf,
  startLotBench,
} from '../api/lot-bench.js';
import { SAMPLE_LINES } from '../builders/home-renovation-forms.js';
import { yuanOf } from '../../web/money.js';
import { photo } from '../api/papers.js';
import { pagesOf } from '../web/page-bench.js';
import { actInBrowser, fillForm } from './act-in-browser.js';
import { type BrowserBench, type Seat, startBrowserBench } from './browser-bench.js';

let lots: LotBench;
let bench: BrowserBench;
let homes: Home[];
beforeAll(async () => {
  lots = await startLotBench();
  // Both now: the first lot takes the clock past the day on which the lists are too old for audits.
  homes = await lots.designed(0, 6);
  bench = await startBrowserBench(pagesOf(lots.door));
}, 120_000);
afterAll(() => bench.stop());

/** The windows of all who take part, one each. */
class Office {
  readonly #windows = new Map<string, Promise<Page>>();
  constructor(private readonly how: Seat) {}

  window(login: string): Promise<Page> {
    const known = this.#windows.get(login) ?? bench.seated(login, this.how);
    this.#windows.set(login, known);
    return known;
  }

  /** Performs an act on a case from a page that shows its form or leads to it. */
  async act(procedure: Procedure, of: CaseWalker, login: string, name: string, values: Facts = {}): Promise<void> {
    const { step } = await of.see(login);
    const action: Action | undefined = actionAt(procedure, step, name);
    if (!action) throw new Error(`${name} is not possible at ${step}`);
    await actInBrowser(await this.window(login), `${bench.address}/cases/${of.id}`, action, { values });
  }

  async close(): Promise<void> {
    for (const page of this.#windows.values()) await (await page).context().close();
  }
}

test.each<[string, number, Seat]>([
  ['at a desk', 0, {}],
  ['on phones with scripts switched off', 1, { size: 'phone', javaScriptEnabled: false }],
])(
  'a lot goes from the homes that are ticked to its closed accounts, each act by its own person, %s',
  async (_how, at, how) => {
    const office = new Office(how);
    const home = homes[at];
    if (!home) throw new Error('no home is designed');
    const lot = await composed(office, home.number);
    const act = (login: string, name: string, values: Facts = {}) => office.act(tenderLot2, lot, login, name, values);
    const onHome = (login: string, name: string, values: Facts = {}) =>
      office.act(homeRenovation3, home.walker, login, name, values);

    const tag = lot.id.slice(-8);
    await act('county1', 'publish', {
      bidDeadline: addDays(await lots.today(), BID_DAYS),
      documentNumber: `CG-${tag}`,
    });
    for (const [place, percent] of [95, 100, 98].entries())
      await bidOnPages(office, lot, `contractor${place + 1}`, bidAt(percent, 1));
    expect(await lot.letClockPass()).toBe('biddingClosed');
    await openBids(office, lot);
    const assessments = (await assessmentsOf(lot)) as Facts[];
    await act('county2', 'evaluate', { panelSize: 5, assessments });
    await act('county1', 'publiciseResult', { place: '县政府网站' });
    await lot.letClockPass();
    await act('approver1', 'award');
    const sumFen = bidAt(95, 1).totalFen;
    await act('county1', 'signContract', {
      contractNumber: `HT-${tag}`,
      sumFen,
      retentionPercent: 3,
      warrantyMonths: 3,
    });
    const called = numbersOf([home]) as Facts[];
    await act('county1', 'callOff', { homes: called, finishBy: addDays(await lots.today(), 60) });

    await onHome('contractor1', 'startByContractor');
    await onHome('contractor1', 'selfCheckByContractor');
    const measured = SAMPLE_LINES.map(({ item, room, quantity }) => ({ item, room, quantity }));
    await onHome('county2', 'accept', { measured });
    await onHome('county1', 'settleByContract');
    const pay = async (tranche: string) => {
      const paidOn = await lots.today();
      const invoices = [{ number: `FP-${tranche}-${tag}`, issuedOn: paidOn, amountFen: '300000' }];
      const firm = await office.window('contractor1');
      const page = `${bench.address}/work/contracts/${lot.id}`;
      const { step } = await lot.see('contractor1');
      const apply: Action | undefined = actionAt(tenderLot2, step, 'applyForTranche');
      if (!apply) throw new Error(`nobody applies at ${step}`);
      await actInBrowser(firm, page, apply, { values: { tranche, invoices } });
      await act('finance1', 'orderTranche');
      await act('finance2', 'confirmTranche', { bankReference: `YH-${tranche}-${tag}`, paidOn });
    };
    await pay('acceptance');
    await act('county1', 'recordFinalAccounts');
    await act('county2', 'recordLotAudit');
    const startsOn = await lots.today();
    const month = Number(startsOn.slice(5, 7)) + 3;
    await act('county1', 'startWarranty', {
      startsOn,
      warrantyUntil: `2026-${String(month).padStart(2, '0')}${startsOn.slice(7)}`,
    });
    await lot.letClockPass();
    await pay('retention');
    await act('approver1', 'closeLot');
    expect(await lot.see('county1')).toMatchObject({ closed: 'completed', actions: [] });
    expect(await home.walker.see('county1')).toMatchObject({ closed: 'paid' });
    await office.close();
  },
  240_000,
);

/** The page on which homes are ticked and the lot is planned. */
async function composed(office: Office, number: string): Promise<CaseWalker> {
  const page = await office.window('county1');
  await page.goto(`${bench.address}/lots`);
  await page.goto(`${bench.address}/lots/new`);
  await page.getByRole('checkbox', { name: number }).check({ force: true });
  const button = page.getByRole('button', { name: '登记标段' });
  const plan = {
    title: '第一标段',
    delivery: 'pricedLot',
    method: 'inquiry',
    need: '家庭无障碍改造',
    estimateFen: '2000000',
    homesExpected: 1,
  };
  await fillForm(page.locator('form').filter({ has: button }), tenderLot2.opening.form, plan);
  await button.click();
  await page.getByText(number).first().waitFor();
  return new CaseWalker(lots.door, /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? '');
}

/** A firm finds the lot, types its rates, checks them, attaches its plan, and keeps the receipt. */
async function bidOnPages(office: Office, lot: CaseWalker, login: string, offer: BidForm): Promise<void> {
  const page = await office.window(login);
  await page.goto(`${bench.address}/tenders`);
  await page.locator(`a[href="/tenders/${lot.id}"]`).click();
  await page.getByRole('button', { name: '填写投标' }).click();
  for (const { item, rateFen } of offer.priceLines) await page.locator(`[name="rate.${item}"]`).fill(yuanOf(rateFen));
  await page.getByLabel('投标总价').fill(yuanOf(offer.totalFen));
  await page.getByLabel('投标说明').fill(offer.statement);
  await page.getByRole('button', { name: '下一步：核对' }).click();
  await page.getByLabel('附件 1 名称').fill('施工方案');
  const plan = { name: 'plan.jpg', mimeType: 'image/jpeg', buffer: photo() };
  await page.getByLabel('附件 1 文件').setInputFiles(plan);
  await page.getByRole('button', { name: '密封并递交投标' }).click();
  await page.getByText('已办理：密封并递交投标').waitFor();
}

/** Two officers at one screen: the first authorises, the second signs in for this act alone. */
async function openBids(office: Office, lot: CaseWalker): Promise<void> {
  const page = await office.window('county1');
  await page.goto(`${bench.address}/lots/${lot.id}/opening`);
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '授权开标' }).click();
  await page.getByText('已办理：授权开标').waitFor();
  await page.getByLabel('账号').fill('county2');
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '开标', exact: true }).click();
  await page.getByText('已办理：开标').waitFor();
}
