import { randomUUID } from 'node:crypto';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { addDays } from '../../procedures/days.js';
import type { Facts } from '../../procedures/vocabulary.js';
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

interface Followed {
  readonly home: string;
  readonly visits: string;
  readonly acceptedOn: string;
}

/** A home that was accepted today, and the visits that follow. */
async function accepted(): Promise<Followed> {
  const home = await driver.open((place += 1));
  await driver.goThrough(home, 'accept');
  const [link] = await driver.rows<{ id: string }>('select visit_id as id from case_followups where home_id = $1', [
    home,
  ]);
  if (!link) throw new Error('no follow-up was opened');
  return { home, visits: link.id, acceptedOn: await driver.today() };
}

const asked = (change: Facts = {}): Facts => ({ means: 'visit', inUse: true, satisfied: 5, ...change });

const recordVisit = (caseId: string, on: string, form = asked()) =>
  driver.act(caseId, 'recordVisit', { login: 'town1', on, form });

/** Lets the day begin, `count` days after the acceptance. */
async function comes({ visits, acceptedOn }: Followed, count: number): Promise<string> {
  const day = addDays(acceptedOn, count);
  await driver.setToday(day);
  await driver.fireClocks(visits);
  return day;
}

const notified = async (caseId: string) =>
  driver.rows<{ reason: string; level: string }>(
    'select n.reason, o.level from notifications n join orgs o on o.id = n.org_id where case_id = $1 order by n.created_at, n.seq, o.level',
    [caseId],
  );

describe('the acceptance of a home', () => {
  it('opens its visits in the same transaction, about the same person, home and place', async () => {
    const { home, visits, acceptedOn } = await accepted();
    const [of, after] = [await driver.load(home), await driver.load(visits)];
    expect(after).toMatchObject({
      number: `${of.number}-F`,
      orgId: of.orgId,
      lineage: of.lineage,
      personId: of.personId,
      householdId: of.householdId,
      openedOn: acceptedOn,
    });
    expect(after.procedure.id).toBe('follow-up');
    expect(after.state).toMatchObject({ step: 'untilDay7', seq: 1, enteredOn: acceptedOn, facts: { acceptedOn } });
    const events = await driver.rows(
      `select case_id as case, action, role, user_id as person, org_id as org, recorded_at as at, happened_on as on from case_events
       where case_id = any($1) and action in ('accept', 'open') and role = 'countyOfficer' order by action`,
      [[home, visits]],
    );
    expect(events).toHaveLength(2);
    const [accept, open] = events;
    expect(open).toEqual({ ...accept, case: visits, action: 'open' });
  });

  it('leaves the home to go on by itself, and shows the new case to the sweep', async () => {
    const { home, visits } = await accepted();
    const swept = await driver.rows<{ id: string }>('select case_id as id from sweep_candidates(1000)');
    expect(swept.map(({ id }) => id)).toContain(visits);
    await driver.actAll(home, ['settle', 'orderPayment', 'confirmPayment']);
    expect((await driver.load(home)).state.closed).toBe('paid');
    expect((await driver.load(visits)).state.closed).toBeNull();
  });

  it('is not recorded when its visits cannot be opened', async () => {
    const home = await driver.open((place += 1));
    await driver.goThrough(home, 'selfCheck');
    const { number } = await driver.load(home);
    await database.owner.query(
      `insert into cases (tenant_id, id, number, procedure, version, policy_values, org_id, lineage, step, entered_on, seq, facts, sealed_facts, head_hash, opened_on)
       select tenant_id, $2, $3, 'tender-lot', 1, '{}', org_id, lineage, 'planned', opened_on, 1, '{}', '', '', opened_on from cases where id = $1`,
      [home, randomUUID(), `${number}-F`],
    );
    await expect(driver.act(home, 'accept')).rejects.toThrow();
    expect(await driver.step(home)).toBe('selfChecked');
    expect(await driver.rows('select 1 from acceptances where case_id = $1', [home])).toEqual([]);
  });

  it('links the two for their own tenant alone', async () => {
    const { visits } = await accepted();
    const seen = await database.read<{ tenant: string }>(
      'select tenant_id as tenant from case_followups where visit_id = $1',
      [visits],
    );
    expect(seen).toEqual([{ tenant: DEMO_TENANT.id }]);
    const { rows } = await database.pool.query('select 1 from case_followups');
    expect(rows).toEqual([]);
  });
});

