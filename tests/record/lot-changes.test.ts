import { procedureOf } from '../../procedures/all-procedures.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { SAMPLE_LINES } from '../builders/home-renovation-forms.js';
import { contractedLot } from '../builders/contracted-lot.js';
import { creditCodeOf, LotDriver, SAMPLE_RATES } from '../builders/lot-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: LotDriver;
let place = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new LotDriver(database.pool);
  // Finance hands in the firm's papers itself; later versions have the firm apply.
  driver.lots = procedureOf('tender-lot', 1);
  await driver.deliverByTender();
  await driver.addSuppliers();
});
afterAll(() => database.drop());
beforeEach(() => driver.setToday('2026-03-02'));

async function tried(caseId: string, action: string, login: string, form?: Facts): Promise<string> {
  const result = await driver.act(caseId, action, { login, ...(form && { form }) });
  return result.kind === 'refused'
    ? [result.refusal.code, result.refusal.about].filter(Boolean).join(' ')
    : result.kind;
}

/** A lot under contract with homes called off and begun. */
async function begun(count: number, sumFen?: string): Promise<{ lotId: string; homes: string[] }> {
  const lotId = await contractedLot(driver, sumFen);
  const homes = await driver.designedHomes(Array.from({ length: count }, () => (place += 1)));
  const numbers = { homes: await driver.numbers(homes) };
  await driver.actAs(lotId, 'addHomes', 'county1', numbers);
  await driver.actAs(lotId, 'callOff', 'county1', { ...numbers, finishBy: '2026-07-31' });
  for (const home of homes) await driver.actAs(home, 'startByContractor', 'contractor1');
  return { lotId, homes };
}

const held = async (home: string) =>
  (
    await driver.rows<{ fen: string }>(
      `select sum(case when to_account = 'committed' then amount_fen when from_account = 'committed' then -amount_fen else 0 end)::text as fen
       from fund_entries where case_id = $1`,
      [home],
    )
  )[0]?.fen;

async function finish(home: string): Promise<void> {
  await driver.actAs(home, 'selfCheckByContractor', 'contractor1');
  await driver.attach(home, 'coPayReceipt');
  await driver.actAll(home, ['accept', 'settleByContract']);
}

const plan = (ramp: string) => [{ ...SAMPLE_LINES[0], quantity: ramp }, ...SAMPLE_LINES.slice(1)];

describe('a change order', () => {
  it('calls the home off anew at the contract’s rates, and commits the difference', async () => {
    const { homes } = await begun(1);
    const [home = ''] = homes;
    expect(await held(home)).toBe('242000');
    expect(await tried(home, 'orderChange', 'approver1', { lines: plan('5'), reason: '门前台阶更长' })).toBe(
      'recorded',
    );
    // Two square metres more: 5 × 200 + 4.5 × 150 + 900 + 250 yuan by the contract.
    const [inForce] = await driver.rows('select total_fen::text as total from call_offs_in_force where home_id = $1', [
      home,
    ]);
    expect(inForce).toEqual({ total: '282500' });
    expect(await held(home)).toBe('282500');
  });

  it('needs the household’s consent when it would pay more than before', async () => {
    const { homes } = await begun(1);
    const [home = ''] = homes;
    const change = { lines: plan('30'), reason: '院落通道' };
    expect(await tried(home, 'orderChange', 'approver1', change)).toBe('coPayConsentMissing');
    expect(await held(home)).toBe('242000');
    await driver.attach(home, 'coPayConsent');
    expect(await tried(home, 'orderChange', 'approver1', change)).toBe('recorded');
    expect(await held(home)).toBe('600000');
  });

  it('stays within the contract’s sum', async () => {
    const { homes } = await begun(1, '250000');
    const [home = ''] = homes;
    expect(await tried(home, 'orderChange', 'approver1', { lines: plan('4'), reason: '加宽' })).toBe(
      'beyondContractSum 250000',
    );
  });

  it('is not decided by who designed the plan', async () => {
    const { homes } = await begun(1);
    const [home = ''] = homes;
    await database.owner.query(
      `update case_events set user_id = (select id from users where login = 'approver1') where case_id = $1 and action = 'submitDesign'`,
      [home],
    );
    expect(await tried(home, 'orderChange', 'approver1', { lines: plan('4'), reason: '加宽' })).toBe(
      'samePerson submitDesign',
    );
  });
});

