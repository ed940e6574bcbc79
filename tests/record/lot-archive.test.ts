import { DEMO_TENANT } from '../../bin/demo-county.js';
import { archiveIndex, type SealedIndex } from '../../record/archive-index.js';
import { inTenant } from '../../record/in-tenant.js';
import { BIDDERS, creditCodeOf, LotDriver } from '../builders/lot-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: LotDriver;
let home: string;
let lotId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new LotDriver(database.pool);
  await driver.deliverByTender();
  await driver.addSuppliers();
  [home = ''] = await driver.designedHomes([0]);
  lotId = await driver.openLot();
  await driver.actAs(lotId, 'addHomes', 'county1', { homes: await driver.numbers([home]) });
  await driver.actAs(lotId, 'publish', 'county1', { bidDeadline: '2026-03-20', documentNumber: 'CG-1' });
  for (const bidder of BIDDERS) await driver.bid(lotId, bidder, { totalFen: '1500000' });
});
afterAll(() => database.drop());

const indexOf = async (caseId: string): Promise<SealedIndex> => {
  const loaded = await driver.load(caseId);
  return inTenant(driver.deps.pool, DEMO_TENANT.id, (tx) => archiveIndex(tx, loaded));
};
const detailsOf = ({ index }: SealedIndex, wanted: string) =>
  index.entries.filter(({ kind }) => kind === wanted).map(({ detail }) => detail);

const pay = async (tranche: 'acceptance' | 'retention') => {
  const today = await driver.today();
  const invoices = [{ number: `FP-${tranche}`, issuedOn: today, amountFen: '300000' }];
  await driver.orderTranche(lotId, { tranche, invoices });
  await driver.actAs(lotId, 'confirmTranche', 'finance1', { bankReference: `REF-${tranche}`, paidOn: today });
};

/** From the work order to the lot's first payment, which closes the home. */
async function build(): Promise<void> {
  for (const action of ['startByContractor', 'selfCheckByContractor']) await driver.actAs(home, action, 'contractor1');
  await driver.attach(home, 'coPayReceipt');
  await driver.actAll(home, ['accept', 'settleByContract']);
  await pay('acceptance');
}

it('the file of a lot shows of sealed bids only that they came', async () => {
  const sealed = await indexOf(lotId);
  expect(detailsOf(sealed, 'bid')).toHaveLength(BIDDERS.length);
  for (const bid of detailsOf(sealed, 'bid'))
    expect(bid).toMatchObject({ totalFen: null, rank: null, withdrawn: false });
  for (const bidder of BIDDERS) expect(JSON.stringify(sealed)).not.toContain(creditCodeOf(bidder));
});

it('the file of a paid home holds its share of the payment, and does not change with what the lot pays later', async () => {
  await driver.passDeadline(lotId, 'bidding');
  await driver.actAs(lotId, 'authoriseOpening', 'county1');
  await driver.actAs(lotId, 'openBids', 'county2');
  await driver.evaluateAndSign(lotId);
  const homes = await driver.numbers([home]);
  await driver.actAs(lotId, 'callOff', 'county1', { homes, finishBy: '2026-06-30' });
  await build();
  const closed = await indexOf(home);
  const lot = (await driver.load(lotId)).number;
  expect(closed.index).toMatchObject({ outcome: 'paid', lots: [lot] });
  // 97 % of the settlement of 2,420 yuan.
  expect(detailsOf(closed, 'tranche')).toEqual([
    expect.objectContaining({ lot, tranche: 'acceptance', state: 'paid', amountFen: '234740' }),
  ]);
  await driver.actAs(lotId, 'recordFinalAccounts', 'county1');
  await driver.actAs(lotId, 'recordLotAudit', 'county2', { reductions: [] });
  const startsOn = await driver.today();
  await driver.actAs(lotId, 'startWarranty', 'county1', { startsOn, warrantyUntil: `2027${startsOn.slice(4)}` });
  await database.owner.query('update case_clocks set provisional = false where case_id = $1', [lotId]);
  await driver.passDeadline(lotId, 'warranty');
  await pay('retention');
  await driver.actAs(lotId, 'closeLot', 'approver1');
  expect(await indexOf(home)).toEqual(closed);
});

it('the file of the lot holds its homes, contract, what was applied for and every payment', async () => {
  const { number } = await driver.load(home);
  const file = await indexOf(lotId);
  expect(detailsOf(file, 'home')).toEqual([expect.objectContaining({ number, left: false })]);
  expect(detailsOf(file, 'contract')).toEqual([expect.objectContaining({ sumFen: '1500000', retentionPercent: 3 })]);
  expect(detailsOf(file, 'callOff')).toEqual([expect.objectContaining({ home: number, grantFen: '242000' })]);
  expect(detailsOf(file, 'application')).toEqual([
    { tranche: 'acceptance', amountFen: '234740' },
    { tranche: 'retention', amountFen: '7260' },
  ]);
  expect(detailsOf(file, 'tranche').map(({ tranche }) => tranche)).toEqual(['acceptance', 'retention']);
});
