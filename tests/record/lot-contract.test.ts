import { procedureOf } from '../../procedures/all-procedures.js';
import type { Facts } from '../../procedures/vocabulary.js';
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

const homesOf = async (caseIds: readonly string[]) => ({ homes: await driver.numbers(caseIds) });

const contracted = (sumFen?: string) => contractedLot(driver, sumFen);

const designed = () => driver.designedHomes([(place += 1)]).then(([home = '']) => home);

const callOff = async (lotId: string, homes: readonly string[]) => ({
  ...(await homesOf(homes)),
  finishBy: '2026-07-31',
});

describe('homes and lots', () => {
  it('a home that is not designed, unknown, or of the wrong delivery is refused, and then none joins', async () => {
    const lotId = await driver.openLot();
    const ready = await designed();
    const early = await driver.open((place += 1));
    const [number] = await driver.numbers([early]);
    expect(await tried(lotId, 'addHomes', 'county1', await homesOf([ready, early]))).toBe(
      `homeRefused ${number?.number}: notAtThisStep`,
    );
    expect(await driver.step(ready)).toBe('designApproved');
    expect(await tried(lotId, 'addHomes', 'county1', { homes: [{ number: 'QH-2026-777777' }] })).toBe(
      'noSuchHome QH-2026-777777',
    );
    await database.owner.query(
      `update cases set policy_values = policy_values || '{"deliveryMode": "selfOrganised"}' where id = $1`,
      [ready],
    );
    expect(await tried(lotId, 'addHomes', 'county1', await homesOf([ready]))).toMatch(
      /^homeRefused .*deliveredByHousehold$/,
    );
  });

  it('a home lies in one lot at a time and cannot be called off by another', async () => {
    const [first, second] = [await contracted(), await contracted()];
    const home = await designed();
    await driver.actAs(first, 'addHomes', 'county1', await homesOf([home]));
    expect(await tried(second, 'callOff', 'county1', await callOff(second, [home]))).toMatch(/^homeNotInLot/);
    expect(await tried(second, 'addHomes', 'county1', await homesOf([home]))).toMatch(/^homeNotInLot/);
  });

  it('nobody performs by hand what only a lot may do', async () => {
    const home = await designed();
    expect(await tried(home, 'joinLot', 'county1')).toBe('notYourRole');
  });
});

describe('a contract', () => {
  it('may not cost more than the award, nor carry a number used before', async () => {
    const lotId = await driver.openLot({ delivery: 'frameworkCallOff' });
    const award = { creditCode: creditCodeOf('builder'), sumFen: '1000000', frameworkNumber: 'KJ-2' };
    expect(await tried(lotId, 'callOffFramework', 'county1', { ...award, creditCode: 'X' })).toBe('supplierUnknown X');
    await driver.actAs(lotId, 'callOffFramework', 'county1', award);
    const contract = {
      contractNumber: 'HT-ONE',
      sumFen: '1000001',
      retentionPercent: 3,
      warrantyMonths: 12,
      rates: [...SAMPLE_RATES],
    };
    expect(await tried(lotId, 'signContract', 'county1', contract)).toBe('sumAboveBid 1000000');
    expect(await tried(lotId, 'signContract', 'county1', { ...contract, sumFen: '1000000', rates: [] })).toBe(
      'rateMissing',
    );
    expect(await tried(lotId, 'signContract', 'county1', { ...contract, sumFen: '1000000' })).toBe('recorded');
    const other = await driver.openLot({ delivery: 'frameworkCallOff' });
    await driver.actAs(other, 'callOffFramework', 'county1', award);
    expect(await tried(other, 'signContract', 'county1', { ...contract, sumFen: '1000000' })).toBe(
      'contractNumberUsed HT-ONE',
    );
  });

  it('is never called off beyond its sum, however many are called off at the same time', async () => {
    // Each home costs 2,425 yuan at the contract's rates; the sum holds two.
    const lotId = await contracted('500000');
    const homes = [await designed(), await designed(), await designed()];
    await driver.actAs(lotId, 'addHomes', 'county1', await homesOf(homes));
    expect(await tried(lotId, 'callOff', 'county1', await callOff(lotId, homes))).toMatch(
      /^homeRefused .*beyondContractSum$/,
    );
    for (const home of homes) expect(await driver.step(home)).toBe('inLot');
    expect(await tried(lotId, 'callOff', 'county1', await callOff(lotId, homes.slice(0, 2)))).toBe('recorded');
    const [sum] = await driver.rows('select sum(total_fen)::text as fen from call_offs where lot_id = $1', [lotId]);
    expect(sum).toEqual({ fen: '485000' });
  });

  it('has a rate for every item that it builds', async () => {
    const lotId = await contracted();
    const home = await driver.open((place += 1));
    await driver.goThrough(home, 'recordAssessment');
    await driver.act(home, 'submitDesign', {
      form: { lines: [{ item: 'W03', room: 'toilet', quantity: '1', unitPriceFen: '68000' }] },
    });
    await driver.actAll(home, ['approveDesign']);
    await driver.actAs(lotId, 'addHomes', 'county1', await homesOf([home]));
    expect(await tried(lotId, 'callOff', 'county1', await callOff(lotId, [home]))).toMatch(
      /^homeRefused .*rateMissing$/,
    );
  });
});

