import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { loadCalendarYear } from '../../record/load-calendar.js';
import { RecordDriver, seatOf } from '../builders/record-driver.js';
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

/** A case whose notice was posted on Monday 2 March 2026: the term's seventh working day is Wednesday 11 March. */
async function publicised(): Promise<string> {
  const caseId = await driver.open((place += 1));
  await driver.goThrough(caseId, 'postNotice');
  return caseId;
}

const clockOf = async (caseId: string, clock: string, step: string | null = null) =>
  (
    await driver.rows<{
      state: string;
      last_day: string | null;
      used: number;
      provisional: boolean;
      blocked_code: string | null;
    }>(
      'select state, last_day, used, provisional, blocked_code from case_clocks where case_id = $1 and clock = $2 and coalesce($3, step) = step order by started_seq desc limit 1',
      [caseId, clock, step],
    )
  )[0];

const notified = (caseId: string) =>
  driver.rows<{ reason: string; org: string }>(
    'select n.reason, o.level as org from notifications n join orgs o on o.id = n.org_id where case_id = $1 order by n.created_at',
    [caseId],
  );

describe('publicity', () => {
  it('ends by the clock at the first instant after its last day, and not before', async () => {
    const caseId = await publicised();
    expect((await clockOf(caseId, 'publicity'))?.last_day).toBe('2026-03-11');
    await driver.setToday('2026-03-11');
    await driver.actAll(caseId, ['recordRemoval']);
    await driver.fireClocks(caseId);
    expect(await driver.step(caseId)).toBe('publicised');
    await driver.setToday('2026-03-12');
    await driver.fireClocks(caseId);
    expect(await driver.step(caseId)).toBe('townReview');
  });

  it('is held, and the town is told, when nobody recorded the removal', async () => {
    const caseId = await publicised();
    await driver.setToday('2026-03-12');
    await driver.fireClocks(caseId);
    expect(await driver.step(caseId)).toBe('publicityHeld');
    expect(await notified(caseId)).toContainEqual({ reason: 'holdPublicity', org: 'town' });
    await driver.actAll(caseId, ['recordRemoval', 'endHeldPublicity']);
    expect(await driver.step(caseId)).toBe('townReview');
  });

  it('may not be ended early', async () => {
    const caseId = await publicised();
    await driver.setToday('2026-03-10');
    await expect(driver.act(caseId, 'recordRemoval')).resolves.toMatchObject({
      kind: 'refused',
      refusal: { code: 'publicityNotOver', about: '2026-03-11' },
    });
  });

  it('pauses for an objection and goes on with exactly the rest when it is dismissed', async () => {
    const caseId = await publicised();
    await driver.setToday('2026-03-05');
    await driver.actAll(caseId, ['object']);
    // Tuesday and Wednesday were used; Thursday, the day of the pause, was not.
    expect(await clockOf(caseId, 'publicity')).toMatchObject({ state: 'paused', used: 2, last_day: null });
    expect((await clockOf(caseId, 'inquiry'))?.last_day).toBe('2026-03-19');
    await driver.setToday('2026-03-12');
    await driver.fireClocks(caseId);
    expect(await driver.step(caseId)).toBe('objectionInquiry');
    await driver.actAll(caseId, ['dismissObjection']);
    // Five working days from Friday 13 March on.
    expect(await clockOf(caseId, 'publicity')).toMatchObject({ state: 'running', last_day: '2026-03-19' });
    expect((await clockOf(caseId, 'inquiry'))?.state).toBe('stopped');
  });

  it('begins anew in full after a change', async () => {
    const caseId = await publicised();
    await driver.setToday('2026-03-05');
    await driver.actAll(caseId, ['object', 'changeAfterObjection', 'postNotice']);
    expect(await clockOf(caseId, 'publicity')).toMatchObject({ state: 'running', used: 0, last_day: '2026-03-16' });
  });

  it('counts from the day on which the notice was hung up, also when that is entered later', async () => {
    const caseId = await driver.open((place += 1));
    await driver.goThrough(caseId, 'recordPeerReview');
    await driver.setToday('2026-03-04');
    await driver.act(caseId, 'postNotice', { on: '2026-03-02' });
    expect((await clockOf(caseId, 'publicity'))?.last_day).toBe('2026-03-11');
  });
});

describe('a deadline that passes', () => {
  it('is told to the level above, once, and the case stays where it is', async () => {
    const caseId = await driver.open((place += 1));
    await driver.setToday('2026-03-10');
    await driver.fireClocks(caseId);
    await driver.fireClocks(caseId);
    expect(await driver.step(caseId)).toBe('applied');
    expect(await notified(caseId)).toEqual([{ reason: 'escalate', org: 'town' }]);
    expect((await clockOf(caseId, 'deadline'))?.state).toBe('fired');
    await expect(driver.act(caseId, 'acceptApplication')).resolves.toMatchObject({ kind: 'recorded' });
  });

  it('is recorded on the day it was due, however late the system comes to it', async () => {
    const caseId = await driver.open((place += 1));
    await driver.setToday('2026-03-20');
    await driver.fireClocks(caseId);
    const [event] = await driver.rows(
      `select happened_on, role, request_id like 'clock:%' as by_clock from case_events
      where case_id = $1 and action = 'escalate'`,
      [caseId],
    );
    expect(event).toEqual({ happened_on: '2026-03-10', role: 'clock', by_clock: true });
  });

  it('is told to the town for the village, to the county for the town and to the city for the county', async () => {
    const caseId = await driver.open((place += 1));
    await driver.goThrough(caseId, 'passTownReview');
    await driver.setToday('2026-04-20');
    await driver.fireClocks(caseId);
    expect(await notified(caseId)).toEqual([{ reason: 'escalate', org: 'city' }]);
  });
});