describe('the visits', () => {
  it('are due 7, 30 and 90 calendar days after the acceptance, and end the follow-up', async () => {
    const followed = await accepted();
    const { visits } = followed;
    for (const [count, next] of [
      [7, 'untilDay30'],
      [30, 'untilDay90'],
    ] as const) {
      const before = await comes(followed, count - 1);
      expect(await driver.step(visits)).toBe(count === 7 ? 'untilDay7' : 'untilDay30');
      expect(await recordVisit(visits, before)).toMatchObject({ kind: 'refused', refusal: { code: 'notAtThisStep' } });
      const day = await comes(followed, count);
      expect(await driver.step(visits)).toBe(`day${count}`);
      expect(await recordVisit(visits, before)).toMatchObject({
        kind: 'refused',
        refusal: { code: 'happenedBeforeStep', about: day },
      });
      expect(await recordVisit(visits, day)).toMatchObject({ kind: 'recorded', answer: { step: next } });
    }
    expect(await recordVisit(visits, await comes(followed, 90))).toMatchObject({
      kind: 'recorded',
      answer: { closed: 'followedUp' },
    });
  });

  it('are reminded of on their day, at the village and the town; five working days later the county is told', async () => {
    const followed = await accepted();
    const { visits } = followed;
    await comes(followed, 6);
    expect(await notified(visits)).toEqual([]);
    await comes(followed, 7);
    const reminded = [
      { reason: 'visitDue', level: 'town' },
      { reason: 'visitDue', level: 'village' },
    ];
    expect(await notified(visits)).toEqual(reminded);
    const [clock] = await driver.rows<{ unit: string; allotted: number; last: string }>(
      `select unit, allotted, last_day as last from case_clocks where case_id = $1 and state = 'running'`,
      [visits],
    );
    expect(clock).toMatchObject({ unit: 'workingDays', allotted: 5 });
    await driver.setToday(addDays(clock?.last ?? '', 1));
    await driver.fireClocks(visits);
    expect(await notified(visits)).toEqual([...reminded, { reason: 'escalate', level: 'county' }]);
    expect(await driver.step(visits)).toBe('day7');
  });

  it('count from the acceptance even when one of them was late', async () => {
    const followed = await accepted();
    const { visits } = followed;
    await comes(followed, 7);
    await recordVisit(visits, await comes(followed, 25));
    await comes(followed, 29);
    expect(await driver.step(visits)).toBe('untilDay30');
    await comes(followed, 30);
    expect(await driver.step(visits)).toBe('day30');
  });

  it('tell the county of a defect, and only of one', async () => {
    const followed = await accepted();
    const { visits } = followed;
    await recordVisit(visits, await comes(followed, 7));
    const quiet = await notified(visits);
    await recordVisit(
      visits,
      await comes(followed, 30),
      asked({ means: 'telephone', satisfied: 2, defect: '扶手松动' }),
    );
    expect(await notified(visits)).toEqual([
      ...quiet,
      { reason: 'visitDue', level: 'town' },
      { reason: 'visitDue', level: 'village' },
      { reason: 'recordVisit', level: 'county' },
    ]);
    expect((await driver.load(visits)).state.facts).toMatchObject({ openDefect: '扶手松动', day30Satisfied: 2 });
    await driver.act(visits, 'recordRemedy', { login: 'town1', form: { remedy: '已重新固定' } });
    expect((await driver.load(visits)).state.facts.openDefect).toBeNull();
  });

  it('end when the household is no longer there; no clock runs on', async () => {
    const { visits } = await accepted();
    const form = { ground: 'moved', reason: '随子女迁居' };
    expect(await driver.act(visits, 'closeFollowUp', { login: 'town1', form })).toMatchObject({
      kind: 'recorded',
      answer: { closed: 'followUpEnded', dueOn: null },
    });
  });
});
