import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { drawSample } from '../../record/draw-sample.js';
import { freezeList, listedNumbers } from '../../record/freeze-sampling-list.js';
import { listText } from '../../record/sample-of-list.js';
import { addDays } from '../../procedures/days.js';
import { csvRows } from '../../desk/csv-rows.js';
import { csvFileBank } from '../../ports/bank.js';
import { procedureOf } from '../../procedures/all-procedures.js';
import { coordinate } from '../../record/case-coordinations.js';
import { endDelegation, keepDelegation } from '../../record/delegations.js';
import { claimEffect, finishEffect } from '../../record/effects.js';
import { inTenant } from '../../record/in-tenant.js';
import { makePaymentFile } from '../../record/payment-files.js';
import type { Recorded } from '../../record/record-types.js';
import { type LotDriver, supplierIdOf } from '../builders/lot-driver.js';
import { RecoveryDriver } from '../builders/recovery-driver.js';
import { answered, aSentFile, DOUBLE, objected } from '../builders/objections.js';
import { withRejectedFiles } from '../builders/rejected-files.js';
import { reportedAgain } from '../builders/reported-again.js';
import { RecordDriver, seatOf, WAY } from '../builders/record-driver.js';
import type { TestDatabase } from '../harness/test-database.js';

const TENANT = DEMO_TENANT.id;

/** A record in which every rule of the audit has something to look at, and nothing to complain of. */
export interface SoundRecord {
  /** Claims back some of what `paid` got; a part of it came. */
  readonly recovery: string;
  /** Its first payment came back, the second arrived; each stood in a file. */
  readonly paid: string;
  /** Approved, with money reserved. */
  readonly admitted: string;
  /** Next on the waitlist. */
  readonly waiting: string;
  /** Two of its acts were recalled: the first was done again by somebody else, what should follow from the last was called off. */
  readonly recalled: string;
  /** Still in the village, a clock running. */
  readonly fresh: string;
  /** Tendered, with an advance, accepted, audited, its retention paid, closed. */
  readonly lot: string;
  readonly lotHomes: readonly [string, string];
  /** A fixed grant, approved and paid; and another of other people. */
  readonly grants: readonly [string, string];
  /** Drawn: one home out of a list of three. */
  readonly sampling: string;
  /** Takes bids; one was handed in twice. */
  readonly bidding: string;
}

/** The town hands the village's task on, and sends a copy. */
async function handOn({ deps }: RecordDriver, caseId: string): Promise<void> {
  const village = demoId('org:village1a');
  const as = { ...seatOf('town1', 'townOfficer'), actingFor: 'villageOfficer', onBehalfOfOrgId: village } as const;
  const to = [{ orgId: village, userId: demoId('user:village1a'), role: 'villageOfficer' }] as const;
  await inTenant(deps.pool, TENANT, async (tx) => {
    for (const kind of ['transfer', 'copy'] as const)
      await coordinate({ tx, keys: deps.keys }, TENANT, {
        id: randomUUID(),
        caseId,
        seq: 2,
        kind,
        as,
        words: '代为办理',
        to,
      });
  });
}

/** The county's officer is away: finance answers for that role, and does something on a case. It is revoked later. */
async function standIn(driver: RecordDriver, caseId: string): Promise<void> {
  const [officer, delegateId] = [seatOf('county1', 'countyOfficer'), demoId('user:finance1')];
  const { userId, role, orgId } = officer;
  const today = await driver.today();
  const id = randomUUID();
  const delegation = { id, userId, delegateId, role, orgId, programme: null, fromDay: today, toDay: addDays(today, 7) };
  await inTenant(driver.deps.pool, TENANT, (tx) => keepDelegation(tx, TENANT, delegation));
  const as = { ...officer, userId: delegateId, onBehalfOfUserId: userId };
  await expectRecorded(driver.act(caseId, 'updateContact', { as, form: { phone: '13800000001' } }));
  await inTenant(driver.deps.pool, TENANT, (tx) => endDelegation(tx, TENANT, { userId, role, orgId }, id));
}

