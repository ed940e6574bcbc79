import { demoApplicants } from '../../bin/demo-people.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { SAMPLE_LINES } from '../builders/home-renovation-forms.js';
import { RecordDriver } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecordDriver;
let place = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
});
afterAll(() => database.drop());
beforeEach(() => driver.setToday('2026-03-02'));

type Last = Parameters<RecordDriver['goThrough']>[1];

async function caseAt(last: Last): Promise<string> {
  const caseId = await driver.open((place += 1));
  await driver.goThrough(caseId, last);
  return caseId;
}

/** The answer in words: its code and what it speaks of, or that it was recorded. */
async function tried(caseId: string, action: string, form?: Facts, login?: string): Promise<string> {
  const result = await driver.act(caseId, action, { ...(form && { form }), ...(login && { login }) });
  return result.kind === 'refused'
    ? [result.refusal.code, result.refusal.about].filter(Boolean).join(' ')
    : result.kind;
}

const line = (item: string, quantity: string, unitPriceFen: string, room = 'toilet') => ({
  item,
  room,
  quantity,
  unitPriceFen,
});

describe('a plan', () => {
  it('may not hand out devices alone, leave the catalogue, or name a line twice', async () => {
    const caseId = await caseAt('recordAssessment');
    expect(await tried(caseId, 'submitDesign', { lines: [line('D01', '1', '26000')] })).toBe('devicesOnly');
    expect(await tried(caseId, 'submitDesign', { lines: [line('X99', '1', '100')] })).toBe('itemNotInCatalogue X99');
    const twice = [line('W01', '1', '22000'), line('W01', '2', '22000')];
    expect(await tried(caseId, 'submitDesign', { lines: twice })).toBe('itemTwice W01');
    expect(await tried(caseId, 'submitDesign', { lines: [line('W01', '999999', '999999999')] })).toBe('amountTooLarge');
    expect(await driver.rows('select 1 from plans where case_id = $1', [caseId])).toEqual([]);
    expect(await driver.step(caseId)).toBe('assessed');
  });

  it('is subsidised up to the guide price and the cap', async () => {
    const caseId = await caseAt('recordAssessment');
    const lines = [line('W11', '3.5', '170000'), line('W01', '10', '10000', 'entrance')];
    expect(await tried(caseId, 'submitDesign', { lines })).toBe('recorded');
    const [plan] = await driver.rows(
      'select total_fen::text as total, eligible_fen::text as eligible, grant_fen::text as "grant" from plans where case_id = $1',
      [caseId],
    );
    // 3.5 × 1,700 + 10 × 100 yuan; of the first line 1,600 a room counts; the cap is 6,000 yuan.
    expect(plan).toEqual({ total: '695000', eligible: '660000', grant: '600000' });
  });

  it('charges the household the share of its class of hardship', async () => {
    const nearPoor = demoApplicants(1, 70).findIndex(({ person }, at) => at > 40 && person.hardship === 'nearPoor');
    const caseId = await driver.open(nearPoor);
    await database.owner.query(
      `update cases set policy_values = policy_values || '{"coPayPercentNearPoor": 15}' where id = $1`,
      [caseId],
    );
    await driver.goThrough(caseId, 'recordAssessment');
    expect(await tried(caseId, 'submitDesign', { lines: [line('W01', '3', '22000')] })).toBe('recorded');
    const [plan] = await driver.rows('select grant_fen::text as "grant" from plans where case_id = $1', [caseId]);
    expect(plan).toEqual({ grant: '56100' });
  });
});

describe('invoices', () => {
  it('may be used for one home only, and by the same home again', async () => {
    const invoices = [{ number: 'FP-SHARED', issuedOn: '2026-03-12', amountFen: '250000' }];
    const first = await caseAt('startWork');
    expect(await tried(first, 'selfCheck', { invoices: [...invoices, ...invoices] })).toBe('invoiceTwice FP-SHARED');
    expect(await tried(first, 'selfCheck', { invoices })).toBe('recorded');
    expect(await tried(first, 'sendBack', { toStep: 'inProgress', reason: '照片不清' })).toBe('recorded');
    expect(await tried(first, 'selfCheck', { invoices })).toBe('recorded');
    expect(await driver.rows(`select 1 from invoices where number = 'FP-SHARED'`)).toHaveLength(1);
    await driver.setToday('2026-03-02');
    const second = await caseAt('startWork');
    expect(await tried(second, 'selfCheck', { invoices })).toBe('invoiceAlreadyUsed FP-SHARED');
    expect(await driver.step(second)).toBe('inProgress');
  });
});

