import { randomUUID } from 'node:crypto';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { demoApplicants } from '../../bin/demo-people.js';
import { stands } from '../../record/standing-events.js';
import { endDelegation, keepDelegation } from '../../record/delegations.js';
import { inTenant } from '../../record/in-tenant.js';
import { claimEffect, failEffect } from '../../record/effects.js';
import { loadCalendarYear } from '../../record/load-calendar.js';
import { recordAction } from '../../record/record-action.js';
import type { ActingAs, Recorded } from '../../record/record-types.js';
import { LotDriver } from '../builders/lot-driver.js';
import { seatOf } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

const tenant = DEMO_TENANT.id;
let database: TestDatabase;
let driver: LotDriver;
let place = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new LotDriver(database.pool);
});
afterAll(() => database.drop());
beforeEach(() => driver.setToday('2026-03-02'));

interface Opened {
  readonly caseId: string;
  readonly officer: ActingAs;
}

async function opened(): Promise<Opened> {
  place += 1;
  const caseId = await driver.open(place);
  const village = demoApplicants(1, place + 1)[place]?.village ?? '';
  return { caseId, officer: seatOf(village, 'villageOfficer') };
}

async function publicised(): Promise<Opened> {
  const it = await opened();
  await driver.goThrough(it.caseId, 'postNotice');
  return it;
}

const recall = (caseId: string, as: ActingAs, options: object = {}): Promise<Recorded> =>
  driver.act(caseId, 'recall', { as, form: { reason: '点错了' }, ...options });
const refusalOf = async (answer: Promise<Recorded>) => {
  const recorded = await answer;
  return recorded.kind === 'refused' ? recorded.refusal.code : recorded.kind;
};
const accept = (caseId: string, options: object = {}) => driver.act(caseId, 'acceptApplication', options);
const clocks = (caseId: string) =>
  driver.rows<{ clock: string; last_day: string | null }>(
    `select step, clock, unit, allotted, used, until_day, running_since, last_day, due_at, provisional, state from case_clocks
     where case_id = $1 and state in ('running', 'paused') order by id`,
    [caseId],
  );
const kept = async (caseId: string) =>
  (
    await driver.rows<{ due: string | null; before: object | null; sealed: boolean }>(
      'select due_on as due, before_act as before, before_act_facts is not null as sealed from cases where id = $1',
      [caseId],
    )
  )[0];

