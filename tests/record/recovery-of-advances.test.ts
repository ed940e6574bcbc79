import { DEMO_TENANT } from '../../bin/demo-county.js';
import { readContract } from '../../record/facts/lot-facts.js';
import { inTenant } from '../../record/in-tenant.js';
import { SAMPLE_LINES } from '../builders/home-renovation-forms.js';
import { RecoveryDriver } from '../builders/recovery-driver.js';
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

const contractOf = (lotId: string) => inTenant(driver.deps.pool, DEMO_TENANT.id, (tx) => readContract(tx, lotId));

/** A lot with homes whose works have begun, each of 2,420 yuan, paid so many percent ahead. */
async function advanced(count: number, percent: number, sumFen?: string): Promise<{ lotId: string; homes: string[] }> {
  const homes = await driver.designedHomes(Array.from({ length: count }, () => (place += 1)));
  const lotId = await driver.signedLot('builder', sumFen);
  await driver.begin(lotId, homes);
  await driver.pay(lotId, 'progress', percent);
  return { lotId, homes };
}

async function freeFen(): Promise<bigint> {
  const [row] = await driver.rows<{ fen: string }>(
    `select ((select sum(total_fen) from funds) + coalesce(sum(case when to_account = 'free' then amount_fen when from_account = 'free' then -amount_fen end), 0))::text as fen
     from fund_entries`,
  );
  return BigInt(row?.fen ?? '');
}

const DEFAULT = { reason: '停工', barredUntil: '2026-03-01' };

describe('after a contractor’s default', () => {
  it('what was advanced comes back, and the home is paid for whole by the next contract', async () => {
    const { lotId, homes } = await advanced(1, 30);
    const [home = ''] = homes;
    const claim = { about: lotId, debtor: 'contractor', ground: 'contractorDefault', sumFen: '72600' } as const;
    expect(await driver.tryClaim(claim)).toEqual({
      refusal: `lotNotInDefault ${(await driver.load(lotId)).number}`,
    });
    await driver.actAs(lotId, 'declareDefault', 'approver1', DEFAULT);
    expect(await driver.tryClaim({ ...claim, sumFen: '72601' })).toEqual({ refusal: 'beyondOverpaid 72600' });
    const recovery = await driver.owed(claim);

    const before = await freeFen();
    await driver.actAs(recovery, 'recordRepayment', 'finance1', await driver.repayment('10000'));
    expect([await driver.heldByFund(home, 'paid'), (await freeFen()) - before]).toEqual([['62600', '0'], 10_000n]);
    expect(await driver.tried(recovery, 'recordRepayment', 'finance1', await driver.repayment('62601'))).toBe(
      'beyondOwed 62600',
    );
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('62600'));
    expect((await driver.load(recovery)).state.closed).toBe('recovered');
    expect([await driver.heldByFund(home, 'paid'), (await freeFen()) - before]).toEqual([['0', '0'], 72_600n]);

    const next = await driver.signedLot('bidder2');
    await driver.begin(next, homes);
    // 2,420 yuan by the plan: the first contractor has nothing of it any more.
    expect(await driver.heldByFund(home, 'committed')).toEqual(['242000', '0']);
    await driver.finish(home);
    await driver.pay(next, 'acceptance');
    expect((await driver.load(home)).state.closed).toBe('paid');
    expect(await driver.heldByFund(home, 'paid')).toEqual(['234740', '0']);
    expect(await contractOf(next)).toMatchObject({
      settledFen: '242000',
      acceptanceDueFen: '0',
      retentionDueFen: '7260',
    });
  });

  it('what comes back once the next contract runs is free, and can be granted to the home by a change', async () => {
    const { lotId, homes } = await advanced(1, 30);
    const [home = ''] = homes;
    await driver.actAs(lotId, 'declareDefault', 'approver1', DEFAULT);
    const recovery = await driver.owed({
      about: home,
      debtor: 'contractor',
      ground: 'contractorDefault',
      sumFen: '72600',
    });
    const next = await driver.signedLot('bidder2');
    await driver.begin(next, homes);
    expect(await driver.heldByFund(home, 'committed')).toEqual(['169400', '0']);
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('72600'));
    expect(await driver.heldByFund(home, 'committed')).toEqual(['169400', '0']);
    const lines = SAMPLE_LINES.map((line) => ({ ...line }));
    await driver.actAs(home, 'orderChange', 'approver1', { lines, reason: '前一单位退款后重新核定' });
    expect(await driver.heldByFund(home, 'committed')).toEqual(['242000', '0']);
    await driver.finish(home);
    await driver.pay(next, 'acceptance');
    expect(await driver.heldByFund(home, 'paid')).toEqual(['234740', '0']);
  });

  it('a home settled under the next contract before its money came back is settled all the same', async () => {
    const { lotId, homes } = await advanced(1, 30);
    const [home = ''] = homes;
    await driver.actAs(lotId, 'declareDefault', 'approver1', DEFAULT);
    const next = await driver.signedLot('bidder2');
    await driver.begin(next, homes);
    // Both contracts have paid for the home: whose debt it is must be said.
    await driver.pay(next, 'progress', 30);
    const claim = { about: home, debtor: 'contractor', ground: 'leftLot', sumFen: '72600' } as const;
    expect(await driver.tryClaim(claim)).toEqual({ refusal: 'lotNotNamed' });
    const { number } = await driver.load(lotId);
    const recovery = await driver.owed({ ...claim, lotNumber: number });
    await driver.actAs(recovery, 'recordRepayment', 'finance1', await driver.repayment('50000'));
    await driver.finish(home);
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('22600'));
    await driver.pay(next, 'acceptance');
    // 1,694 yuan by the second call-off; 97 percent of it is paid on acceptance.
    expect(await driver.heldByFund(home, 'paid')).toEqual(['164318', '0']);
    expect(await contractOf(next)).toMatchObject({ acceptanceDueFen: '0', retentionDueFen: '5082' });
  });
});

