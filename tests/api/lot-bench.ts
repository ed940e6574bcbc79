import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse as Response } from 'fastify';
import { demoId } from '../../bin/demo-county.js';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { addDays } from '../../procedures/days.js';
import { SAMPLE_LINES } from '../builders/home-renovation-forms.js';
import { RecordDriver, WAY } from '../builders/record-driver.js';
import { TEST_TODAY } from '../harness/test-keys.js';
import { CaseWalker } from './case-walker.js';
import { type DoorBench, startDoorBench } from './door-bench.js';
import type { SentFile } from './visitor.js';

/** A county that tenders, and what is needed to take a lot through its hands over HTTP. */
export interface LotBench {
  readonly door: DoorBench;
  /** Homes of the demo's applicants, brought to an approved design in the record itself. */
  designed(...places: number[]): Promise<Home[]>;
  /** Plans a lot. */
  plan(change?: object): Promise<CaseWalker>;
  /** Plans a lot with these homes and publishes it until some days from now. */
  publish(homes: readonly Home[], change?: object): Promise<CaseWalker>;
  /** Three bids, the first the lowest, and the days until they may be opened. */
  closeBidding(lot: CaseWalker, homes: number): Promise<void>;
  /** Takes a lot with these homes to its contract with the first demo supplier. */
  contract(homes: readonly Home[], change?: { readonly sumFen?: string; readonly plan?: object }): Promise<CaseWalker>;
  today(): Promise<string>;
  stop(): Promise<void>;
}

export interface Home extends Named {
  readonly walker: CaseWalker;
}

interface Named {
  readonly id: string;
  readonly number: string;
}

export const BID_DAYS = 5;
export const PASSWORD = DEMO_PASSWORD;

/** A bid at so many percent of the guide prices for the sample plan of each home. */
export function bidAt(percent: number, homes: number): BidForm {
  const priceLines = SAMPLE_LINES.map(({ item, unitPriceFen }) => ({
    item,
    rateFen: String((Number(unitPriceFen) * percent) / 100),
  }));
  const perHome = SAMPLE_LINES.reduce(
    (sum, { quantity, unitPriceFen }) => sum + Number(quantity) * Number(unitPriceFen),
    0,
  );
  return { priceLines, totalFen: String((perHome * percent * homes) / 100), statement: '按采购文件要求施工' };
}

export interface BidForm {
  readonly priceLines: readonly { readonly item: string; readonly rateFen: string }[];
  readonly totalFen: string;
  readonly statement: string;
}

/** Hands in a bid, with files when there are any. */
export async function bid(
  door: DoorBench,
  login: string,
  lotId: string,
  form: object,
  ...files: SentFile[]
): Promise<Response> {
  const bidder = await door.visitor(login);
  const url = `/api/v1/tenders/${lotId}/bids`;
  return files.length === 0 ? bidder.post(url, form) : bidder.upload(url, { bid: JSON.stringify(form) }, ...files);
}

/** How the panel finds the three bids, by credit code. */
export async function assessmentsOf(lot: CaseWalker, change: Readonly<Record<string, object>> = {}): Promise<object[]> {
  const { lot: shown } = await lot.see('county1');
  return (shown?.bids ?? []).map(({ creditCode }) => ({
    creditCode,
    qualified: true,
    technical: 80,
    ...change[creditCode ?? ''],
  }));
}

