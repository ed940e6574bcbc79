import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { isProblem } from '../../desk/desk-problem.js';
import { progressReport } from '../../desk/progress-report.js';
import { addDays } from '../../procedures/days.js';
import { archiveIndex } from '../../record/archive-index.js';
import { inTenant } from '../../record/in-tenant.js';
import { type Claim, RecoveryDriver } from '../builders/recovery-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecoveryDriver;
let place = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecoveryDriver(database.pool);
});
afterAll(() => database.drop());
beforeEach(() => driver.setToday('2026-03-02'));

/** A dear plan, paid by both funds: 3,500 yuan by the first, which gives no more to one home, and 2,500 by the second. */
const DEAR = { item: 'W11', room: 'toilet', quantity: '4', unitPriceFen: '170000' };

/** A home whose household had the works done itself, up to the order of its payment. */
async function ordered(): Promise<string> {
  const home = await driver.open((place += 1));
  await driver.goThrough(home, 'recordAssessment');
  await driver.actAs(home, 'submitDesign', 'assessor1', { lines: [DEAR] });
  await driver.actAll(home, ['approveDesign', 'issueWorkOrder', 'startWork']);
  const invoices = [{ number: `FP-${home}`, issuedOn: await driver.today(), amountFen: '680000' }];
  await driver.act(home, 'selfCheck', { form: { invoices } });
  await driver.act(home, 'accept', { form: { measured: [{ item: 'W11', room: 'toilet', quantity: '4' }] } });
  await driver.actAll(home, ['settle', 'orderPayment']);
  return home;
}

async function paid(): Promise<string> {
  const home = await ordered();
  await driver.actAll(home, ['confirmPayment']);
  return home;
}

const notEntitled = (about: string, sumFen: string): Claim => ({
  about,
  debtor: 'household',
  ground: 'notEntitled',
  sumFen,
});

const claimsOf = (recovery: string) =>
  driver.rows(
    'select claimed_fen::text as claimed, repaid_fen::text as repaid from claims_in_force where recovery_id = $1',
    [recovery],
  );

describe('a claim', () => {
  it('is for what a household was paid and for no fen more, once its case has ended', async () => {
    const home = await ordered();
    expect(await driver.tryClaim(notEntitled(home, '1'))).toEqual({ refusal: 'homeStillOpen' });
    await driver.actAll(home, ['confirmPayment']);
    expect(await driver.tryClaim(notEntitled(home, '600001'))).toEqual({ refusal: 'beyondOverpaid 600000' });
    expect(await driver.tryClaim({ ...notEntitled(home, '1'), ground: 'leftLot' })).toEqual({
      refusal: 'groundNotOfDebtor',
    });
    expect(await driver.tryClaim({ ...notEntitled(home, '1'), debtor: 'contractor' })).toEqual({
      refusal: 'beyondOverpaid 0',
    });
    const recovery = await driver.claim(notEntitled(home, '600000'));
    expect(await claimsOf(recovery)).toEqual([{ claimed: '600000', repaid: '0' }]);
  });

  it('is about a home or lot of the county, not about a follow-up, another recovery, or nothing', async () => {
    const home = await paid();
    const recovery = await driver.claim(notEntitled(home, '1'));
    const [visits] = await driver.rows<{ id: string }>('select visit_id as id from case_followups where home_id = $1', [
      home,
    ]);
    for (const about of [recovery, visits?.id ?? '', 'QH-2026-777777'])
      expect(await driver.tryClaim(notEntitled(about, '1'))).toMatchObject({
        refusal: expect.stringMatching(/^noSuchHomeOrLot /) as unknown,
      });
    const lot = await driver.openLot();
    expect(await driver.tryClaim(notEntitled(lot, '1'))).toEqual({ refusal: 'lotOwesThroughContractor' });
    expect(await driver.tryClaim({ ...notEntitled(lot, '1'), debtor: 'contractor' })).toEqual({
      refusal: 'beyondOverpaid 0',
    });
    const elsewhere = await paid();
    await database.owner.query('update cases set lineage = array[$2::uuid] where id = $1', [
      elsewhere,
      demoId('org:city'),
    ]);
    expect(await driver.tryClaim(notEntitled(elsewhere, '1'))).toMatchObject({
      refusal: expect.stringMatching(/^noSuchHomeOrLot /) as unknown,
    });
  });

  it('stands alone: another from the same debtor waits until it is closed, and what came back is not claimed again', async () => {
    const home = await paid();
    const first = await driver.owed(notEntitled(home, '200000'));
    expect(await driver.tryClaim(notEntitled(home, '1'))).toEqual({
      refusal: `recoveryOpen ${(await driver.load(first)).number}`,
    });
    await driver.actAs(first, 'recordLastRepayment', 'finance1', await driver.repayment('200000'));
    expect(await driver.tryClaim(notEntitled(home, '400001'))).toEqual({ refusal: 'beyondOverpaid 400000' });
    expect(await driver.tryClaim(notEntitled(home, '400000'))).toEqual({ id: expect.any(String) as unknown });
  });

  it('is approved by someone else than who raised it', async () => {
    const recovery = await driver.claim(notEntitled(await paid(), '1'));
    await database.owner.query(`update case_events set user_id = $2 where case_id = $1 and action = 'open'`, [
      recovery,
      demoId('user:approver1'),
    ]);
    expect(await driver.tried(recovery, 'approveClaim', 'approver1')).toBe('samePerson open');
    expect(await driver.tried(recovery, 'recordRepayment', 'finance1', await driver.repayment('1'))).toBe(
      'notAtThisStep claimed',
    );
    expect(await driver.tried(recovery, 'approveClaim', 'approver2')).toBe('recorded');
  });
});

