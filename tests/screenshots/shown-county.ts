import { bid, bidAt, type LotBench, PASSWORD, startLotBench } from '../api/lot-bench.js';
import { RecordDriver, type WAY } from '../builders/record-driver.js';
import { TEST_TODAY } from '../harness/test-keys.js';

/** One page to be taken: its file, who looks at it, and where it is. */
export interface Shot {
  readonly name: string;
  readonly login: string | null;
  readonly path: string;
}

/** A county in the middle of its work, of invented people alone, and its main pages. */
export async function startShownCounty(): Promise<{ readonly bench: LotBench; readonly shots: readonly Shot[] }> {
  const bench = await startLotBench();
  const driver = new RecordDriver(bench.door.bench.database.pool);
  const homes = await homesUnderWay(driver);
  await driver.setToday(TEST_TODAY);
  const lot = await lotWithBids(bench);
  const home = (step: string) => `/cases/${homes.get(step) ?? ''}`;
  const shots: Shot[] = [
    { name: 'sign-in', login: null, path: '/sign-in' },
    { name: 'queue', login: 'county1', path: '/queue?view=all' },
    { name: 'queue-of-a-village', login: 'village1a', path: '/queue?view=all' },
    { name: 'case-applied', login: 'village1a', path: home('applied') },
    { name: 'case-audit', login: 'county1', path: home('countyAudit') },
    { name: 'case-to-accept', login: 'county2', path: home('selfChecked') },
    { name: 'case-as-auditor', login: 'auditor1', path: home('paymentOrdered') },
    { name: 'act-design', login: 'county1', path: `${home('assessed')}/actions/submitDesign` },
    { name: 'act-send-back', login: 'county1', path: `${home('countyAudit')}/actions/sendBack` },
    { name: 'open-a-case', login: 'village1a', path: '/cases/new?programme=home-renovation' },
    { name: 'choose-a-programme', login: 'county1', path: '/cases/new' },
    { name: 'notes', login: 'county1', path: '/notes' },
    { name: 'progress', login: 'manager1', path: '/progress' },
    { name: 'audit-of-a-year', login: 'auditor1', path: '/audit-year' },
    { name: 'audit-changes', login: 'auditor1', path: '/audit-year/changes' },
    {
      name: 'cases-behind',
      login: 'manager1',
      path: '/progress/cases?programme=home-renovation&figure=applied&year=2026',
    },
    { name: 'public-notices', login: null, path: '/public/demo' },
    { name: 'lots', login: 'county1', path: '/lots' },
    { name: 'compose-a-lot', login: 'county1', path: '/lots/new' },
    { name: 'lot', login: 'county1', path: `/cases/${lot}` },
    { name: 'lot-evaluation', login: 'county1', path: `/lots/${lot}/evaluation` },
    { name: 'not-found', login: 'county1', path: '/nowhere' },
  ];
  return { bench, shots };
}

/** Two homes in a lot whose bids are open. */
async function lotWithBids(bench: LotBench): Promise<string> {
  const homes = await bench.designed(0, 1, 2, 3);
  const joined = homes.slice(0, 2);
  const lot = await bench.publish(joined);
  for (const [at, percent] of [95, 100, 98].entries())
    await bid(bench.door, `contractor${at + 1}`, lot.id, bidAt(percent, joined.length));
  await lot.letClockPass();
  await lot.act('county1', 'authoriseOpening', { password: PASSWORD });
  await lot.act('county2', 'openBids', { password: PASSWORD });
  return lot.id;
}

/** Before the county tenders: these households have the works done themselves. */
const FIRST_DAY = '2026-02-25';

const LAST_ACTS = [
  'approveDesign',
  'recordAssessment',
  'orderPayment',
  'selfCheck',
  'passTownReview',
  'recordAudit',
  'recordPeerReview',
  'acceptApplication',
] as const satisfies readonly (typeof WAY)[number][];

/** Applications at many steps, of several villages, and one that just came in: by the step they stand at. */
async function homesUnderWay(driver: RecordDriver): Promise<ReadonlyMap<string, string>> {
  const homes = new Map<string, string>();
  for (const [at, last] of LAST_ACTS.entries()) {
    await driver.setToday(FIRST_DAY);
    const caseId = await driver.open(10 + at);
    await driver.goThrough(caseId, last);
    homes.set(await driver.step(caseId), caseId);
  }
  homes.set('applied', await driver.open(6));
  return homes;
}
