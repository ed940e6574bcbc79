import type { Facts } from '../../procedures/vocabulary.js';
import { seatOf } from '../builders/record-driver.js';
import { RecoveryDriver } from '../builders/recovery-driver.js';
import { settledLot } from '../builders/settled-lot.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecoveryDriver;
let place = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecoveryDriver(database.pool);
  await driver.deliverByTender();
  await driver.addSuppliers();
});
afterAll(() => database.drop());
beforeEach(() => driver.setToday('2026-03-02'));

/** What is due on acceptance of one sample home: 97 % of 2,420 yuan. */
const DUE_FEN = '234740';

const invoiced = async (number: string, amountFen: string, tranche: Facts = { tranche: 'acceptance' }) => ({
  ...tranche,
  invoices: [{ number, issuedOn: await driver.today(), amountFen }],
});
const applied = async (lotId: string, by: string, form: Facts) => driver.tried(lotId, 'applyForTranche', by, form);
const applications = (lotId: string) =>
  driver.rows(
    `select tranche, amount_fen::text as fen, state, came_back as "cameBack" from tranche_applications_as_answered where lot_id = $1 order by seq`,
    [lotId],
  );
const paidFor = (lotId: string) =>
  driver.rows(
    `select c.number, sum(a.amount_fen)::text as fen from tranche_allocations a join tranches t on t.id = a.tranche_id
       join cases c on c.id = a.home_id where t.lot_id = $1 and t.state <> 'returned' group by c.number order by c.number`,
    [lotId],
  );
const told = async (lotId: string, reason: string) =>
  (
    await driver.rows<{ level: string }>(
      'select o.level from notifications n join orgs o on o.id = n.org_id where n.case_id = $1 and n.reason = $2',
      [lotId, reason],
    )
  ).map(({ level }) => level);

/** Two homes called off and begun under a contract of their own. */
async function begun(): Promise<{ lotId: string; homes: string[] }> {
  const lotId = await driver.signedLot();
  const homes = await driver.designedHomes([(place += 1), (place += 1)]);
  await driver.begin(lotId, homes);
  return { lotId, homes };
}