it('a day that someone named stands, also on a holiday; only a term that is counted rolls off it', async () => {
  const caseId = await driver.open((place += 1));
  await driver.goThrough(caseId, 'approveDesign');
  // A Sunday.
  await driver.act(caseId, 'issueWorkOrder', { form: { finishBy: '2026-04-12' } });
  await driver.actAll(caseId, ['startWork']);
  expect((await clockOf(caseId, 'construction'))?.last_day).toBe('2026-04-12');
});

describe('a death reported and taken back', () => {
  it('gives the halted step its clocks back with exactly the rest', async () => {
    const caseId = await driver.open((place += 1));
    await driver.goThrough(caseId, 'passTownReview');
    const before = await clockOf(caseId, 'deadline', 'countyAudit');
    await driver.actAll(caseId, ['reportDeath']);
    expect(await driver.step(caseId)).toBe('deathReported');
    await driver.setToday('2026-03-20');
    await driver.actAll(caseId, ['reverseDeath']);
    expect(await driver.step(caseId)).toBe('countyAudit');
    // Ten working days from the 20th: nothing had been used on the day of the report.
    expect(before?.last_day).toBe('2026-03-26');
    expect(await clockOf(caseId, 'deadline', 'countyAudit')).toMatchObject({
      state: 'running',
      last_day: '2026-04-03',
    });
  });
});

describe('a year that the calendar does not know', () => {
  it('makes the term provisional; it does not fire, and loading the year works it out anew', async () => {
    await driver.setToday('2026-12-28');
    const caseId = await driver.open((place += 1));
    const result = await driver.act(caseId, 'acceptApplication');
    expect(result).toMatchObject({ kind: 'recorded', answer: { dueOn: null }, now: { wakeInMs: null } });
    expect(await clockOf(caseId, 'deadline')).toMatchObject({ provisional: true });
    await driver.setToday('2027-02-01');
    await driver.fireClocks(caseId);
    expect(await notified(caseId)).toEqual([]);
    const year = { year: 2027, restDays: ['2027-01-01'], workDays: [], source: 'test' };
    const woken = await loadCalendarYear(driver.deps, DEMO_TENANT.id, year, seatOf('admin1', 'administrator'));
    expect(woken).toContainEqual({ tenant: DEMO_TENANT.id, caseId });
    expect(await clockOf(caseId, 'deadline')).toMatchObject({ provisional: false, last_day: '2027-01-05' });
    await driver.fireClocks(caseId);
    expect(await notified(caseId)).toContainEqual({ reason: 'escalate', org: 'town' });
  });
});

describe('a clock whose action is refused and that has no other', () => {
  it('waits for the next working day, marked with the reason, and is tried at once when the case changes', async () => {
    const caseId = await publicised();
    await driver.setToday('2026-03-11');
    await driver.actAll(caseId, ['recordRemoval']);
    await driver.setToday('2026-03-13');
    // As if the table named no other action: the one it names is not to be had at this step.
    await database.owner.query(
      `update case_clocks set then_action = 'settle' where case_id = $1 and clock = 'publicity'`,
      [caseId],
    );
    await driver.fireClocks(caseId);
    expect(await clockOf(caseId, 'publicity')).toMatchObject({ state: 'running', blocked_code: 'notAtThisStep' });
    const [retry] = await driver.rows(
      `select retry_at at time zone 'Asia/Shanghai' as at from case_clocks where case_id = $1 and clock = 'publicity'`,
      [caseId],
    );
    expect(retry).toEqual({ at: new Date(2026, 2, 16) });
    expect(await notified(caseId)).toContainEqual({ reason: 'clockBlocked:settle', org: 'town' });
    await database.owner.query(
      `update case_clocks set then_action = 'publicityEnds' where case_id = $1 and clock = 'publicity'`,
      [caseId],
    );
    await driver.fireClocks(caseId);
    expect(await driver.step(caseId)).toBe('publicised');
    await driver.act(caseId, 'updateContact');
    await driver.fireClocks(caseId);
    expect(await driver.step(caseId)).toBe('townReview');
    const [event] = await driver.rows(
      `select happened_on from case_events where case_id = $1 and action = 'publicityEnds'`,
      [caseId],
    );
    expect(event).toEqual({ happened_on: '2026-03-13' });
  });
});

it('a case that nobody has is no news to the clock', async () => {
  await expect(driver.fireClocks(demoId('no such case'))).resolves.toBeNull();
});