describe('recalling the last act', () => {
  it('puts step, facts and clocks back as they were; the act and its recall both stay in the chain', async () => {
    const { caseId, officer } = await opened();
    const [before, ran, due] = [await driver.load(caseId), await clocks(caseId), (await kept(caseId))?.due];
    await driver.setToday('2026-03-04');
    await accept(caseId);
    expect(await driver.step(caseId)).toBe('villageReview');
    await driver.setToday('2026-03-05');
    expect(await recall(caseId, officer)).toMatchObject({
      kind: 'recorded',
      answer: { seq: 3, step: 'applied', closed: null, dueOn: due },
    });
    const after = await driver.load(caseId);
    expect({ ...after.state, seq: 1, past: [] }).toEqual({ ...before.state, seq: 1, past: [] });
    expect(await clocks(caseId)).toEqual(ran);
    expect((await kept(caseId))?.due).toBe(due);
    const events = await driver.rows(
      `select action, from_step as "from", to_step as "to", body::jsonb->'form' as form from case_events where case_id = $1 and seq > 1 order by seq`,
      [caseId],
    );
    expect(events).toMatchObject([
      { action: 'acceptApplication', from: 'applied', to: 'villageReview' },
      { action: 'recall', from: 'villageReview', to: 'applied', form: { reason: '点错了' } },
    ]);
    expect(await driver.rows(`select seq from case_events e where case_id = $1 and ${stands('e')}`, [caseId])).toEqual([
      { seq: 1 },
    ]);
  });

  it('takes back what a form had changed, and keeps the earlier values sealed meanwhile', async () => {
    const { caseId, officer } = await opened();
    const { phone } = (await driver.load(caseId)).state.facts;
    await driver.act(caseId, 'updateContact', { as: officer, form: { phone: '13812345678' } });
    const [row] = await driver.rows<{ text: string }>('select to_jsonb(c)::text as text from cases c where id = $1', [
      caseId,
    ]);
    expect(row?.text).toContain('"enteredOn"');
    expect(row?.text).not.toContain(String(phone));
    await recall(caseId, officer);
    expect((await driver.load(caseId)).state.facts.phone).toBe(phone);
  });

  it('lets its papers serve again, and its day be entered once more', async () => {
    const { caseId, officer } = await opened();
    await accept(caseId);
    const used = () =>
      driver.rows(
        'select id from evidence where case_id = $1 and used_seq = (select seq from cases where id = $1) order by id',
        [caseId],
      );
    const papers = await used();
    expect(papers.length).toBeGreaterThan(0);
    await driver.setToday('2026-03-03');
    await recall(caseId, officer);
    expect(await driver.rows('select 1 from evidence where case_id = $1 and used_seq is not null', [caseId])).toEqual(
      [],
    );
    const again = { on: '2026-03-02', without: ['applicationForm', 'idCopy', 'disabilityCardCopy', 'hardshipProof'] };
    expect(await accept(caseId, again)).toMatchObject({ kind: 'recorded', answer: { step: 'villageReview' } });
    expect(await used()).toEqual(papers);
  });

  it('is done once for a request, and answers alike', async () => {
    const { caseId, officer } = await opened();
    await accept(caseId);
    const requestId = randomUUID();
    const first = await recall(caseId, officer, { requestId });
    expect(await recordAction(driver.deps, { tenant, caseId, requestId })).toMatchObject({
      kind: 'recorded',
      answer: first.kind === 'recorded' && first.answer,
    });
  });

  it('leaves the act out of what counts: pairs of eyes, and rounds of rework', async () => {
    const { caseId } = await opened();
    await driver.goThrough(caseId, 'passTownReview');
    const approver = seatOf('approver1', 'countyApprover');
    const asOfficer = { ...seatOf('county1', 'countyOfficer'), userId: approver.userId };
    await driver.act(caseId, 'recordAudit', { as: asOfficer });
    expect(await refusalOf(driver.act(caseId, 'approve', { as: approver }))).toBe('samePerson');
    await recall(caseId, asOfficer);
    await driver.actAll(caseId, ['recordAudit']);
    expect(await driver.act(caseId, 'approve', { as: approver })).toMatchObject({ kind: 'recorded' });
    expect((await driver.load(caseId)).state.past.filter(({ action }) => action === 'recordAudit')).toHaveLength(1);
  });
});

describe('the clocks', () => {
  it('of the earlier step run as if they had all the time, and one that was due meanwhile acts at once', async () => {
    const { caseId, officer } = await opened();
    const [deadline] = await clocks(caseId);
    await accept(caseId);
    await driver.setToday('2026-06-01');
    const answer = await recall(caseId, officer);
    expect(answer).toMatchObject({ kind: 'recorded', now: { wakeInMs: 1000, step: 'applied' } });
    expect(await clocks(caseId)).toEqual([deadline]);
    await driver.fireClocks(caseId);
    const [last] = await driver.rows<{ action: string; overdue: boolean }>(
      `select e.action, c.overdue_from <= app_now() as overdue from case_events e join cases c on c.id = e.case_id
       where c.id = $1 order by e.seq desc limit 1`,
      [caseId],
    );
    expect(last).toEqual({ action: 'escalate', overdue: true });
    expect(await refusalOf(recall(caseId, officer))).toBe('actedSince');
  });

  it('that were paused run on, and those that ran again are paused with the days they had', async () => {
    const { caseId, officer } = await publicised();
    const running = await clocks(caseId);
    await driver.setToday('2026-03-05');
    await driver.act(caseId, 'object', { as: officer });
    await driver.setToday('2026-03-06');
    await recall(caseId, officer);
    expect(await clocks(caseId)).toEqual(running);
    await driver.setToday('2026-03-09');
    await driver.actAll(caseId, ['object']);
    const paused = await clocks(caseId);
    const inquirer = seatOf('county1', 'countyOfficer');
    await driver.act(caseId, 'dismissObjection', { as: inquirer });
    await driver.setToday('2026-03-10');
    expect(await recall(caseId, inquirer)).toMatchObject({ kind: 'recorded', answer: { step: 'objectionInquiry' } });
    expect(await clocks(caseId)).toEqual(paused);
    expect((await driver.load(caseId)).state.suspended).toEqual(['publicised']);
  });

  it('end by the calendar as it is when they run again', async () => {
    const { caseId, officer } = await publicised();
    const lastDay = async () => (await clocks(caseId)).find(({ clock }) => clock === 'publicity')?.last_day;
    expect(await lastDay()).toBe('2026-03-11');
    await driver.act(caseId, 'object', { as: officer });
    const [year] = await driver.rows<{ rest: string[]; work: string[] }>(
      'select rest_days::text[] as rest, work_days::text[] as work from calendar_years where year = 2026',
    );
    const load = (restDays: string[]) =>
      loadCalendarYear(
        driver.deps,
        tenant,
        { year: 2026, restDays, workDays: year?.work ?? [], source: '临时调整' },
        {
          userId: demoId('user:admin1'),
          role: 'administrator',
          orgId: demoId('org:county'),
        },
      );
    await load([...(year?.rest ?? []), '2026-03-10']);
    await recall(caseId, officer);
    expect(await lastDay()).toBe('2026-03-12');
    await load(year?.rest ?? []);
  });

  it('of a step without any stop again', async () => {
    const { caseId, officer } = await opened();
    await database.owner.query(`update case_clocks set state = 'stopped', running_since = null where case_id = $1`, [
      caseId,
    ]);
    await accept(caseId);
    expect(await clocks(caseId)).not.toEqual([]);
    await recall(caseId, officer);
    expect(await clocks(caseId)).toEqual([]);
  });
});