describe('an objection', () => {
  const notified = async (sumFen: string) => {
    const home = await paid();
    const recovery = await driver.claim(notEntitled(home, sumFen));
    await driver.actAs(recovery, 'approveClaim', 'approver1');
    await driver.actAs(recovery, 'serveNotice', 'county1');
    return { home, recovery };
  };
  const daysLeft = async (recovery: string) =>
    (
      await driver.rows<{ used: number; state: string }>(
        `select used, state from case_clocks where case_id = $1 and clock = 'objection' order by started_seq desc limit 1`,
        [recovery],
      )
    )[0];

  it('that is dismissed leaves the term with its rest', async () => {
    const { recovery } = await notified('100');
    await driver.setToday(addDays(await driver.today(), 7));
    await driver.actAs(recovery, 'object', 'county1', { summary: '认为符合条件' });
    const paused = await daysLeft(recovery);
    expect(paused).toMatchObject({ state: 'paused' });
    expect(paused?.used).toBeGreaterThan(0);
    expect(await driver.tried(recovery, 'dismissObjection', 'county1', { findings: '不成立' })).toBe('samePerson open');
    await driver.actAs(recovery, 'dismissObjection', 'county2', { findings: '不成立' });
    expect(await daysLeft(recovery)).toEqual({ ...paused, state: 'running' });
    await driver.passDeadline(recovery, 'objection');
    expect(await driver.step(recovery)).toBe('owed');
    expect(
      await driver.tried(recovery, 'objectLate', 'county1', { summary: '补录', receivedOn: await driver.today() }),
    ).toMatch(/^objectionTooLate /);
  });

  it('that is upheld in part lowers the claim and is notified anew; what came back stays', async () => {
    const { home, recovery } = await notified('300000');
    await driver.actAs(recovery, 'recordRepayment', 'finance1', await driver.repayment('50000'));
    await driver.actAs(recovery, 'object', 'county1', { summary: '金额有误' });
    const upheld = (action: string, sumFen?: string) =>
      driver.tried(recovery, action, 'county2', { findings: '部分成立', ...(sumFen && { sumFen }) });
    expect(await upheld('upholdObjection')).toBe('repaidAlready 50000');
    expect(await upheld('reduceClaim', '300000')).toBe('claimNotLower 300000');
    expect(await upheld('reduceClaim', '50000')).toBe('claimBelowRepaid 50000');
    expect(await upheld('reduceClaim', '120000')).toBe('recorded');
    expect(await claimsOf(recovery)).toEqual([{ claimed: '120000', repaid: '50000' }]);
    expect(await driver.tried(recovery, 'serveNotice', 'county1')).toBe('recorded');
    await driver.actAs(recovery, 'object', 'county1', { summary: '仍有异议' });
    expect(await upheld('reduceToRepaid')).toBe('recorded');
    expect((await driver.load(recovery)).state.closed).toBe('recovered');
    expect(await claimsOf(recovery)).toEqual([{ claimed: '50000', repaid: '50000' }]);
    expect(await driver.heldByFund(home, 'paid')).toEqual(['350000', '200000']);
    // What is not claimed any more can be claimed on other grounds.
    expect(await driver.tryClaim(notEntitled(home, '550001'))).toEqual({ refusal: 'beyondOverpaid 550000' });
  });

  it('that is upheld ends the recovery with nothing owed', async () => {
    const { recovery } = await notified('300000');
    await driver.actAs(recovery, 'object', 'county1', { summary: '符合条件' });
    expect(await driver.tried(recovery, 'reduceToRepaid', 'county2', { findings: '成立' })).toBe('nothingCameBack');
    await driver.actAs(recovery, 'upholdObjection', 'county2', { findings: '成立' });
    expect((await driver.load(recovery)).state.closed).toBe('nothingOwed');
  });
});

