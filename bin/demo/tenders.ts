import { demoId } from '../demo-county.js';
import { DEMO_PASSWORD } from '../seed-demo.js';
import { contractSums, planSums, type Rates, RETENTION_PERCENT, yuan } from './arithmetic.js';
import { forEach } from './at-once.js';
import { CaseFile } from './case-file.js';
import type { DemoRun, Home, Lot, Town } from './demo-run.js';
import { inventRates } from './sample-plans.js';

const BID_DAYS = 4;
const FIRMS = ['contractor1', 'contractor2', 'contractor3'] as const;
/** Where each bidder's rates lie, in percent of the guide prices, before the seed moves them. */
const LEVELS = [92, 95, 98] as const;
const WARRANTY_MONTHS = 1;

const NAMES = { town1: '临溪镇', town2: '石桥镇', town3: '梨岭乡' } as const satisfies Record<Town, string>;

const numbersOf = (homes: readonly Home[]): object[] => homes.map(({ file }) => ({ number: file.number }));

/** Plans a lot of a town's homes and puts them into it. */
export async function planLot(run: DemoRun, town: Town, homes: readonly Home[], follows?: Lot): Promise<Lot> {
  const { office, log, tag } = run;
  const title = `${NAMES[town]}标段${follows ? '（重新采购）' : ''}`;
  const estimate = homes.reduce((sum, { lines }) => sum + planSums(lines).totalFen, 0n);
  const form = {
    title,
    delivery: 'pricedLot',
    method: 'inquiry',
    need: `家庭无障碍改造 ${tag}`,
    estimateFen: String(estimate),
    homesExpected: homes.length,
    ...(follows && { followsLot: follows.file.number }),
  };
  const opening = { procedure: 'tender-lot', placeId: demoId('org:county'), form };
  const file = await CaseFile.open(office, log, 'county1', opening);
  const lot: Lot = { file, town, title, homes: [], contractor: '', rates: {}, sumFen: 0n };
  await addHomes(lot, homes);
  return lot;
}

/** Puts homes into a lot that is not published yet. */
export async function addHomes(lot: Lot, homes: readonly Home[]): Promise<void> {
  await lot.file.act('county1', 'addHomes', { form: { homes: numbersOf(homes) } });
  lot.homes = [...lot.homes, ...homes];
  for (const home of homes) home.lot = lot;
}

/** A home has left the lot before there was a contract. */
export function forget(lot: Lot, home: Home): void {
  lot.homes = lot.homes.filter((each) => each !== home);
  home.lot = null;
}

/** Publishes a lot; so many firms bid, the first the lowest or another, as the seed has it. */
export async function publishAndBid(run: DemoRun, lot: Lot, bidders: number): Promise<void> {
  const { office, clock, tag, random } = run;
  const notice = { bidDeadline: clock.in(BID_DAYS), documentNumber: `QH-CG-${tag}-${lot.file.number.slice(-6)}` };
  await lot.file.act('county1', 'publish', { form: notice, papers: ['tenderDocument'] });
  const first = random.below(FIRMS.length);
  const bids = FIRMS.slice(0, bidders).map((login, at) => {
    const lines = inventRates(random, LEVELS[(first + at) % LEVELS.length] ?? 95);
    const rates = Object.fromEntries(lines.map(({ item, rateFen }) => [item, rateFen]));
    return { login, lines, rates, totalFen: bidTotalFen(lot.homes, rates) };
  });
  for (const { login, lines, totalFen } of bids)
    await office.post(login, `/tenders/${lot.file.id}/bids`, {
      priceLines: lines,
      totalFen: String(totalFen),
      statement: '按采购文件要求施工',
    });
  const lowest = bids.toSorted((a, b) => Number(a.totalFen - b.totalFen))[0];
  if (lowest) Object.assign(lot, { contractor: lowest.login, rates: lowest.rates, sumFen: lowest.totalFen });
}

/** The homes' plans at the bidder's rates, and a tenth for what turns up during the works. */
function bidTotalFen(homes: readonly Home[], rates: Rates): bigint {
  const works = homes.reduce((sum, { lines }) => sum + contractSums(lines, rates).totalFen, 0n);
  return works + works / 10n;
}

/** A term of these lots has passed, and the clock says what became of them. */
export async function untilLots({ clock }: DemoRun, lots: readonly Lot[], stands: string): Promise<void> {
  const files = lots.map(({ file }) => file);
  await clock.untilAll('county1', 'tender-lot', files, stands);
}

interface OpenedLot {
  readonly lot: { readonly bids: readonly { readonly creditCode: string }[] };
}

/** Two officers open the bids, the panel evaluates them, and the result hangs for its term. */
export async function openAndEvaluate({ office, tell }: DemoRun, lot: Lot): Promise<void> {
  const { file } = lot;
  await file.act('county1', 'authoriseOpening', { password: DEMO_PASSWORD });
  await file.act('county2', 'openBids', { password: DEMO_PASSWORD });
  const { bids } = (await office.get<OpenedLot>('county1', `/cases/${file.id}`)).lot;
  const assessments = bids.map(({ creditCode }) => ({ creditCode, qualified: true, technical: 80 }));
  await file.act('county2', 'evaluate', { form: { panelSize: 5, assessments }, papers: ['panelReport'] });
  await file.act('county1', 'publiciseResult', { form: { place: '县政府网站' }, papers: ['resultPhoto'] });
  tell(`${lot.title} ${file.number}: ${bids.length} bids opened and evaluated.`);
}

/** Nobody challenged the result: the lot is awarded and contracted with the lowest bidder. */
export async function awardAndSign(run: DemoRun, lot: Lot): Promise<void> {
  await lot.file.act('approver1', 'award', { papers: ['awardNotice'] });
  const form = {
    contractNumber: `HT-${run.tag}-${lot.file.number.slice(-6)}`,
    sumFen: String(lot.sumFen),
    retentionPercent: Number(RETENTION_PERCENT),
    warrantyMonths: WARRANTY_MONTHS,
  };
  await lot.file.act('county1', 'signContract', { form, papers: ['contract'] });
  run.tell(
    `${lot.title} ${lot.file.number}: ${lot.homes.length} homes contracted to ${lot.contractor} for ${yuan(lot.sumFen)} yuan.`,
  );
}

/** All homes of the lot are called off under the contract. */
export async function callOff({ clock }: DemoRun, lot: Lot, finishInDays: number): Promise<void> {
  const form = { homes: numbersOf(lot.homes), finishBy: clock.in(finishInDays) };
  await lot.file.act('county1', 'callOff', { form, papers: ['workOrder'] });
  await forEach(lot.homes, ({ file }) => file.readAgain('county1'));
}
