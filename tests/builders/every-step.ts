import { latestProcedure, procedureOf } from '../../procedures/all-procedures.js';
import { addDays } from '../../procedures/days.js';
import { BIDDERS, creditCodeOf, LotDriver } from './lot-driver.js';
import { RecordDriver, WAY } from './record-driver.js';
import type { RecoveryDriver } from './recovery-driver.js';
import { settledLot } from './settled-lot.js';

/** Looks at a case as it stands now. */
export type Look = (caseId: string) => Promise<void>;

const FIRST_DAY = '2026-03-02';
/** What small grants ask beside a home's application. */
const DILAPIDATED = { homeState: '土坯墙开裂，屋顶漏雨' };

/**
 * Brings cases of every procedure to each of its steps in turn, through the record, and has them looked at there: a home
 * by itself, a lot with a home, a recovery, the visits that follow, and a small grant.
 */
export async function walkEveryStep(driver: RecoveryDriver, look: Look): Promise<void> {
  await walkHome(driver, look);
  await walkSideSteps(driver, look);
  await walkSmallGrant(new RecordDriver(driver.deps.pool, procedureOf('small-grant', 1)), look);
  await driver.deliverByTender();
  await driver.addSuppliers();
  await walkFirstLot(driver, look);
  await walkLot(driver, look);
}

/** Performs actions one after another, each followed by a look. */
async function stepwise(driver: RecordDriver, look: Look, caseId: string, actions: readonly string[]): Promise<void> {
  for (const action of actions) {
    await driver.actAll(caseId, [action]);
    await look(caseId);
  }
}

async function opened(driver: RecordDriver, place: number, change = {}): Promise<string> {
  await driver.setToday(FIRST_DAY);
  return driver.open(place, change);
}

/** The plain way; its payment is claimed back, and its visits are made. */
async function walkHome(driver: RecoveryDriver, look: Look): Promise<void> {
  const home = await opened(driver, 0);
  await look(home);
  await stepwise(driver, look, home, WAY.slice(0, WAY.indexOf('approve')));
  await driver.actAll(home, ['approve', 'assignAssessor']);
  await look(home);
  await stepwise(driver, look, home, WAY.slice(WAY.indexOf('recordAssessment'), WAY.indexOf('confirmPayment')));
  await driver.actAll(home, ['confirmPayment']);
  const acceptedOn = await driver.today();
  await walkRecovery(driver, look, home);
  await walkVisits(driver, look, home, acceptedOn);
}

async function walkVisits(driver: RecordDriver, look: Look, home: string, acceptedOn: string): Promise<void> {
  const [link] = await driver.rows<{ id: string }>('select visit_id as id from case_followups where home_id = $1', [
    home,
  ]);
  const visits = link?.id ?? '';
  for (const count of [7, 30, 90]) {
    await look(visits);
    await driver.setToday(addDays(acceptedOn, count));
    await driver.fireClocks(visits);
    await look(visits);
    const form = { means: 'visit', inUse: true, satisfied: 5 };
    await driver.act(visits, 'recordVisit', { login: 'town1', form });
  }
}

async function walkRecovery(driver: RecoveryDriver, look: Look, home: string): Promise<void> {
  const claim = await driver.claim({ about: home, debtor: 'household', ground: 'notEntitled', sumFen: '1000' });
  await look(claim);
  await driver.actAs(claim, 'approveClaim', 'approver1');
  await look(claim);
  await driver.actAs(claim, 'serveNotice', 'county1');
  await look(claim);
  await driver.actAs(claim, 'object', 'county1', { summary: '认为符合条件' });
  await look(claim);
  await driver.actAs(claim, 'dismissObjection', 'county2', { findings: '不符合条件' });
  await driver.passDeadline(claim, 'objection');
  await look(claim);
  await driver.actAs(claim, 'agreeRepayPlan', 'county1', { repayBy: addDays(await driver.today(), 20) });
  await look(claim);
  await driver.actAs(claim, 'refer', 'approver1', { recipient: '县人民法院', documentNumber: 'YS-1' });
  await look(claim);
}

/** The steps of a home that the plain way does not touch. */
async function walkSideSteps(driver: RecordDriver, look: Look): Promise<void> {
  await walkObjection(driver, look, await opened(driver, 1));

  const waiting = await opened(driver, 2);
  await driver.goThrough(waiting, 'recordAudit');
  await driver.rows(`update quotas set total = 1 where programme = 'home-renovation'`);
  await stepwise(driver, look, waiting, ['joinWaitlist']);
  await driver.rows(`update quotas set total = 60 where programme = 'home-renovation'`);
  // Who waits goes first: otherwise nobody after is approved.
  await driver.actAll(waiting, ['admitFromWaitlist']);

  await stepwise(driver, look, await opened(driver, 3), ['reportDeath']);

  const dies = await opened(driver, 4);
  await driver.goThrough(dies, 'startWork');
  await stepwise(driver, look, dies, ['reportDeathDuringWorks']);

  const faulty = await opened(driver, 5);
  await driver.goThrough(faulty, 'selfCheck');
  await stepwise(driver, look, faulty, ['requireRework']);
}

/** A notice that nobody took down, then an objection. */
async function walkObjection(driver: RecordDriver, look: Look, caseId: string): Promise<void> {
  await driver.actAll(caseId, WAY.slice(0, WAY.indexOf('endPublicity')));
  const [term] = await driver.rows<{ next: string }>(
    `select (last_day + 1)::text as next from case_clocks where case_id = $1 and clock = 'publicity' and state = 'running'`,
    [caseId],
  );
  await driver.setToday(term?.next ?? '');
  await driver.fireClocks(caseId);
  await look(caseId);
  await stepwise(driver, look, caseId, ['object']);
}

