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

const one = async (sql: string, values: unknown[]) => (await driver.rows(sql, values))[0];

/** A lot's money by account, from the double entries of its homes. */
const accounts = (homes: readonly string[]) =>
  driver.rows<{ account: string; fen: string }>(
    `select account, sum(fen)::text as fen from (
       select to_account as account, amount_fen as fen from fund_entries where case_id = any($1)
       union all select from_account, -amount_fen from fund_entries where case_id = any($1)) moved
     where account <> 'free' group by account having sum(fen) <> 0 order by account`,
    [homes],
  );

describe('a priced lot of two homes', () => {
  let homes: string[];
  let lotId: string;

  beforeAll(async () => {
    homes = await driver.designedHomes([0, 1]);
    lotId = await driver.openLot();
    await driver.actAs(lotId, 'addHomes', 'county1', { homes: await driver.numbers(homes) });
    const bidDeadline = '2026-03-20';
    await driver.actAs(lotId, 'publish', 'county1', { bidDeadline, documentNumber: 'CG-1' });
    await driver.bidAndOpen(lotId);
    await driver.evaluateAndSign(lotId);
    await driver.actAs(lotId, 'callOff', 'county1', { homes: await driver.numbers(homes), finishBy: '2026-06-30' });
  });

  it('brings each home into the lot, under contract, and to its work order', async () => {
    for (const home of homes) expect(await driver.step(home)).toBe('workOrdered');
    const events = await driver.rows(
      `select action, role, user_id is not null as person from case_events where case_id = $1 and role = 'lot' order by seq`,
      [homes[0]],
    );
    expect(events).toEqual([
      { action: 'joinLot', role: 'lot', person: true },
      { action: 'callOff', role: 'lot', person: true },
    ]);
  });

  it('commits for each home its plan at the contract’s rates, never more than the guide prices allow', async () => {
    // 3 × 200 + 4.5 × 150 + 900 + 250 = 2,425 yuan at the bid's rates; the plan grants 2,420.
    const [calledOff] = await driver.rows(
      'select total_fen::text as total, grant_fen::text as "grant" from call_offs where home_id = $1',
      [homes[0]],
    );
    expect(calledOff).toEqual({ total: '242500', grant: '242000' });
    expect(await accounts(homes)).toEqual([{ account: 'committed', fen: '484000' }]);
  });

  it('lets the contractor see the homes, and pays them on acceptance less the retention', async () => {
    expect(await driver.rows('select 1 from case_parties where case_id = any($1)', [homes])).toHaveLength(2);
    for (const home of homes) {
      for (const action of ['startByContractor', 'selfCheckByContractor'])
        await driver.actAs(home, action, 'contractor1');
      // The household pays 5 yuan itself: acceptance waits for its receipt.
      await expect(driver.act(home, 'accept')).resolves.toMatchObject({
        refusal: { code: 'evidenceMissing', about: 'coPayReceipt' },
      });
      await driver.attach(home, 'coPayReceipt');
      await driver.actAll(home, ['accept']);
      await driver.actAll(home, ['settleByContract']);
      expect(await driver.step(home)).toBe('settledInLot');
    }
    const invoices = [{ number: 'FP-LOT-1', issuedOn: await driver.today(), amountFen: '470000' }];
    await driver.orderTranche(lotId, { tranche: 'acceptance', invoices });
    const tranche = await one('select amount_fen::text as amount, state from tranches where lot_id = $1', [lotId]);
    // 97 % of each home's settlement of 2,420 yuan.
    expect(tranche).toEqual({ amount: '469480', state: 'ordered' });
    await driver.actAs(lotId, 'confirmTranche', 'finance1', {
      bankReference: 'LOT-REF-1',
      paidOn: await driver.today(),
    });
    const closed = await driver.rows('select outcome from cases where id = any($1)', [homes]);
    expect(closed).toEqual([{ outcome: 'paid' }, { outcome: 'paid' }]);
    expect(await accounts(homes)).toEqual([
      { account: 'committed', fen: '14520' },
      { account: 'paid', fen: '469480' },
    ]);
  });

  it('takes what the audit finds off the retention, pays the rest after the warranty, and closes', async () => {
    await driver.actAs(lotId, 'recordFinalAccounts', 'county1');
    const [first = ''] = (await driver.numbers(homes)).map(({ number }) => number);
    const reduction = { number: first, item: 'W05', room: 'toilet', reductionFen: '1000', reason: '扶手短缺' };
    await driver.actAs(lotId, 'recordLotAudit', 'county2', { reductions: [reduction] });
    expect((await accounts(homes))[0]).toEqual({ account: 'committed', fen: '13520' });
    const startsOn = await driver.today();
    await driver.actAs(lotId, 'startWarranty', 'county1', { startsOn, warrantyUntil: `2027${startsOn.slice(4)}` });
    await database.owner.query(`update case_clocks set provisional = false where case_id = $1`, [lotId]);
    await driver.passDeadline(lotId, 'warranty');
    const invoices = [{ number: 'FP-LOT-2', issuedOn: await driver.today(), amountFen: '14000' }];
    await driver.orderTranche(lotId, { tranche: 'retention', invoices });
    await driver.actAs(lotId, 'confirmTranche', 'finance1', {
      bankReference: 'LOT-REF-2',
      paidOn: await driver.today(),
    });
    await driver.actAs(lotId, 'closeLot', 'approver1');
    expect(await one('select outcome from cases where id = $1', [lotId])).toEqual({ outcome: 'completed' });
    expect(await accounts(homes)).toEqual([{ account: 'paid', fen: '483000' }]);
  });
});