describe('under a delegation', () => {
  it('the delegate recalls what the delegate did, and nobody once it is revoked', async () => {
    const officer = seatOf('county1', 'countyOfficer');
    const { userId, role, orgId } = officer;
    const [id, today] = [randomUUID(), await driver.today()];
    const delegateId = demoId('user:finance1');
    const days = { fromDay: today, toDay: today };
    const wanted = { id, userId, delegateId, role, orgId, programme: null, ...days };
    await inTenant(driver.deps.pool, tenant, (tx) => keepDelegation(tx, tenant, wanted));
    const as = { ...officer, userId: delegateId, onBehalfOfUserId: userId };
    const { caseId } = await opened();
    const change = () => driver.act(caseId, 'updateContact', { as, form: { phone: '13800000007' } });
    await change();
    expect(await refusalOf(recall(caseId, officer))).toBe('notLastActor');
    expect(await refusalOf(recall(caseId, as))).toBe('recorded');
    await change();
    await inTenant(driver.deps.pool, tenant, (tx) => endDelegation(tx, tenant, { userId, role, orgId }, id));
    expect(await refusalOf(recall(caseId, as))).toBe('notYourRole');
  });
});

describe('is refused', () => {
  it('to everyone but the person who acted, in the seat of the act', async () => {
    const { caseId, officer } = await opened();
    await accept(caseId);
    expect(await refusalOf(recall(caseId, seatOf('county1', 'countyOfficer')))).toBe('notLastActor');
    expect(await refusalOf(recall(caseId, { ...officer, role: 'townOfficer' }))).toBe('notYourRole');
    const forOther = { ...seatOf('town1', 'townOfficer'), onBehalfOfUserId: officer.userId };
    expect(await refusalOf(recall(caseId, forOther))).toBe('notYourRole');
    expect(await refusalOf(recall(caseId, officer))).toBe('recorded');
  });

  it('once anybody acted since', async () => {
    const { caseId, officer } = await opened();
    await accept(caseId);
    await driver.act(caseId, 'updateContact', {
      as: seatOf('county1', 'countyOfficer'),
      form: { phone: '13800000002' },
    });
    expect(await refusalOf(recall(caseId, officer))).toBe('actedSince');
  });

  it('for what opened, posted or recalled something, and then nothing was kept to go back to', async () => {
    const { caseId, officer } = await opened();
    expect(await refusalOf(recall(caseId, officer))).toBe('notRecallable');
    await accept(caseId);
    expect(await kept(caseId)).toMatchObject({ before: { seq: 2, step: 'applied' }, sealed: true });
    await recall(caseId, officer);
    expect(await refusalOf(recall(caseId, officer))).toBe('notRecallable');
    await driver.goThrough(caseId, 'postNotice');
    expect(await kept(caseId)).toMatchObject({ before: null, sealed: false });
    expect(await refusalOf(recall(caseId, officer))).toBe('notRecallable');
  });

  it('once the applicant may have been told; until then the message is called off', async () => {
    const { caseId } = await opened();
    await driver.goThrough(caseId, 'selfCheck');
    const county = seatOf('county1', 'countyOfficer');
    const effect = async () =>
      (
        await driver.rows<{ id: string; state: string }>(
          'select id, state from case_effects where case_id = $1 and seq = (select max(seq) from case_events where case_id = $1 and action = $2)',
          [caseId, 'requireRework'],
        )
      )[0];
    await driver.act(caseId, 'requireRework', { as: county });
    const recalled = await recall(caseId, county);
    const off = await effect();
    expect(off?.state).toBe('calledOff');
    expect(recalled).toMatchObject({ kind: 'recorded', answer: { step: 'selfChecked' } });
    expect(JSON.stringify(recalled)).not.toContain(off?.id);
    expect(await claimEffect(driver.deps, { tenant, caseId }, off?.id ?? '')).toEqual({ state: 'gone' });
    await driver.act(caseId, 'requireRework', { as: county });
    const id = (await effect())?.id ?? '';
    await claimEffect(driver.deps, { tenant, caseId }, id);
    expect(await refusalOf(recall(caseId, county))).toBe('applicantTold');
    await failEffect(driver.deps, { tenant, caseId }, id, 'gatewayAway');
    expect(await refusalOf(recall(caseId, county))).toBe('applicantTold');
    // The round that was recalled is none.
    expect((await driver.load(caseId)).state.past.filter(({ action }) => action === 'requireRework')).toHaveLength(1);
  });

  it('once the lot that the home lies in acted since', async () => {
    await driver.deliverByTender();
    await driver.addSuppliers();
    const { lot, homes } = await lotCalledOff();
    const as = seatOf('contractor1', 'contractor');
    const [home = ''] = homes;
    await driver.actAs(home, 'startByContractor', 'contractor1');
    expect(await refusalOf(recall(home, as))).toBe('recorded');
    await driver.actAs(home, 'startByContractor', 'contractor1');
    const issuedOn = await driver.today();
    const invoices = [{ number: 'FP-recall', issuedOn, amountFen: '200000' }];
    await driver.orderTranche(lot, { tranche: 'advance', percent: 30, invoices });
    expect(await refusalOf(recall(home, as))).toBe('actedSince');
  });
});