describe('an application for payment', () => {
  it('is for what is due, covered by invoices, one at a time, and pays just that', async () => {
    const { lotId } = await settledLot(driver, (place += 1));
    expect(await applied(lotId, 'contractor1', await invoiced('FP-1', '234739'))).toBe(`invoicesTooLow ${DUE_FEN}`);
    expect(await driver.tried(lotId, 'orderTranche', 'finance1')).toBe('noApplicationOpen');
    expect(await applied(lotId, 'contractor1', await invoiced('FP-1', DUE_FEN))).toBe('recorded');
    expect(await told(lotId, 'applyForTranche')).toEqual(['county']);
    expect(await applied(lotId, 'county2', await invoiced('FP-2', DUE_FEN))).toBe('applicationOpen');
    await driver.actAs(lotId, 'orderTranche', 'finance1');
    expect(await applications(lotId)).toEqual([
      { tranche: 'acceptance', fen: DUE_FEN, state: 'ordered', cameBack: false },
    ]);
    expect(await applied(lotId, 'contractor1', await invoiced('FP-2', DUE_FEN))).toBe('trancheOpen');
    expect(await driver.tried(lotId, 'refuseApplication', 'finance1', { reason: '迟了' })).toBe('noApplicationOpen');
    const paidOn = await driver.today();
    await driver.actAs(lotId, 'confirmTranche', 'finance2', { bankReference: 'YH-1', paidOn });
    for (const reason of ['orderTranche', 'confirmTranche']) expect(await told(lotId, reason)).toEqual(['firm']);
    expect(await applications(lotId)).toMatchObject([{ state: 'paid' }]);
    expect(await applied(lotId, 'contractor1', await invoiced('FP-2', DUE_FEN))).toBe('nothingToPay');
  });

  it('that the bank sent back is open again, and is ordered again as it stands', async () => {
    const { lotId, home } = await settledLot(driver, (place += 1));
    await driver.orderTranche(lotId, await invoiced('FP-3', DUE_FEN));
    await driver.actAs(lotId, 'recordTrancheReturn', 'finance2', { reason: '户名不符' });
    expect(await told(lotId, 'recordTrancheReturn')).toEqual(['firm']);
    expect(await applications(lotId)).toMatchObject([{ state: 'open', cameBack: true }]);
    await driver.actAs(lotId, 'orderTranche', 'finance1');
    const paidOn = await driver.today();
    await driver.actAs(lotId, 'confirmTranche', 'finance2', { bankReference: 'YH-3', paidOn });
    expect((await driver.load(home)).state.closed).toBe('paid');
  });

  it.each([
    ['refused by finance', 'refuseApplication', 'finance1', 'refused', 'firm'],
    ['withdrawn by the firm', 'withdrawApplication', 'contractor1', 'withdrawn', 'county'],
  ])('that is %s gives its invoices back', async (_what, action, login, state, hears) => {
    const { lotId } = await settledLot(driver, (place += 1));
    const number = `FP-${action}`;
    await driver.actAs(lotId, 'applyForTranche', 'contractor1', await invoiced(number, '300000'));
    await driver.actAs(lotId, action, login, { reason: '发票抬头有误' });
    expect(await told(lotId, action)).toEqual([hears]);
    expect(await applications(lotId)).toMatchObject([{ state }]);
    expect(await driver.tried(lotId, 'orderTranche', 'finance1')).toBe('noApplicationOpen');
    const [papers] = await driver.rows<{ free: boolean }>(
      'select bool_and(used_seq is null) as free from evidence where case_id = $1 and slot = any($2)',
      [lotId, ['paymentApplication', 'trancheInvoices']],
    );
    expect(papers).toEqual({ free: true });
    // What was given back covers nothing; the same number may come again, with another sum.
    expect(await applied(lotId, 'contractor1', await invoiced('FP-other', '1'))).toMatch(/^invoicesTooLow/);
    expect(await applied(lotId, 'contractor1', await invoiced(number, DUE_FEN))).toBe('recorded');
    await driver.actAs(lotId, 'orderTranche', 'finance1');
    expect(await applications(lotId)).toMatchObject([{ state }, { state: 'ordered' }]);
  });

  it('pays what was applied for, though more is due by then; the rest is applied for next', async () => {
    const { lotId, homes } = await begun();
    const [first = '', second = ''] = homes;
    const [number, later] = await driver.numbers(homes);
    await driver.finish(first);
    await driver.actAs(lotId, 'applyForTranche', 'contractor1', await invoiced('FP-4', '500000'));
    await driver.finish(second);
    await driver.actAs(lotId, 'orderTranche', 'finance1');
    expect(await paidFor(lotId)).toEqual([{ ...number, fen: DUE_FEN }]);
    const paidOn = await driver.today();
    await driver.actAs(lotId, 'confirmTranche', 'finance2', { bankReference: 'YH-4', paidOn });
    // The rest of the first invoice covers it.
    await driver.orderTranche(lotId, await invoiced('FP-4', '500000'));
    expect(await paidFor(lotId)).toEqual([
      { ...number, fen: DUE_FEN },
      { ...later, fen: DUE_FEN },
    ]);
  });

  it('is not ordered once less is due for a home, and says for which', async () => {
    const { lotId, homes } = await begun();
    const [leaving] = await driver.numbers(homes.slice(1));
    const advance = { tranche: 'advance', percent: 30 };
    expect(await applied(lotId, 'contractor1', await invoiced('FP-5', '150000', { tranche: 'advance' }))).toBe(
      'percentOutsideLimit 30',
    );
    await driver.actAs(lotId, 'applyForTranche', 'contractor1', await invoiced('FP-5', '150000', advance));
    await driver.actAs(lotId, 'releaseHome', 'county1', { homes: [leaving ?? { number: '' }], reason: '搬迁' });
    expect(await driver.tried(lotId, 'orderTranche', 'finance1')).toBe(`appliedNoLongerDue ${leaving?.number}`);
    await driver.actAs(lotId, 'refuseApplication', 'finance1', { reason: '一户已退出' });
    await driver.orderTranche(lotId, await invoiced('FP-5', '150000', advance));
    expect(await paidFor(lotId)).toHaveLength(1);
  });

  it('that came on paper is entered by the county, and not ordered by the same person', async () => {
    const { lotId } = await settledLot(driver, (place += 1));
    await driver.actAs(lotId, 'applyForTranche', 'county2', await invoiced('FP-6', DUE_FEN));
    const as = { ...seatOf('finance1', 'finance'), userId: seatOf('county2', 'countyOfficer').userId };
    expect(await driver.act(lotId, 'orderTranche', { as })).toMatchObject({
      refusal: { code: 'samePerson', about: 'applyForTranche' },
    });
    await driver.actAs(lotId, 'withdrawApplication', 'county1', { reason: '施工单位来函撤回' });
  });

  it('is for what was accepted alone once the contractor is in default', async () => {
    const { lotId, homes } = await begun();
    await driver.finish(homes[0] ?? '');
    await driver.actAs(lotId, 'declareDefault', 'approver1', { reason: '停工', barredUntil: '2026-03-01' });
    const advance = await invoiced('FP-7', DUE_FEN, { tranche: 'advance', percent: 30 });
    expect(await applied(lotId, 'county1', advance)).toBe('advanceAfterDefault');
    await driver.orderTranche(lotId, await invoiced('FP-7', DUE_FEN), 'county1');
  });
});

it('an application and its invoices cannot be changed or taken away', async () => {
  for (const sql of [
    'update tranche_applications set amount_fen = 1',
    'delete from tranche_applications',
    'update tranche_application_homes set amount_fen = 1',
    'update invoices set amount_fen = 1',
    'delete from invoices',
  ])
    await expect(driver.rows(sql)).rejects.toThrow('permission denied');
});