/** An audit is recalled and entered again by another, for the day before; so the first may approve. */
async function driveRecalled(driver: RecordDriver): Promise<string> {
  const home = await driver.open(5);
  await driver.goThrough(home, 'passTownReview');
  const approver = seatOf('approver1', 'countyApprover');
  const asOfficer = { ...seatOf('county1', 'countyOfficer'), userId: approver.userId };
  const form = { reason: '误操作' };
  const on = await driver.today();
  await expectRecorded(driver.act(home, 'recordAudit', { as: asOfficer }));
  await driver.setToday(addDays(on, 1));
  await expectRecorded(driver.act(home, 'recall', { as: asOfficer, form }));
  await expectRecorded(driver.act(home, 'recordAudit', { on }));
  await expectRecorded(driver.act(home, 'approve', { as: approver }));
  await driver.actAll(home, WAY.slice(WAY.indexOf('approve') + 1, WAY.indexOf('accept')));
  const county = seatOf('county1', 'countyOfficer');
  await expectRecorded(driver.act(home, 'requireRework', { as: county }));
  await expectRecorded(driver.act(home, 'recall', { as: county, form }));
  return home;
}

async function expectRecorded(act: Promise<Recorded>): Promise<void> {
  const recorded = await act;
  if (recorded.kind !== 'recorded') throw new Error(JSON.stringify(recorded));
}

/** Drives such a record. */
export async function driveSoundRecord({ pool, owner }: Pick<TestDatabase, 'pool' | 'owner'>): Promise<SoundRecord> {
  const driver = new RecoveryDriver(pool);
  const paid = await driveReturnedAndPaid(driver);
  await driver.setToday('2026-03-02');
  const recalled = await driveRecalled(driver);
  await driver.setToday('2026-03-02');
  const fresh = await driver.open(6);
  await driver.actAll(fresh, ['acceptApplication']);
  await handOn(driver, fresh);
  await standIn(driver, await driver.open(9));
  await driver.deliverByTender();
  await driver.addSuppliers();
  // Unit rates: homes are called off as they are designed.
  const bidding = await driver.openLot({ need: '家庭无障碍改造 二期', delivery: 'unitRate' });
  const bidDeadline = '2026-12-01';
  await driver.actAs(bidding, 'publish', 'county1', { bidDeadline, documentNumber: 'CG-2' });
  for (const totalFen of ['1500000', '1400000']) await driver.bid(bidding, 'builder', { totalFen });
  const { lot, lotHomes } = await driveLot(driver);
  // Last, for nobody is approved past those who wait.
  const [admitted, waiting] = await driveWaitlist(driver, owner);
  const grants = await driveSmallGrants(pool);
  const claim = { debtor: 'household', ground: 'notEntitled', sumFen: '1000' } as const;
  const recovery = await driver.owed({ about: paid, ...claim });
  await driver.actAs(recovery, 'recordRepayment', 'finance1', await driver.repayment('400'));
  const sampling = await driveSampling(driver);
  await finishEffects(driver);
  return { recalled, sampling, recovery, grants, paid, admitted, waiting, fresh, lot, lotHomes, bidding };
}

async function driveReturnedAndPaid(driver: LotDriver): Promise<string> {
  await driver.setToday('2026-03-02');
  const paid = await driver.open(0);
  await driver.goThrough(paid, 'postNotice');
  await driveObjections(driver, paid);
  await driver.actAll(paid, WAY.slice(WAY.indexOf('endPublicity'), WAY.indexOf('orderPayment') + 1));
  await makeFile(driver);
  await driver.actAll(paid, ['recordReturn', 'orderPayment']);
  await makeFile(driver);
  await driver.actAll(paid, ['confirmPayment']);
  await withRejectedFiles(driver, paid);
  return paid;
}

/** The public objects twice, once with files: one is looked into and dismissed, the other is said not to be about the notice. */
async function driveObjections(driver: RecordDriver, caseId: string): Promise<void> {
  const withFiles = { files: [aSentFile(), aSentFile()] };
  const [first, second] = [await objected(driver, caseId, withFiles), await objected(driver, caseId)];
  const requestId = randomUUID();
  await answered(driver, caseId, first.id, { kind: 'registered', requestId });
  await driver.act(caseId, 'object', { requestId });
  await answered(driver, caseId, second.id, DOUBLE);
  await driver.actAll(caseId, ['dismissObjection']);
}