describe('an advance', () => {
  it('is paid up to its percentage, comes off the acceptance payment, and every fen ends where it belongs', async () => {
    const { lotId, homes } = await begun(2);
    const order = async (tranche: string, percent: number | null, number: string) => ({
      tranche,
      ...(percent !== null && { percent }),
      invoices: [{ number, issuedOn: await driver.today(), amountFen: '500000' }],
    });
    expect(await tried(lotId, 'orderTranche', 'finance1', await order('advance', 31, 'A1'))).toBe(
      'percentOutsideLimit 30',
    );
    expect(await tried(lotId, 'orderTranche', 'finance1', await order('advance', null, 'A1'))).toBe(
      'percentOutsideLimit 30',
    );
    expect(await tried(lotId, 'orderTranche', 'finance1', await order('advance', 30, 'A1'))).toBe('recorded');
    await driver.actAs(lotId, 'confirmTranche', 'finance1', {
      bankReference: `ADV-${lotId}`,
      paidOn: await driver.today(),
    });
    for (const home of homes) expect(await driver.step(home)).toBe('inProgress');
    expect(await tried(lotId, 'orderTranche', 'finance1', await order('progress', 30, 'A2'))).toBe('nothingToPay');
    for (const home of homes) await finish(home);
    expect(await tried(lotId, 'orderTranche', 'finance1', await order('acceptance', null, 'A2'))).toBe('recorded');
    const tranches = await driver.rows(
      'select tranche, amount_fen::text as fen from tranches where lot_id = $1 order by attempt',
      [lotId],
    );
    // 30 % of 2 × 2,420 yuan; then 97 % of it less the advance.
    expect(tranches).toEqual([
      { tranche: 'advance', fen: '145200' },
      { tranche: 'acceptance', fen: '324280' },
    ]);
    await driver.actAs(lotId, 'confirmTranche', 'finance1', {
      bankReference: `ACC-${lotId}`,
      paidOn: await driver.today(),
    });
    expect(await driver.rows('select distinct outcome from cases where id = any($1)', [homes])).toEqual([
      { outcome: 'paid' },
    ]);
    expect((await Promise.all(homes.map(held))).map(Number).reduce((a, b) => a + b)).toBe(14_520);
  });
});

describe('a home advanced beyond what it comes to', () => {
  const advance = async (lotId: string, percent: number) => {
    const invoices = [{ number: `ADV-${lotId}`, issuedOn: await driver.today(), amountFen: '900000' }];
    await driver.actAs(lotId, 'orderTranche', 'finance1', { tranche: 'progress', percent, invoices });
  };
  const confirm = async (lotId: string, bankReference: string) =>
    driver.actAs(lotId, 'confirmTranche', 'finance1', { bankReference, paidOn: await driver.today() });
  const measured = (ramp: string) =>
    SAMPLE_LINES.map(({ item, room }) => ({ item, room, quantity: item === 'W01' ? ramp : '0' }));

  it('is settled and ends, and hides nothing of what another home is owed', async () => {
    const { lotId, homes } = await begun(2);
    const [little = '', whole = ''] = homes;
    await advance(lotId, 80);
    await confirm(lotId, `P-${lotId}`);
    await driver.actAs(little, 'selfCheckByContractor', 'contractor1');
    await driver.attach(little, 'coPayReceipt');
    // Of the whole plan only the ramp was built: 600 yuan, when 1,936 had been paid.
    await driver.act(little, 'accept', { form: { measured: measured('3') } });
    expect(await tried(little, 'settleByContract', 'county1')).toBe('recorded');
    await finish(whole);
    const invoices = [{ number: `ACC-${lotId}`, issuedOn: await driver.today(), amountFen: '100' }];
    expect(await tried(lotId, 'orderTranche', 'finance1', { tranche: 'acceptance', invoices })).toBe('recorded');
    const [tranche] = await driver.rows(
      `select amount_fen::text as fen from tranches where lot_id = $1 and tranche = 'acceptance'`,
      [lotId],
    );
    // 97 % of 2,420 yuan less 80 % of it.
    expect(tranche).toEqual({ fen: '41140' });
    await confirm(lotId, `Q-${lotId}`);
    expect(await driver.rows('select distinct outcome from cases where id = any($1)', [homes])).toEqual([
      { outcome: 'paid' },
    ]);
    expect(await held(little)).toBe('0');
  });

  it('gives back to the funds what the bank returns after it left the lot', async () => {
    const { lotId, homes } = await begun(1);
    const [home = ''] = homes;
    await advance(lotId, 30);
    await driver.actAs(lotId, 'releaseHome', 'county1', { homes: await driver.numbers([home]), reason: '户主搬离' });
    await driver.actAs(lotId, 'recordTrancheReturn', 'finance2', { reason: '户名不符' });
    const [taken] = await driver.rows(
      `select sum(case when from_account = 'free' then amount_fen when to_account = 'free' then -amount_fen else 0 end)::text as fen from fund_entries where case_id = $1`,
      [home],
    );
    expect(taken).toEqual({ fen: '0' });
    expect(await tried(lotId, 'closeTerminated', 'approver1')).toBe('recorded');
  });

  it('still counts against the contract’s sum after it left', async () => {
    const { lotId, homes } = await begun(1, '250000');
    await advance(lotId, 30);
    await confirm(lotId, `R-${lotId}`);
    await driver.actAs(lotId, 'releaseHome', 'county1', { homes: await driver.numbers(homes), reason: '户主搬离' });
    const next = await driver.designedHomes([(place += 1)]);
    await driver.actAs(lotId, 'addHomes', 'county1', { homes: await driver.numbers(next) });
    const callOff = { homes: await driver.numbers(next), finishBy: '2026-12-31' };
    expect(await tried(lotId, 'callOff', 'county1', callOff)).toMatch(/^homeRefused .*beyondContractSum$/);
  });
});

