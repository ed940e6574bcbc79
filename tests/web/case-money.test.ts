import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import type { CaseMoney, ShownPlanLine } from '../../desk/case-money.js';
import { SAMPLE_LINES } from '../builders/home-renovation-forms.js';
import { LotDriver } from '../builders/lot-driver.js';
import { RecordDriver, WAY } from '../builders/record-driver.js';
import { settledLot } from '../builders/settled-lot.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { textOf } from './page-visitor.js';

let pages: PageBench;
beforeAll(async () => {
  pages = await startPageBench();
});
afterAll(() => pages.stop());

interface Shown {
  readonly planLines: readonly ShownPlanLine[];
  readonly money: CaseMoney | null;
}

async function seen(login: string, caseId: string): Promise<Shown> {
  const response = await (await pages.door.visitor(login)).get(`/api/v1/cases/${caseId}`);
  expect(response.statusCode).toBe(200);
  return response.json<Shown>();
}

async function page(login: string, caseId: string): Promise<string> {
  return textOf((await (await pages.person(login)).see(`/cases/${caseId}`)).body);
}

const invite = (caseId: string, firm: string) =>
  pages.door.bench.database.owner.query(
    `insert into case_parties (tenant_id, case_id, org_id, as_role) values ($1, $2, $3, 'contractor')`,
    [DEMO_TENANT.id, caseId, demoId(`org:${firm}`)],
  );

/** 20 yuan for each of 3 m² above the guide price: the household's own affair. */
const DEARER = SAMPLE_LINES.map((line) => (line.item === 'W01' ? { ...line, unitPriceFen: '24000' } : line));

test('a home’s plan and money are told from the reservation to the bank’s reference', async () => {
  const driver = new RecordDriver(pages.door.bench.database.pool);
  const caseId = await driver.open(0);
  expect(await seen('county1', caseId)).toMatchObject({
    planLines: [],
    money: { plan: null, funds: [], settlement: null, payments: [] },
  });
  await driver.goThrough(caseId, 'approve');
  expect((await seen('county1', caseId)).money?.funds).toMatchObject([
    { name: '中央彩票公益金', reservedFen: '350000', committedFen: '0' },
    { name: '县级配套资金', reservedFen: '250000', committedFen: '0' },
  ]);
  await driver.actAll(caseId, ['recordAssessment']);
  await driver.act(caseId, 'submitDesign', { form: { lines: DEARER } });
  await driver.actAll(caseId, ['approveDesign', 'issueWorkOrder', 'startWork', 'selfCheck']);
  const built = await seen('county1', caseId);
  expect(built.planLines).toHaveLength(4);
  expect(built.planLines.find(({ item }) => item === 'W01')).toEqual({
    item: 'W01',
    name: '出入口坡化',
    kind: 'works',
    room: 'entrance',
    unit: '平方米',
    quantity: '3.00',
    unitPriceFen: '24000',
    guidePriceFen: '22000',
    measured: null,
  });
  expect(built.money).toMatchObject({
    plan: { totalFen: '248000', eligibleFen: '242000', grantFen: '242000', householdFen: '6000' },
    funds: [{ reservedFen: '0', committedFen: '242000' }, { committedFen: '0' }],
    settlement: null,
  });
  await driver.actAll(caseId, ['accept', 'settle', 'orderPayment', 'confirmPayment']);
  const paid = await seen('county1', caseId);
  expect(paid.planLines.find(({ item }) => item === 'W05')?.measured).toBe('4.50');
  const [payment] = paid.money?.payments ?? [];
  expect(paid.money?.funds[0]).toMatchObject({ orderedFen: '0', paidFen: '242000' });
  expect(paid.money?.settlement).toEqual({
    measuredFen: '242000',
    invoicedFen: '250000',
    grantFen: '242000',
    reducedFen: '0',
  });
  expect(payment).toMatchObject({ kind: 'payment', lot: null, attempt: 1, amountFen: '242000', state: 'paid' });
});

test('staff see plan and money on the home’s page; a firm that works on it sees the plan alone', async () => {
  const driver = new RecordDriver(pages.door.bench.database.pool);
  const caseId = await driver.open(1);
  await driver.goThrough(caseId, 'recordAssessment');
  await driver.act(caseId, 'submitDesign', { form: { lines: DEARER } });
  await driver.actAll(caseId, WAY.slice(WAY.indexOf('approveDesign')));
  const reference = (await seen('county1', caseId)).money?.payments[0]?.bankReference;
  expect(reference).toMatch(/^BANK/);
  const staff = await page('county1', caseId);
  expect(staff).not.toContain('entrance');
  for (const said of ['户主自筹（元） 60.00', '中央彩票公益金', '应付补贴（元） 2,420.00', reference])
    expect(staff).toContain(said);

  await invite(caseId, 'builder');
  expect(await seen('contractor1', caseId)).toMatchObject({
    planLines: (await seen('county1', caseId)).planLines,
    money: null,
  });
  const firm = await page('contractor1', caseId);
  expect(firm).toContain('出入口坡化');
  for (const hidden of ['中央彩票公益金', '户主自筹', reference]) expect(firm).not.toContain(hidden);
});

test('a home in a lot shows its share of each payment to the contractor, and what the audit took off', async () => {
  const driver = new LotDriver(pages.door.bench.database.pool);
  await driver.deliverByTender();
  await driver.addSuppliers();
  const { lotId, home } = await settledLot(driver, 7);
  const today = await driver.today();
  const invoices = [{ number: 'FP-1', issuedOn: today, amountFen: '240000' }];
  await driver.orderTranche(lotId, { tranche: 'acceptance', invoices });
  await driver.actAs(lotId, 'recordTrancheReturn', 'finance2', { reason: '户名不符' });
  await driver.actAs(lotId, 'orderTranche', 'finance1');
  await driver.actAs(lotId, 'confirmTranche', 'finance1', { bankReference: 'YH-0001', paidOn: today });
  await driver.actAs(lotId, 'recordFinalAccounts', 'county1');
  const [number] = await driver.numbers([home]);
  const reduction = { number: number?.number ?? '', item: 'W05', room: 'toilet', reductionFen: '1000', reason: '数量' };
  await driver.actAs(lotId, 'recordLotAudit', 'county2', { reductions: [reduction] });
  const [lotNumber] = await driver.numbers([lotId]);
  const share = { kind: 'acceptance', lot: lotNumber?.number, amountFen: '234740' };
  expect((await seen('county1', home)).money).toMatchObject({
    settlement: { grantFen: '242000', reducedFen: '1000' },
    payments: [
      { ...share, attempt: 1, state: 'returned', bankReference: null },
      { ...share, attempt: 2, state: 'paid', bankReference: 'YH-0001' },
    ],
  });
  expect(await page('county1', home)).toContain('审计核减（元） 10.00');
  expect(await seen('county1', lotId)).toMatchObject({ planLines: [], money: null });
});