describe('acceptance and settlement', () => {
  const measured = (quantities: readonly string[]) =>
    SAMPLE_LINES.slice(0, quantities.length).map(({ item, room }, at) => ({
      item,
      room,
      quantity: quantities[at] ?? '0',
    }));

  it('want every line of the plan measured, and no other', async () => {
    const caseId = await caseAt('selfCheck');
    expect(await tried(caseId, 'accept', { measured: measured(['3']) }, 'county2')).toBe('measurementMissing D01');
    const twice = [...measured(['3', '4.5', '1', '1']), ...measured(['3'])];
    expect(await tried(caseId, 'accept', { measured: twice }, 'county2')).toBe('itemTwice W01');
    const other = [...measured(['3', '4.5', '1', '1']), { item: 'W03', room: 'toilet', quantity: '1' }];
    expect(await tried(caseId, 'accept', { measured: other }, 'county2')).toBe('itemNotInPlan W03');
    expect(
      await driver.rows('select 1 from plan_lines where case_id = $1 and measured_seq is not null', [caseId]),
    ).toEqual([]);
  });

  it('pay what was measured, never more than planned, and free the rest', async () => {
    const caseId = await caseAt('selfCheck');
    // A metre of handrail less, and more ramp than planned.
    expect(await tried(caseId, 'accept', { measured: measured(['5', '3.5', '1', '1']) }, 'county2')).toBe('recorded');
    expect(await tried(caseId, 'settle')).toBe('recorded');
    const [settled] = await driver.rows(
      'select measured_fen::text as measured, grant_fen::text as "grant" from settlements where case_id = $1',
      [caseId],
    );
    expect(settled).toEqual({ measured: '226000', grant: '226000' });
    const [committed] = await driver.rows(
      `select sum(case when to_account = 'committed' then amount_fen when from_account = 'committed' then -amount_fen else 0 end)::text as fen
       from fund_entries where case_id = $1`,
      [caseId],
    );
    expect(committed).toEqual({ fen: '226000' });
  });

  it('pay no more than the invoices', async () => {
    const caseId = await caseAt('startWork');
    const invoices = [{ number: 'FP-LOW', issuedOn: '2026-03-12', amountFen: '100050' }];
    expect(await tried(caseId, 'selfCheck', { invoices })).toBe('recorded');
    await driver.actAll(caseId, ['accept', 'settle']);
    const [settled] = await driver.rows('select grant_fen::text as "grant" from settlements where case_id = $1', [
      caseId,
    ]);
    expect(settled).toEqual({ grant: '100050' });
  });
});

describe('the payment', () => {
  it('is tried again only after the bank returned it, and its reference counts once', async () => {
    const caseId = await caseAt('orderPayment');
    await driver.actAll(caseId, ['recordReturn', 'correctAccount']);
    // Whoever corrected the account may not order the payment.
    expect(await tried(caseId, 'orderPayment', {}, 'finance2')).toBe('recorded');
    const attempts = await driver.rows('select attempt, state from payments where case_id = $1 order by attempt', [
      caseId,
    ]);
    expect(attempts).toEqual([
      { attempt: 1, state: 'returned' },
      { attempt: 2, state: 'ordered' },
    ]);
    const confirmation = { bankReference: 'REF-1', paidOn: '2026-03-12' };
    expect(await tried(caseId, 'confirmPayment', confirmation)).toBe('recorded');
    await driver.setToday('2026-03-02');
    const other = await caseAt('orderPayment');
    expect(await tried(other, 'confirmPayment', confirmation)).toBe('bankReferenceUsed REF-1');
  });

  it('goes to the heirs after a death, never to the account of the dead', async () => {
    const caseId = await caseAt('settle');
    await driver.actAll(caseId, ['reportDeathDuringWorks']);
    expect(await tried(caseId, 'orderPayment')).toBe('notAtThisStep deathDuringWorks');
    const account = (await driver.load(caseId)).state.facts.bankAccount;
    const heirs = (heirAccount: unknown) => ({ heirName: '示例继承人', heirAccount }) as Facts;
    expect(await tried(caseId, 'continueForHeirs', heirs(account))).toBe('accountOfTheDead');
    expect(await tried(caseId, 'continueForHeirs', heirs('6200000000000000018'))).toBe('recorded');
    expect(await driver.step(caseId)).toBe('settled');
    expect(await tried(caseId, 'orderPayment')).toBe('recorded');
  });
});

describe('an assessment firm', () => {
  it('is assigned by its code, one at a time, and only where it assesses', async () => {
    const caseId = await caseAt('approve');
    expect(await tried(caseId, 'assignAssessor', { firm: 'NOBODY' })).toBe('firmUnknown NOBODY');
    expect(await tried(caseId, 'assignAssessor', { firm: 'F01' })).toBe('firmUnknown F01');
    expect(await tried(caseId, 'assignAssessor', { firm: 'F02' })).toBe('recorded');
    const parties = 'select o.code, p.as_role from case_parties p join orgs o on o.id = p.org_id where case_id = $1';
    expect(await driver.rows(parties, [caseId])).toEqual([{ code: 'F02', as_role: 'assessor' }]);
    await database.owner.query(`insert into user_roles (tenant_id, user_id, role, org_id)
      select tenant_id, user_id, 'assessor', (select id from orgs where code = 'F03') from user_roles where role = 'auditFirm'`);
    expect(await tried(caseId, 'assignAssessor', { firm: 'F03' })).toBe('recorded');
    expect(await driver.rows(parties, [caseId])).toEqual([{ code: 'F03', as_role: 'assessor' }]);
  });
});