describe('what comes back', () => {
  it('goes to the fund that was spent last first, to the fen, and is free there', async () => {
    const home = await paid();
    expect(await driver.heldByFund(home, 'paid')).toEqual(['350000', '250000']);
    const recovery = await driver.owed(notEntitled(home, '400000'));
    await driver.actAs(recovery, 'recordRepayment', 'finance1', await driver.repayment('249999'));
    expect(await driver.heldByFund(home, 'paid')).toEqual(['350000', '1']);
    await driver.actAs(recovery, 'recordRepayment', 'finance1', await driver.repayment('2'));
    expect(await driver.heldByFund(home, 'paid')).toEqual(['349999', '0']);
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('149999'));
    expect(await driver.heldByFund(home, 'paid')).toEqual(['200000', '0']);
    expect(await driver.heldByFund(home, 'free')).toEqual(['-200000', '0']);
    expect(
      await driver.rows(
        `select e.amount_fen::text as fen from fund_entries e where e.recovery_id = $1 and e.case_id = $2 and e.from_account = 'paid'
           and e.to_account = 'free' order by e.id`,
        [recovery, home],
      ),
    ).toEqual([{ fen: '249999' }, { fen: '1' }, { fen: '1' }, { fen: '149999' }]);
  });

  it('can be granted to another household, when nothing else is left', async () => {
    const recovery = await driver.owed(notEntitled(await paid(), '600000'));
    const next = await driver.open((place += 1));
    await driver.goThrough(next, 'recordAudit');
    const used = `coalesce((select sum(case when from_account = 'free' then amount_fen when to_account = 'free' then -amount_fen end) from fund_entries where fund_id = funds.id), 0)`;
    await database.owner.query(`update funds set total_fen = ${used}`);
    expect(await driver.tried(next, 'approve', 'approver1')).toBe('fundsExhausted');
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('600000'));
    expect(await driver.tried(next, 'approve', 'approver1')).toBe('recorded');
    await database.owner.query(`update funds set total_fen = 100000000`);
  });

  it('leaves the report right: less is paid, more is left, and as many homes were paid', async () => {
    const report = async () => {
      const manager = {
        ...{ tenant: DEMO_TENANT.id, userId: demoId('user:manager1'), login: 'manager1', name: '县残联主管' },
        tenantName: DEMO_TENANT.name,
        grants: [{ role: 'manager', orgId: demoId('org:county'), orgName: '清禾县残联', level: 'county' }],
        standsIn: [],
      } as const;
      const shown = await progressReport(database, manager, {});
      if (isProblem(shown)) throw new Error(shown.problem);
      const [county] = shown.places;
      return { paid: BigInt(county?.held.paid ?? ''), homes: county?.paid, left: BigInt(shown.leftFen) };
    };
    const home = await paid();
    const before = await report();
    const recovery = await driver.owed(notEntitled(home, '600000'));
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('600000'));
    expect(await report()).toEqual({ paid: before.paid - 600_000n, homes: before.homes, left: before.left + 600_000n });
    expect(await driver.rows('select state, amount_fen::text as fen from payments where case_id = $1', [home])).toEqual(
      [{ state: 'paid', fen: '600000' }],
    );
  });

  it('is shown by a line of the bank’s statement that stands for nothing else', async () => {
    const home = await paid();
    const recovery = await driver.owed(notEntitled(home, '600000'));
    const [payment] = await driver.rows<{ reference: string }>(
      'select bank_reference as reference from payments where case_id = $1',
      [home],
    );
    const reference = payment?.reference ?? '';
    const repaid = async (bankReference: string) =>
      driver.tried(recovery, 'recordRepayment', 'finance1', await driver.repayment('1', { bankReference }));
    expect(await repaid(reference)).toBe(`bankReferenceUsed ${reference}`);
    expect(await repaid('TK-ONCE')).toBe('recorded');
    expect(await repaid('TK-ONCE')).toBe('bankReferenceUsed TK-ONCE');
    const other = await ordered();
    const confirmed = { bankReference: 'TK-ONCE', paidOn: await driver.today() };
    expect(await driver.tried(other, 'confirmPayment', 'finance1', confirmed)).toBe('bankReferenceUsed TK-ONCE');
  });

  it('is not booked twice when two officers enter the same receipt for two debtors at once', async () => {
    const [first, second] = [
      await driver.owed(notEntitled(await paid(), '5000')),
      await driver.owed(notEntitled(await paid(), '5000')),
    ];
    const form = await driver.repayment('5000');
    const answers = await Promise.all([
      driver.tried(first, 'recordLastRepayment', 'finance1', form),
      driver.tried(second, 'recordLastRepayment', 'finance2', form),
    ]);
    expect(answers.sort()).toEqual([`bankReferenceUsed ${String(form.bankReference)}`, 'recorded']);
    const booked = await driver.rows(
      'select sum(amount_fen)::text as fen from fund_entries where recovery_id = any($1)',
      [[first, second]],
    );
    expect(booked).toEqual([{ fen: '5000' }]);
  });
});

