import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { isProblem } from '../../desk/desk-problem.js';
import { progressReport } from '../../desk/progress-report.js';
import type { Person } from '../../desk/who-am-i.js';
import { LotDriver } from '../builders/lot-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: LotDriver;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new LotDriver(database.pool);
  await driver.deliverByTender();
  await driver.addSuppliers();
});
afterAll(() => database.drop());

const MANAGER: Person = {
  tenant: DEMO_TENANT.id,
  userId: demoId('user:manager1'),
  login: 'manager1',
  name: '县残联主管',
  tenantName: DEMO_TENANT.name,
  grants: [{ role: 'manager', orgId: demoId('org:county'), orgName: '清禾县残联', level: 'county' }],
  standsIn: [],
};

const county = async () => {
  const report = await progressReport(database, MANAGER, {});
  if (isProblem(report)) throw new Error(report.problem);
  return report.places[0];
};

it('counts the homes of a lot from their call-off to the payment of the lot, and the lot itself never', async () => {
  const homes = await driver.designedHomes([0, 1]);
  const lotId = await driver.openLot();
  await driver.actAs(lotId, 'addHomes', 'county1', { homes: await driver.numbers(homes) });
  await driver.actAs(lotId, 'publish', 'county1', { bidDeadline: '2026-03-20', documentNumber: 'CG-1' });
  await driver.bidAndOpen(lotId);
  await driver.evaluateAndSign(lotId);
  expect(await county()).toMatchObject({ applied: 2, approved: 2, inWork: 0, accepted: 0, paid: 0 });

  await driver.actAs(lotId, 'callOff', 'county1', { homes: await driver.numbers(homes), finishBy: '2026-06-30' });
  expect(await county()).toMatchObject({ inWork: 2, held: { committed: '484000', ordered: '0', paid: '0' } });

  for (const home of homes) {
    for (const action of ['startByContractor', 'selfCheckByContractor'])
      await driver.actAs(home, action, 'contractor1');
    await driver.attach(home, 'coPayReceipt');
    await driver.actAll(home, ['accept', 'settleByContract']);
  }
  expect(await county()).toMatchObject({ inWork: 0, accepted: 2, paid: 0 });

  const paidOn = await driver.today();
  const invoices = [{ number: 'FP-LOT-1', issuedOn: paidOn, amountFen: '470000' }];
  await driver.orderTranche(lotId, { tranche: 'acceptance', invoices });
  await driver.actAs(lotId, 'confirmTranche', 'finance1', { bankReference: 'LOT-REF-1', paidOn });
  // What is held back as retention stays committed.
  expect(await county()).toMatchObject({
    applied: 2,
    approved: 2,
    accepted: 2,
    paid: 2,
    held: { committed: '14520', ordered: '0', paid: '469480' },
  });
});