describe('a claim about a lot', () => {
  it('is laid on its homes one after another, and leaves to other claims only what it does not take', async () => {
    const { lotId, homes } = await advanced(2, 30);
    const [first = '', second = ''] = homes;
    await driver.actAs(lotId, 'declareDefault', 'approver1', DEFAULT);
    const debt = { debtor: 'contractor', ground: 'contractorDefault' } as const;
    const whole = await driver.owed({ ...debt, about: lotId, sumFen: '100000' });
    expect(await driver.tryClaim({ ...debt, about: first, sumFen: '1' })).toEqual({ refusal: 'beyondOverpaid 0' });
    const other = { ...debt, about: second, ground: 'leftLot' };
    expect(await driver.tryClaim({ ...other, sumFen: '45201' })).toEqual({ refusal: 'beyondOverpaid 45200' });
    const rest = await driver.owed({ ...other, sumFen: '45200' });
    await driver.actAs(rest, 'recordLastRepayment', 'finance1', await driver.repayment('45200'));
    await driver.actAs(whole, 'recordRepayment', 'finance1', await driver.repayment('80000'));
    expect([await driver.heldByFund(first, 'paid'), await driver.heldByFund(second, 'paid')]).toEqual([
      ['0', '0'],
      ['20000', '0'],
    ]);
    await driver.actAs(whole, 'recordLastRepayment', 'finance1', await driver.repayment('20000'));
    expect(await driver.heldByFund(second, 'paid')).toEqual(['0', '0']);
  });
});