async function makeFile(driver: LotDriver): Promise<void> {
  const finance = { by: seatOf('finance1', 'finance'), places: [demoId('org:county')] };
  const made = await makePaymentFile({ ...driver.deps, bank: csvFileBank(csvRows) }, TENANT, finance);
  if (!made || made === 'onHold') throw new Error('nothing waited for a payment file');
}

/** Two homes for whom the quota is full; then the first of them gets a place. */
async function driveWaitlist(driver: LotDriver, owner: Pool): Promise<[string, string]> {
  const homes: string[] = [];
  for (const place of [1, 2]) {
    await driver.setToday('2026-03-02');
    const home = await driver.open(place);
    await driver.goThrough(home, 'recordAudit');
    homes.push(home);
  }
  const quota = (total: string) => owner.query(`update quotas set total = ${total} where year = 2026`);
  await quota('(select count(*) from quota_uses where released_seq is null)');
  for (const home of homes) await driver.actAll(home, ['joinWaitlist']);
  await quota('100');
  await driver.setToday(addDays(await driver.today(), 1));
  const [admitted = '', waiting = ''] = homes;
  await driver.actAll(admitted, ['admitFromWaitlist']);
  return [admitted, waiting];
}

/** Two households with the fixed grant, one after the other. */
async function driveSmallGrants(pool: Pool): Promise<[string, string]> {
  const driver = new RecordDriver(pool, procedureOf('small-grant', 1));
  const grants: string[] = [];
  for (const place of [7, 8]) {
    const grant = await driver.open(place, { homeState: '墙体开裂' });
    await driver.actAll(grant, ['acceptApplication', 'recordPeerReview', 'postNotice', 'endPublicity']);
    await driver.actAll(grant, ['passTownReview', 'approve', 'orderPayment', 'confirmPayment']);
    grants.push(grant);
  }
  const [first = '', second = ''] = grants;
  return [first, second];
}

async function driveLot(driver: LotDriver): Promise<Pick<SoundRecord, 'lot' | 'lotHomes'>> {
  const [first = '', second = ''] = await driver.designedHomes([3, 4]);
  const homes = { homes: await driver.numbers([first, second]) };
  const lot = await driver.openLot();
  await driver.actAs(lot, 'addHomes', 'county1', homes);
  await driver.actAs(lot, 'publish', 'county1', { bidDeadline: '2026-03-20', documentNumber: 'CG-1' });
  await driver.bidAndOpen(lot);
  await driver.evaluateAndSign(lot);
  await driver.actAs(lot, 'callOff', 'county1', { ...homes, finishBy: '2026-06-30' });
  // What the firm's person did before being a worker was done for the firm.
  await driver.actAs(first, 'startByContractor', 'contractor1');
  await assignToWorker(driver, [first, second]);
  await refuse(driver, lot, { tranche: 'advance', percent: 20, amountFen: '200000' });
  await pay(driver, lot, { tranche: 'advance', percent: 30, amountFen: '200000' });
  for (const home of [first, second]) {
    if (home === second) await driver.actAs(home, 'startByContractor', 'contractor1');
    await driver.actAs(home, 'selfCheckByContractor', 'contractor1');
    if (home === first) await reportedAgain(driver, home);
    await driver.attach(home, 'coPayReceipt');
    await driver.actAll(home, ['accept', 'settleByContract']);
  }
  await pay(driver, lot, { tranche: 'acceptance', amountFen: '400000' });
  await endLot(driver, lot, homes.homes[0]?.number ?? '');
  return { lot, lotHomes: [first, second] };
}