describe('a home that is released', () => {
  it('frees its money and its share of the sum, and the next takes its place', async () => {
    const lotId = await contracted('250000');
    const [home, next] = [await designed(), await designed()];
    await driver.actAs(lotId, 'addHomes', 'county1', await homesOf([home, next]));
    await driver.actAs(lotId, 'callOff', 'county1', await callOff(lotId, [home]));
    expect(await tried(lotId, 'callOff', 'county1', await callOff(lotId, [next]))).toMatch(
      /^homeRefused .*beyondContractSum$/,
    );
    expect(await tried(home, 'withdrawDuringWorks', 'county1')).toMatch(/^underContract/);
    await driver.actAs(lotId, 'releaseHome', 'county1', { ...(await homesOf([home])), reason: '户主不愿改造' });
    const [released] = await driver.rows('select outcome from cases where id = $1', [home]);
    expect(released).toEqual({ outcome: 'released' });
    const [held] = await driver.rows(
      `select coalesce(sum(case when from_account = 'free' then amount_fen when to_account = 'free' then -amount_fen end), 0)::text as fen from fund_entries where case_id = $1`,
      [home],
    );
    expect(held).toEqual({ fen: '0' });
    expect(await driver.rows('select 1 from quota_uses where case_id = $1 and released_seq is null', [home])).toEqual(
      [],
    );
    expect(await tried(lotId, 'callOff', 'county1', await callOff(lotId, [next]))).toBe('recorded');
  });
});

describe('the payment of a lot', () => {
  /** A lot with one home settled under it. */
  async function settled(): Promise<{ lotId: string; home: string }> {
    const lotId = await contracted();
    const home = await designed();
    await driver.actAs(lotId, 'addHomes', 'county1', await homesOf([home]));
    await driver.actAs(lotId, 'callOff', 'county1', await callOff(lotId, [home]));
    for (const action of ['startByContractor', 'selfCheckByContractor'])
      await driver.actAs(home, action, 'contractor1');
    await driver.attach(home, 'coPayReceipt');
    await driver.actAll(home, ['accept', 'settleByContract']);
    return { lotId, home };
  }

  const invoiced = async (number: string, amountFen: string) => ({
    tranche: 'acceptance',
    invoices: [{ number, issuedOn: await driver.today(), amountFen }],
  });

  it('is never more than its invoices', async () => {
    const { lotId } = await settled();
    expect(await tried(lotId, 'orderTranche', 'finance1', await invoiced('FP-A', '234739'))).toBe(
      'invoicesTooLow 234740',
    );
    expect(await driver.rows('select 1 from invoices where case_id = $1', [lotId])).toEqual([]);
    expect(await tried(lotId, 'orderTranche', 'finance1', await invoiced('FP-A', '234740'))).toBe('recorded');
    expect(await tried(lotId, 'orderTranche', 'finance1', await invoiced('FP-B', '1'))).toBe('trancheOpen');
  });

  it('comes back from the bank whole, and is ordered anew', async () => {
    const { lotId, home } = await settled();
    await driver.actAs(lotId, 'orderTranche', 'finance1', await invoiced('FP-C', '240000'));
    await driver.actAs(lotId, 'recordTrancheReturn', 'finance2', { reason: '户名不符' });
    expect(await driver.step(home)).toBe('settledInLot');
    expect(
      await tried(lotId, 'confirmTranche', 'finance1', { bankReference: 'R-C', paidOn: await driver.today() }),
    ).toBe('noTrancheOpen');
    await driver.actAs(lotId, 'orderTranche', 'finance1', await invoiced('FP-C', '240000'));
    const early = { bankReference: 'R-C', paidOn: '2026-01-05' };
    expect(await tried(lotId, 'confirmTranche', 'finance1', early)).toMatch(/^paidBeforeOrder/);
    await driver.actAs(lotId, 'confirmTranche', 'finance1', { bankReference: 'R-C', paidOn: await driver.today() });
    const tranches = await driver.rows('select attempt, state from tranches where lot_id = $1 order by attempt', [
      lotId,
    ]);
    expect(tranches).toEqual([
      { attempt: 1, state: 'returned' },
      { attempt: 2, state: 'paid' },
    ]);
    const [paid] = await driver.rows(
      `select sum(amount_fen)::text as fen from fund_entries where case_id = $1 and to_account = 'paid'`,
      [home],
    );
    expect(paid).toEqual({ fen: '234740' });
  });

  it('takes off no more than is held back', async () => {
    const { lotId, home } = await settled();
    await driver.actAs(lotId, 'orderTranche', 'finance1', await invoiced('FP-D', '240000'));
    await driver.actAs(lotId, 'confirmTranche', 'finance1', { bankReference: 'R-D', paidOn: await driver.today() });
    await driver.actAs(lotId, 'recordFinalAccounts', 'county1');
    const [number] = await driver.numbers([home]);
    const cut = (reductionFen: string, item = 'W05') => ({
      reductions: [{ number: number?.number ?? '', item, room: 'toilet', reductionFen, reason: '数量不符' }],
    });
    expect(await tried(lotId, 'recordLotAudit', 'county2', cut('7261'))).toBe('reductionTooLarge 1');
    expect(await tried(lotId, 'recordLotAudit', 'county2', cut('1', 'W99'))).toMatch(/^itemNotInPlan/);
    expect(await tried(lotId, 'recordLotAudit', 'county2', cut('7260'))).toBe('recorded');
  });
});