it('a default can be declared when the funds are used up: a home keeps at least what it held', async () => {
  const { lotId, homes } = await begun(1);
  await database.owner.query(`update funds set total_fen = (select coalesce(sum(case when from_account = 'free' then amount_fen
    when to_account = 'free' then -amount_fen end), 0) from fund_entries where fund_id = funds.id)`);
  expect(await tried(lotId, 'declareDefault', 'approver1', { reason: '停工', barredUntil: '2026-03-01' })).toBe(
    'recorded',
  );
  const [reserved] = await driver.rows(
    `select sum(case when to_account = 'reserved' then amount_fen when from_account = 'reserved' then -amount_fen else 0 end)::text as fen from fund_entries where case_id = $1`,
    [homes[0]],
  );
  expect(reserved).toEqual({ fen: '242000' });
  await database.owner.query('update funds set total_fen = 100000000');
});

describe('a contractor in default', () => {
  it('loses the homes not accepted, may not bid, and another lot may follow', async () => {
    const { lotId, homes } = await begun(2);
    const [done = '', open = ''] = homes;
    await finish(done);
    await driver.actAs(lotId, 'declareDefault', 'approver1', { reason: '擅自停工', barredUntil: '2027-12-31' });
    expect(await driver.step(open)).toBe('designApproved');
    expect(await driver.step(done)).toBe('settledInLot');
    const [reserved] = await driver.rows(
      `select sum(case when to_account = 'reserved' then amount_fen when from_account = 'reserved' then -amount_fen else 0 end)::text as fen from fund_entries where case_id = $1`,
      [open],
    );
    expect(reserved).toEqual({ fen: '600000' });
    expect(
      await tried(lotId, 'callOff', 'county1', { homes: await driver.numbers([open]), finishBy: '2026-12-31' }),
    ).toBe('contractDefaulted');
    const [number] = await driver.numbers([lotId]);
    const next = await driver.openLot({ delivery: 'unitRate', followsLot: number?.number ?? '' });
    await driver.actAs(next, 'addHomes', 'county1', { homes: await driver.numbers([open]) });
    expect(await driver.step(open)).toBe('inLot');
    const bidDeadline = (await driver.today()).replace(/-\d\d$/, '-28');
    await driver.actAs(next, 'publish', 'county1', { bidDeadline, documentNumber: 'CG' });
    await expect(driver.bid(next, 'builder')).resolves.toMatchObject({
      refusal: { code: 'supplierBarred', about: '2027-12-31' },
    });
    await expect(driver.bid(next, 'bidder2')).resolves.toMatchObject({ kind: 'received' });
    await driver.rows('update suppliers set barred_until = null');
  });

  it('is not awarded anything from elsewhere while it is barred', async () => {
    const { lotId } = await begun(1);
    await driver.actAs(lotId, 'declareDefault', 'approver1', { reason: '停工', barredUntil: '2027-12-31' });
    const next = await driver.openLot({ delivery: 'frameworkCallOff' });
    const award = { creditCode: creditCodeOf('builder'), sumFen: '1500000', frameworkNumber: 'KJ' };
    expect(await tried(next, 'callOffFramework', 'county1', award)).toBe('supplierBarred 2027-12-31');
    await driver.rows('update suppliers set barred_until = null');
  });

  it('leaves what it was paid on the home’s account: the next contract pays the rest, and ends', async () => {
    const { lotId, homes } = await begun(1);
    const [home = ''] = homes;
    const order = async (id: string, tranche: string, percent?: number) => {
      const invoices = [{ number: `${tranche}-${id}`, issuedOn: await driver.today(), amountFen: '500000' }];
      await driver.actAs(id, 'orderTranche', 'finance1', {
        tranche,
        invoices,
        ...(percent !== undefined && { percent }),
      });
      await driver.actAs(id, 'confirmTranche', 'finance1', {
        bankReference: `${tranche}-${id}`,
        paidOn: await driver.today(),
      });
    };
    await order(lotId, 'advance', 30);
    await driver.actAs(lotId, 'declareDefault', 'approver1', { reason: '停工', barredUntil: '2026-03-01' });
    const next = await driver.openLot({ delivery: 'frameworkCallOff' });
    const award = { creditCode: creditCodeOf('bidder2'), sumFen: '1500000', frameworkNumber: 'KJ' };
    await driver.actAs(next, 'callOffFramework', 'county1', award);
    const contract = {
      contractNumber: `HT-${next}`,
      sumFen: '1500000',
      retentionPercent: 0,
      warrantyMonths: 12,
      rates: [...SAMPLE_RATES],
    };
    await driver.actAs(next, 'signContract', 'county1', contract);
    const numbers = { homes: await driver.numbers(homes) };
    await driver.actAs(next, 'addHomes', 'county1', numbers);
    await driver.actAs(next, 'callOff', 'county1', { ...numbers, finishBy: '2026-12-31' });
    // 2,420 yuan by the plan, of which the first contractor got 726.
    expect(await held(home)).toBe('169400');
    await driver.actAs(home, 'startByContractor', 'contractor1');
    await finish(home);
    await order(next, 'acceptance');
    expect(await driver.rows('select outcome from cases where id = $1', [home])).toEqual([{ outcome: 'paid' }]);
    const [paid] = await driver.rows(
      `select sum(amount_fen)::text as fen from fund_entries where case_id = $1 and to_account = 'paid'`,
      [home],
    );
    expect(paid).toEqual({ fen: '242000' });
  });

  it('closes as terminated only once all that is owed is paid', async () => {
    const { lotId } = await begun(1);
    expect(await tried(lotId, 'closeTerminated', 'approver1')).toBe('contractNotEnded');
    await driver.actAs(lotId, 'declareDefault', 'approver1', { reason: '无力履约', barredUntil: '2026-03-01' });
    expect(await tried(lotId, 'closeTerminated', 'approver1')).toBe('recorded');
  });
});

it('what insurance paid is not paid again', async () => {
  const { homes } = await begun(1);
  const [home = ''] = homes;
  await driver.actAs(home, 'selfCheckByContractor', 'contractor1');
  await driver.attach(home, 'coPayReceipt');
  await driver.actAll(home, ['accept']);
  expect(await tried(home, 'settleByContract', 'county1', { insurancePaidFen: '25000' })).toBe('recorded');
  const [settled] = await driver.rows('select grant_fen::text as fen from settlements where case_id = $1', [home]);
  // 3 × 200 + 4.5 × 150 + 900 + 250 yuan by the contract, less 250 paid by insurance.
  expect(settled).toEqual({ fen: '217500' });
});