describe('what is owed', () => {
  it('is waited for under a plan, and when its day is past the level above is told', async () => {
    const recovery = await driver.owed(notEntitled(await paid(), '5000'));
    const today = await driver.today();
    expect(await driver.tried(recovery, 'agreeRepayPlan', 'county1', { repayBy: today })).toBe('deadlineInPast');
    expect(await driver.tried(recovery, 'agreeRepayPlan', 'county1', { repayBy: '2099-01-01' })).toMatch(
      /^repayPlanTooLong /,
    );
    await driver.actAs(recovery, 'agreeRepayPlan', 'county1', { repayBy: addDays(today, 20) });
    expect((await driver.load(recovery)).state).toMatchObject({
      step: 'repaying',
      facts: { repayBy: addDays(today, 20) },
    });
    await driver.passDeadline(recovery, 'plan');
    expect(await driver.step(recovery)).toBe('owed');
    await driver.passDeadline(recovery, 'payment');
    expect(
      await driver.rows(
        `select n.reason, o.level from notifications n join orgs o on o.id = n.org_id where n.case_id = $1 order by n.seq`,
        [recovery],
      ),
    ).toEqual([
      { reason: 'planEnds', level: 'city' },
      { reason: 'escalate', level: 'city' },
    ]);
  });

  it('is referred, may still come back, and is written off by someone else with a document', async () => {
    const home = await paid();
    const recovery = await driver.owed(notEntitled(home, '5000'));
    await driver.actAs(recovery, 'refer', 'approver1', { recipient: '县人民法院', documentNumber: 'YS-1' });
    await driver.actAs(recovery, 'recordRepayment', 'finance1', await driver.repayment('2000'));
    const close = (login: string, without: readonly string[] = []) =>
      driver.act(recovery, 'closeIrrecoverable', {
        login,
        without,
        form: { documentNumber: 'HX-1', reason: '无财产可供执行' },
      });
    expect(await close('approver2', ['writeOffDecision'])).toMatchObject({
      refusal: { code: 'evidenceMissing', about: 'writeOffDecision' },
    });
    expect(await close('approver1')).toMatchObject({ refusal: { code: 'samePerson', about: 'refer' } });
    expect(await close('approver2')).toMatchObject({ kind: 'recorded' });
    expect((await driver.load(recovery)).state.closed).toBe('irrecoverable');
    // What could not be had then may be claimed again when there is something to have.
    expect(await driver.tryClaim(notEntitled(home, '598001'))).toEqual({ refusal: 'beyondOverpaid 598000' });
  });
});

describe('the files', () => {
  const indexOf = async (caseId: string) => {
    const loaded = await driver.load(caseId);
    return inTenant(driver.deps.pool, DEMO_TENANT.id, (tx) => archiveIndex(tx, loaded));
  };

  it('of a home stay as they were when it closed, and the recovery has one of its own', async () => {
    const home = await paid();
    const before = await indexOf(home);
    const recovery = await driver.owed(notEntitled(home, '251000'));
    await driver.actAs(recovery, 'recordLastRepayment', 'finance1', await driver.repayment('251000'));
    expect(await indexOf(home)).toEqual(before);
    const { index } = await indexOf(recovery);
    const { number } = await driver.load(home);
    expect(index).toMatchObject({
      procedure: 'recovery',
      outcome: 'recovered',
      home: number,
      lots: [],
      followUp: null,
    });
    expect(index.entries.filter(({ kind }) => kind === 'claim' || kind === 'repayment')).toMatchObject([
      { kind: 'claim', seq: 1, detail: { home: number, lot: null, claimedFen: '251000' } },
      {
        kind: 'repayment',
        seq: index.seq,
        detail: {
          amountFen: '251000',
          toFunds: [
            { home: number, lot: null, fund: '县级配套资金', amountFen: '250000' },
            { home: number, lot: null, fund: '中央彩票公益金', amountFen: '1000' },
          ],
        },
      },
    ]);
  });
});

it.each(['recoveries', 'recovery_claims', 'repayments', 'repayment_allocations'])(
  '%s cannot be changed or removed by the application',
  async (table) => {
    await expect(driver.rows(`update ${table} set tenant_id = tenant_id`)).rejects.toThrow('permission denied');
    await expect(driver.rows(`delete from ${table}`)).rejects.toThrow('permission denied');
  },
);