/** Starts a county whose policy from today on is to tender. */
export async function startLotBench(): Promise<LotBench> {
  const door = await startDoorBench();
  const driver = new RecordDriver(door.bench.database.pool);
  await tenderFromToday(door);
  const plan = (change: object = {}) => planLot(door, change);
  const today = () => driver.today();
  const publish = async (homes: readonly Home[], change: object = {}) => {
    const lot = await plan({ homesExpected: Math.max(homes.length, 1), ...change });
    if (homes.length > 0) await lot.act('county1', 'addHomes', { form: { homes: numbersOf(homes) } });
    const bidDeadline = addDays(await today(), BID_DAYS);
    await lot.act('county1', 'publish', { form: { bidDeadline, documentNumber: `QH-CG-${lot.id.slice(-6)}` } });
    return lot;
  };
  const closeBidding = async (lot: CaseWalker, homes: number) => {
    for (const [at, percent] of [95, 100, 98].entries()) {
      const answer = await bid(door, `contractor${at + 1}`, lot.id, bidAt(percent, homes));
      if (answer.statusCode !== 201) throw new Error(answer.body);
    }
    const step = await lot.letClockPass();
    if (step !== 'biddingClosed') throw new Error(`bidding ended in ${step}`);
  };
  return {
    door,
    today,
    plan,
    publish,
    closeBidding,
    designed: (...places) => designedHomes(door, driver, places),
    async contract(homes, { sumFen, plan: change } = {}) {
      const lot = await publish(homes, change);
      await closeBidding(lot, homes.length);
      await award(lot);
      await lot.act('county1', 'signContract', { form: contractForm(lot, sumFen ?? bidAt(95, homes.length).totalFen) });
      return lot;
    },
    stop: () => door.stop(),
  };
}

export const numbersOf = (homes: readonly Named[]): object[] => homes.map(({ number }) => ({ number }));

export const contractForm = (lot: CaseWalker, sumFen: string) => ({
  contractNumber: `HT-${lot.id.slice(-8)}`,
  sumFen,
  retentionPercent: 3,
  warrantyMonths: 3,
});

/** From the closed bidding to the award, with the first demo supplier the winner by its price. */
export async function award(lot: CaseWalker): Promise<void> {
  await lot.act('county1', 'authoriseOpening', { password: PASSWORD });
  await lot.act('county2', 'openBids', { password: PASSWORD });
  await lot.act('county2', 'evaluate', { form: { panelSize: 5, assessments: await assessmentsOf(lot) } });
  await lot.act('county1', 'publiciseResult', { form: { place: '县政府网站' } });
  await lot.letClockPass();
  await lot.act('approver1', 'award');
}

async function tenderFromToday(door: DoorBench): Promise<void> {
  const document = {
    programme: 'home-renovation',
    documentNumber: '清残发〔2026〕2号',
    effectiveFrom: TEST_TODAY,
    values: { deliveryMode: 'tender' },
  };
  const kept = await (await door.visitor('admin1')).post('/api/v1/policies', document);
  if (kept.statusCode !== 201) throw new Error(kept.body);
}

async function planLot(door: DoorBench, change: object): Promise<CaseWalker> {
  const body = {
    procedure: 'tender-lot',
    placeId: demoId('org:county'),
    form: {
      title: '第一标段',
      delivery: 'pricedLot',
      method: 'inquiry',
      need: '困难重度残疾人家庭无障碍改造',
      estimateFen: '2000000',
      homesExpected: 3,
      ...change,
    },
  };
  const opened = await (await door.visitor('county1')).post('/api/v1/cases', body, { 'idempotency-key': randomUUID() });
  if (opened.statusCode !== 201) throw new Error(opened.body);
  return new CaseWalker(door, opened.json<Named>().id);
}

async function designedHomes(door: DoorBench, driver: RecordDriver, places: readonly number[]): Promise<Home[]> {
  const ids: string[] = [];
  for (const place of places) ids.push(await driver.open(place));
  for (const id of ids) await driver.goThrough(id, 'postNotice');
  await endPublicity(driver, ids);
  const rest = WAY.slice(WAY.indexOf('passTownReview'), WAY.indexOf('approveDesign') + 1);
  for (const id of ids) await driver.actAll(id, rest);
  return Promise.all(
    ids.map(async (id) => ({ id, number: (await driver.load(id)).number, walker: new CaseWalker(door, id) })),
  );
}

/** The notices of all homes hang for the same days. */
async function endPublicity(driver: RecordDriver, ids: readonly string[]): Promise<void> {
  const [term] = await driver.rows<{ day: string }>(
    `select max(last_day)::text as day from case_clocks where case_id = any($1) and clock = 'publicity' and state = 'running'`,
    [ids],
  );
  const last = term?.day ?? '';
  await driver.setToday(last);
  for (const id of ids) await driver.actAll(id, ['recordRemoval']);
  await driver.setToday(addDays(last, 1));
  for (const id of ids) await driver.fireClocks(id);
}