describe('a home that left its lot', () => {
  it('gives the contract back what the contractor repays for it', async () => {
    const { lotId, homes } = await advanced(1, 30, '250000');
    const [home = ''] = homes;
    await driver.actAs(lotId, 'releaseHome', 'county1', { homes: await driver.numbers(homes), reason: '户主搬离' });
    expect(await contractOf(lotId)).toMatchObject({ calledOffFen: '72600' });
    const recovery = await driver.owed({ about: home, debtor: 'contractor', ground: 'leftLot', sumFen: '72600' });
    await driver.actAs(recovery, 'recordRepayment', 'finance1', await driver.repayment('72599'));
    expect(await contractOf(lotId)).toMatchObject({ calledOffFen: '1' });
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('1'));
    const next = await driver.designedHomes([(place += 1)]);
    await driver.begin(lotId, next);
    expect(await contractOf(lotId)).toMatchObject({ calledOffFen: '242500', paidFen: '72600' });
  });

  it('takes no repayment once it lies in the lot again: then it is not too much any more', async () => {
    const { lotId, homes } = await advanced(1, 30);
    const [home = ''] = homes;
    await driver.actAs(lotId, 'declareDefault', 'approver1', DEFAULT);
    const recovery = await driver.owed({
      about: lotId,
      debtor: 'contractor',
      ground: 'contractorDefault',
      sumFen: '72600',
    });
    await driver.actAs(lotId, 'addHomes', 'county1', { homes: await driver.numbers(homes) });
    expect(await driver.tried(recovery, 'recordRepayment', 'finance1', await driver.repayment('1'))).toBe(
      `noLongerOverpaid ${(await driver.load(home)).number}`,
    );
    expect(await driver.tried(recovery, 'withdrawClaim', 'approver1', { reason: '该户回到原标段' })).toBe('recorded');
    expect(await driver.heldByFund(home, 'paid')).toEqual(['72600', '0']);
  });
});

describe('an advance beyond the settlement', () => {
  it('comes back down to the settlement, and the lot owes nobody anything for it', async () => {
    const { lotId, homes } = await advanced(2, 80);
    const [little = '', whole = ''] = homes;
    const measured = SAMPLE_LINES.map(({ item, room }) => ({ item, room, quantity: item === 'W01' ? '3' : '0' }));
    const claim = { about: lotId, debtor: 'contractor', ground: 'beyondSettlement' } as const;
    // Not settled yet: nobody knows what was too much.
    expect(await driver.tryClaim({ ...claim, sumFen: '1' })).toEqual({ refusal: 'beyondOverpaid 0' });
    await driver.finish(little, measured);
    await driver.finish(whole);
    // 1,936 yuan were paid, 600 are settled.
    expect(await driver.tryClaim({ ...claim, sumFen: '133601' })).toEqual({ refusal: 'beyondOverpaid 133600' });
    const recovery = await driver.owed({ ...claim, sumFen: '133600' });
    expect(await driver.tryClaim({ ...claim, about: little, sumFen: '1' })).toEqual({ refusal: 'beyondOverpaid 0' });
    await driver.actAs(recovery, 'recordLastRepayment', 'finance2', await driver.repayment('133600'));
    expect(await driver.heldByFund(little, 'paid')).toEqual(['60000', '0']);
    expect(await driver.heldByFund(whole, 'paid')).toEqual(['193600', '0']);
    expect(await driver.tryClaim({ ...claim, sumFen: '1' })).toEqual({ refusal: 'beyondOverpaid 0' });
    await driver.pay(lotId, 'acceptance');
    expect(await contractOf(lotId)).toMatchObject({ acceptanceDueFen: '0', retentionDueFen: '7260' });
    expect(await driver.heldByFund(little, 'paid')).toEqual(['60000', '0']);
    expect(await driver.heldByFund(whole, 'paid')).toEqual(['234740', '0']);
  });

  it('stays what it was when an audit takes something off beside it', async () => {
    const { lotId, homes } = await advanced(1, 80);
    const [home = ''] = homes;
    await driver.finish(
      home,
      SAMPLE_LINES.map(({ item, room }) => ({ item, room, quantity: item === 'W01' ? '3' : '0' })),
    );
    const claim = { about: lotId, debtor: 'contractor' } as const;
    // 1,936 yuan were paid in all: what an audit claims of them is not claimed as an advance too.
    const much = await driver.claim({ ...claim, ground: 'auditReduction', sumFen: '100000' });
    expect(await driver.tryClaim({ ...claim, about: home, ground: 'beyondSettlement', sumFen: '93601' })).toEqual({
      refusal: 'beyondOverpaid 93600',
    });
    await driver.actAs(much, 'withdrawClaim', 'approver1', { reason: '金额有误' });
    const audit = await driver.owed({ ...claim, ground: 'auditReduction', sumFen: '1000' });
    await driver.actAs(audit, 'recordLastRepayment', 'finance1', await driver.repayment('1000'));
    const advance = await driver.owed({ ...claim, ground: 'beyondSettlement', sumFen: '133600' });
    await driver.actAs(advance, 'recordLastRepayment', 'finance1', await driver.repayment('133600'));
    expect(await driver.heldByFund(home, 'paid')).toEqual(['59000', '0']);
  });
});