async function walkSmallGrant(driver: RecordDriver, look: Look): Promise<void> {
  const granted = await opened(driver, 0, DILAPIDATED);
  await look(granted);
  const review = WAY.slice(0, WAY.indexOf('recordAudit'));
  await stepwise(driver, look, granted, [...review, 'approve', 'orderPayment']);
  await walkObjection(driver, look, await opened(driver, 1, DILAPIDATED));
  await stepwise(driver, look, await opened(driver, 2, DILAPIDATED), ['reportDeath']);
}

/** A lot of the first version, which finance pays by forms of its own. */
async function walkFirstLot(driver: RecoveryDriver, look: Look): Promise<void> {
  driver.lots = procedureOf('tender-lot', 1);
  const { lotId } = await settledLot(driver, 8);
  driver.lots = latestProcedure('tender-lot');
  await look(lotId);
  const paidOn = await driver.today();
  const invoices = [{ number: 'FP-first', issuedOn: paidOn, amountFen: '300000' }];
  await driver.actAs(lotId, 'orderTranche', 'finance1', { tranche: 'acceptance', invoices });
  await driver.actAs(lotId, 'confirmTranche', 'finance2', { bankReference: 'FK-first', paidOn });
  await walkFinalAccounts(driver, look, lotId);
}

/**
 * A lot with a home from its plan to the end of its warranty, and with one of the first version, which is built and
 * inspected by forms of its own; and another lot that is tendered on an outside platform.
 */
async function walkLot(driver: RecoveryDriver, look: Look): Promise<void> {
  const [home = ''] = await driver.designedHomes([6]);
  const ofFirstVersion = new LotDriver(driver.deps.pool, procedureOf('home-renovation', 1));
  const [old = ''] = await ofFirstVersion.designedHomes([7]);
  const lot = await driver.openLot();
  await look(lot);
  const homes = { homes: await driver.numbers([home, old]) };
  await driver.actAs(lot, 'addHomes', 'county1', homes);
  await look(home);
  await walkTender(driver, look, lot);
  await driver.actAs(lot, 'callOff', 'county1', { ...homes, finishBy: addDays(await driver.today(), 60) });
  await look(lot);
  await walkWorksInLot(driver, look, home);
  await walkWorksInLot(driver, look, old);
  await driver.applyFor(lot, 'acceptance');
  await look(lot);
  await driver.payApplied(lot);
  await walkFinalAccounts(driver, look, lot);

  const outside = await driver.openLot({ delivery: 'unitRate', method: 'outsidePlatform' });
  await driver.actAs(outside, 'recordOutsideNotice', 'county1', { platformNumber: 'PT-1' });
  await look(outside);
}

async function walkTender(driver: RecoveryDriver, look: Look, lot: string): Promise<void> {
  const bidDeadline = addDays(await driver.today(), 20);
  await driver.actAs(lot, 'publish', 'county1', { bidDeadline, documentNumber: 'CG-1' });
  await look(lot);
  for (const bidder of BIDDERS) await driver.bid(lot, bidder, { totalFen: '600000' });
  await driver.passDeadline(lot, 'bidding');
  await look(lot);
  await driver.actAs(lot, 'authoriseOpening', 'county1');
  await driver.actAs(lot, 'openBids', 'county2');
  await look(lot);
  const assessments = BIDDERS.map((bidder) => ({ creditCode: creditCodeOf(bidder), qualified: true, technical: 80 }));
  await driver.actAs(lot, 'evaluate', 'county1', { panelSize: 3, assessments });
  await look(lot);
  await driver.actAs(lot, 'publiciseResult', 'county1', { place: '县政务公开栏' });
  await look(lot);
  const challenge = { creditCode: creditCodeOf('bidder2'), summary: '认为评审有误' };
  await driver.actAs(lot, 'raiseChallenge', 'county1', challenge);
  await look(lot);
  await driver.actAs(lot, 'dismissChallenge', 'county2', { findings: '质疑不成立' });
  await driver.passDeadline(lot, 'challenge');
  await look(lot);
  await driver.actAs(lot, 'award', 'approver1');
  await look(lot);
  const contract = { contractNumber: 'HT-1', sumFen: '600000', retentionPercent: 3, warrantyMonths: 12 };
  await driver.actAs(lot, 'signContract', 'county1', contract);
}

async function walkWorksInLot(driver: RecoveryDriver, look: Look, home: string): Promise<void> {
  await look(home);
  await driver.actAs(home, 'startByContractor', 'contractor1');
  await look(home);
  await driver.actAs(home, 'selfCheckByContractor', 'contractor1');
  await look(home);
  await driver.actAll(home, ['requireRework']);
  await look(home);
  await driver.actAs(home, 'reworkDoneByContractor', 'contractor1');
  await driver.attach(home, 'coPayReceipt');
  await driver.actAll(home, ['accept', 'settleByContract']);
  await look(home);
}

async function walkFinalAccounts(driver: RecoveryDriver, look: Look, lot: string): Promise<void> {
  await driver.actAs(lot, 'recordFinalAccounts', 'county1');
  await driver.actAs(lot, 'assignAuditFirm', 'county1', { firm: 'F03' });
  await look(lot);
  await driver.actAs(lot, 'recordLotAudit', 'county2', { reductions: [] });
  await look(lot);
  const startsOn = await driver.today();
  const warrantyUntil = `${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`;
  await driver.actAs(lot, 'startWarranty', 'county1', { startsOn, warrantyUntil });
  await look(lot);
  await driver.rows(`update case_clocks set provisional = false where case_id = $1`, [lot]);
  await driver.passDeadline(lot, 'warranty');
  await look(lot);
}
