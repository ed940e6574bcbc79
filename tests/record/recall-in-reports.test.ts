import { expect, it } from '@jest/globals';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { acceptanceOf } from '../../desk/acceptance.js';
import { type DeskProblem, isProblem } from '../../desk/desk-problem.js';
import { listWorkOrders } from '../../desk/list-work-orders.js';
import { progressDetails } from '../../desk/progress-details.js';
import { progressReport } from '../../desk/progress-report.js';
import { type Person, whoAmI } from '../../desk/who-am-i.js';
import { procedureOf } from '../../procedures/all-procedures.js';
import { inTenant } from '../../record/in-tenant.js';
import { LotDriver } from '../builders/lot-driver.js';
import { RecordDriver, seatOf } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

const tenant = DEMO_TENANT.id;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function sure<T>(found: T | DeskProblem | null): T {
  if (found === null || isProblem(found)) throw new Error(JSON.stringify(found));
  return found;
}
const person = async (login: string): Promise<Person> =>
  sure(await whoAmI(database.pool, tenant, demoId(`user:${login}`)));

async function details(programme: string) {
  const manager = await person('manager1');
  const report = sure(await progressReport(database, manager, { programme }));
  return sure(await progressDetails(database, manager, { programme }, report));
}

it('a step that was come back to by a recall was never left', async () => {
  const driver = new RecordDriver(database.pool, procedureOf('small-grant', 1));
  await driver.setToday('2026-03-02');
  const id = await driver.open(6, { homeState: '墙体开裂' });
  await driver.setToday('2026-03-03');
  await driver.actAll(id, ['acceptApplication']);
  await driver.setToday('2026-03-04');
  const as = seatOf('village1a', 'villageOfficer');
  expect(await driver.act(id, 'recall', { as, form: { reason: '误操作' } })).toMatchObject({ kind: 'recorded' });
  const stays = async (name: string) => (await details('small-grant')).steps.find(({ step }) => step === name);
  expect(await stays('applied')).toMatchObject({ standing: 1, stays: 0, averageDays: null, longestDays: 2 });
  await driver.setToday('2026-03-07');
  await driver.actAll(id, ['acceptApplication']);
  expect(await stays('applied')).toMatchObject({ stays: 1, averageDays: '5.0' });
  expect(await stays('villageReview')).toMatchObject({ standing: 1, stays: 0 });
});

it('a round of rework that was recalled is counted nowhere, nor the start of works', async () => {
  const driver = new LotDriver(database.pool);
  await driver.setToday('2026-03-02');
  await driver.deliverByTender();
  await driver.addSuppliers();
  const homes = await driver.designedHomes([0, 1]);
  const form = { homes: await driver.numbers(homes) };
  const lot = await driver.openLot();
  await driver.actAs(lot, 'addHomes', 'county1', form);
  await driver.actAs(lot, 'publish', 'county1', { bidDeadline: '2026-03-20', documentNumber: 'CG-1' });
  await driver.bidAndOpen(lot);
  await driver.evaluateAndSign(lot);
  await driver.actAs(lot, 'callOff', 'county1', { ...form, finishBy: '2026-06-30' });
  const [first = '', second = ''] = homes;
  const reason = { reason: '误操作' };
  for (const home of homes) await driver.actAs(home, 'startByContractor', 'contractor1');
  await driver.actAs(second, 'recall', 'contractor1', reason);
  const issuedOn = await driver.today();
  const invoices = [{ number: 'FP-1', issuedOn, amountFen: '50000' }];
  await driver.orderTranche(lot, { tranche: 'progress', percent: 20, invoices });
  const shares = await driver.rows<{ home: string }>('select home_id as home from tranche_allocations');
  expect(new Set(shares.map(({ home }) => home))).toEqual(new Set([first]));

  await driver.actAs(first, 'selfCheckByContractor', 'contractor1');
  await driver.actAs(first, 'requireRework', 'county1');
  await driver.actAs(first, 'recall', 'county1', reason);
  await driver.actAs(first, 'requireRework', 'county1');
  const loaded = await driver.load(first);
  const { rounds } = await inTenant(database.pool, tenant, (tx) => acceptanceOf({ tx, loaded }));
  expect(rounds.map(({ round }) => round)).toEqual([1]);
  const { orders } = sure(await listWorkOrders(database, await person('contractor1')));
  expect(orders.find(({ id }) => id === first)?.reworkRound).toBe(1);
  expect((await details('home-renovation')).firms).toMatchObject([{ reworks: 1 }]);
});