async function lotCalledOff(): Promise<{ lot: string; homes: string[] }> {
  const homes = await driver.designedHomes([30, 31]);
  const form = { homes: await driver.numbers(homes) };
  const lot = await driver.openLot();
  await driver.actAs(lot, 'addHomes', 'county1', form);
  await driver.actAs(lot, 'publish', 'county1', { bidDeadline: '2026-03-20', documentNumber: 'CG-9' });
  await driver.bidAndOpen(lot);
  await driver.evaluateAndSign(lot);
  await driver.actAs(lot, 'callOff', 'county1', { ...form, finishBy: '2026-06-30' });
  return { lot, homes };
}

test('whoever was told of the act, or was handed its task, is told of the recall', async () => {
  const { caseId, officer } = await opened();
  await driver.act(caseId, 'reportDeath', { as: officer });
  const notes = () =>
    driver.rows<{ reason: string; level: string; personal: boolean }>(
      `select n.reason, o.level, n.user_id is not null as personal from notifications n join orgs o on o.id = n.org_id where case_id = $1 order by n.created_at, n.id`,
      [caseId],
    );
  await driver.rows(
    `insert into notifications (tenant_id, id, case_id, seq, org_id, user_id, reason) values ($1, $2, $3, 2, $4, $5, 'coordination:transfer')`,
    [tenant, randomUUID(), caseId, demoId('org:county'), demoId('user:county2')],
  );
  await recall(caseId, officer);
  const told = await notes();
  expect(told).toHaveLength(4);
  expect(told.filter(({ reason }) => reason === 'recall')).toEqual(
    expect.arrayContaining([
      { reason: 'recall', level: 'county', personal: false },
      { reason: 'recall', level: 'county', personal: true },
    ]),
  );
  expect(await driver.step(caseId)).toBe('applied');
});