describe('a household that was not entitled to works which its lot paid for', () => {
  it('owes what they cost, and the contractor keeps what it earned', async () => {
    const { lotId, homes } = await advanced(1, 30);
    const [home = ''] = homes;
    await driver.finish(home);
    await driver.pay(lotId, 'acceptance');
    const claim = { about: home, debtor: 'household', ground: 'notEntitled' } as const;
    expect(await driver.tryClaim({ ...claim, sumFen: '234741' })).toEqual({ refusal: 'beyondOverpaid 234740' });
    expect(await driver.tryClaim({ ...claim, ground: 'auditReduction', sumFen: '1' })).toEqual({
      refusal: 'beyondOverpaid 0',
    });
    // Nobody is asked for the same fen twice, on whatever ground.
    const audit = await driver.owed({ about: home, debtor: 'contractor', ground: 'auditReduction', sumFen: '200000' });
    expect(await driver.tryClaim({ ...claim, sumFen: '34741' })).toEqual({ refusal: 'beyondOverpaid 34740' });
    await driver.actAs(audit, 'withdrawClaim', 'approver1', { reason: '改向受助家庭追缴' });
    const recovery = await driver.owed({ ...claim, sumFen: '234740' });
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('234740'));
    expect(await driver.heldByFund(home, 'paid')).toEqual(['0', '0']);
    expect(await contractOf(lotId)).toMatchObject({
      acceptanceDueFen: '0',
      retentionDueFen: '7260',
      paidFen: '234740',
    });
  });
});

describe('what an audit takes off above what is kept back', () => {
  it('comes back without being due again', async () => {
    const { lotId, homes } = await advanced(1, 30);
    const [home = ''] = homes;
    await driver.finish(home);
    await driver.pay(lotId, 'acceptance');
    await driver.actAs(lotId, 'recordFinalAccounts', 'county1');
    const { number } = await driver.load(home);
    const reduction = { number, item: 'W01', room: 'entrance', reductionFen: '7260', reason: '少做' };
    await driver.actAs(lotId, 'recordLotAudit', 'county2', { reductions: [reduction] });
    const audit = { about: lotId, debtor: 'contractor', ground: 'auditReduction' } as const;
    expect(await driver.tryClaim({ ...audit, sumFen: '234741' })).toEqual({ refusal: 'beyondOverpaid 234740' });
    const recovery = await driver.owed({ ...audit, sumFen: '42740' });
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('42740'));
    expect(await driver.heldByFund(home, 'paid')).toEqual(['192000', '0']);
    expect(await contractOf(lotId)).toMatchObject({ acceptanceDueFen: '0', retentionDueFen: '0' });
    const today = await driver.today();
    const warranty = { startsOn: today, warrantyUntil: '2027-12-31' };
    expect(await driver.tried(lotId, 'startWarranty', 'county1', warranty)).toBe('recorded');
    expect(await driver.tryClaim({ ...audit, sumFen: '192001' })).toEqual({ refusal: 'beyondOverpaid 192000' });
  });
});