/** The firm's person is a worker of it here, to whom both homes are assigned. */
async function assignToWorker(driver: LotDriver, homes: readonly string[]): Promise<void> {
  const seat = [TENANT, supplierIdOf('builder'), demoId('user:contractor1')];
  await driver.rows(
    `insert into firm_workers (tenant_id, org_id, user_id, phone_hash, phone_sealed) values ($1, $2, $3, '\\x01', '\\x01')`,
    seat,
  );
  await driver.rows(
    'update user_roles set assigned_only = true where (tenant_id, org_id, user_id) = ($1, $2, $3)',
    seat,
  );
  await driver.rows(
    `insert into work_assignments (tenant_id, id, case_id, org_id, user_id, assigned_by)
     select $1, gen_random_uuid(), home, $2, $3, $3 from unnest($4::uuid[]) as home`,
    [...seat, homes],
  );
}

async function endLot(driver: LotDriver, lot: string, number: string): Promise<void> {
  await driver.actAs(lot, 'recordFinalAccounts', 'county1');
  const reduction = { number, item: 'W05', room: 'toilet', reductionFen: '1000', reason: '扶手短缺' };
  await driver.actAs(lot, 'recordLotAudit', 'county2', { reductions: [reduction] });
  const startsOn = await driver.today();
  await driver.actAs(lot, 'startWarranty', 'county1', { startsOn, warrantyUntil: `2027${startsOn.slice(4)}` });
  await driver.passDeadline(lot, 'warranty');
  await pay(driver, lot, { tranche: 'retention', amountFen: '14000' });
  await driver.actAs(lot, 'closeLot', 'approver1');
}

interface Payment {
  readonly tranche: string;
  readonly percent?: number;
  /** Of the invoice. */
  readonly amountFen: string;
}

/** Enters the firm's applications, which come on paper: a worker of the firm may not apply. */
const APPLICANT = 'county2';

const invoiced = async (driver: LotDriver, lot: string, { tranche, amountFen }: Payment) => [
  { number: `FP-${lot}-${tranche}`, issuedOn: await driver.today(), amountFen },
];

/** Sent back; the same invoice is handed in again with the next. */
async function refuse(driver: LotDriver, lot: string, { tranche, percent, amountFen }: Payment): Promise<void> {
  const invoices = await invoiced(driver, lot, { tranche, amountFen });
  await driver.actAs(lot, 'applyForTranche', APPLICANT, { tranche, percent: percent ?? 0, invoices });
  await driver.actAs(lot, 'refuseApplication', 'finance1', { reason: '比例与合同不符' });
}

async function pay(driver: LotDriver, lot: string, payment: Payment): Promise<void> {
  const { amountFen: _invoiced, ...form } = payment;
  const issuedOn = await driver.today();
  await driver.orderTranche(lot, { ...form, invoices: await invoiced(driver, lot, payment) }, APPLICANT);
  const bankReference = `REF-${lot}-${form.tranche}`;
  await driver.actAs(lot, 'confirmTranche', 'finance1', { bankReference, paidOn: issuedOn });
}

/** The city freezes the list of what was accepted, and draws a day later. */
async function driveSampling(driver: LotDriver): Promise<string> {
  const id = randomUUID();
  const by = seatOf('inspector1', 'cityInspector');
  const criteria = { programme: 'home-renovation', acceptedFrom: '2026-01-01', acceptedTo: '2026-12-31' };
  const { pool } = driver.deps;
  const list = await inTenant(pool, TENANT, async (tx) => {
    const numbers = await listedNumbers(tx, criteria);
    await freezeList(tx, TENANT, by, { id, ...criteria, numbers, size: 1 });
    return listText(numbers);
  });
  const drawnOn = addDays(await driver.today(), 1);
  await driver.setToday(drawnOn);
  const draw = { seed: '03 11 19 22 27 31 + 08', source: '双色球', drawnOn, document: '开奖公告' };
  await inTenant(pool, TENANT, (tx) => drawSample(tx, TENANT, by, { frozen: { id, list, size: 1 }, draw }));
  return id;
}

async function finishEffects(driver: LotDriver): Promise<void> {
  const effects = await driver.rows<{ id: string; caseId: string }>(
    `select id, case_id as "caseId" from case_effects where state = 'pending'`,
  );
  for (const { id, caseId } of effects) {
    await claimEffect(driver.deps, { tenant: TENANT, caseId }, id);
    await finishEffect(driver.deps, { tenant: TENANT, caseId }, id);
  }
}
