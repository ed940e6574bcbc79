import { RecordDriver } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecordDriver;

beforeEach(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
});
afterEach(() => database.drop());

/** Cases that wait for the county's approval. */
async function toBeApproved(count: number): Promise<string[]> {
  const cases: string[] = [];
  for (let place = 0; place < count; place += 1) {
    await driver.setToday('2026-03-02');
    const caseId = await driver.open(place);
    await driver.goThrough(caseId, 'recordAudit');
    cases.push(caseId);
  }
  return cases;
}

const setQuota = (total: number) => database.owner.query('update quotas set total = $1 where year = 2026', [total]);

/** Leaves in the funds of the year together just this much, in fen. */
async function setFunds(totalFen: number): Promise<void> {
  await database.owner.query(
    `update funds set total_fen = case when position = (select min(position) from funds) then $1::bigint else 0 end, per_case_fen = null`,
    [totalFen],
  );
}

const codeOf = async (caseId: string, action: string) => {
  const result = await driver.act(caseId, action);
  return result.kind === 'refused' ? result.refusal.code : result.kind;
};

const quotaUsed = async () =>
  (await driver.rows<{ used: number }>('select count(*)::int as used from quota_uses where released_seq is null'))[0]
    ?.used;

/** What is taken from the funds, in fen. */
const taken = async () =>
  (
    await driver.rows<{ fen: string }>(
      `select coalesce(sum(case when from_account = 'free' then amount_fen when to_account = 'free' then -amount_fen end), 0)::text as fen from fund_entries`,
    )
  )[0]?.fen;

describe('the quota', () => {
  it('refuses where none was set', async () => {
    const [caseId = ''] = await toBeApproved(1);
    await database.owner.query('delete from quotas');
    expect(await codeOf(caseId, 'approve')).toBe('quotaNotSet');
    expect(await codeOf(caseId, 'joinWaitlist')).toBe('quotaNotSet');
  });

  it('gives its last place once, however many ask at the same time', async () => {
    const cases = await toBeApproved(4);
    await setQuota(1);
    const results = await Promise.all(cases.map((caseId) => codeOf(caseId, 'approve')));
    expect(results.toSorted()).toEqual(['quotaExhausted', 'quotaExhausted', 'quotaExhausted', 'recorded']);
    expect(await quotaUsed()).toBe(1);
  });

  it('gets a place back when an approved household withdraws', async () => {
    const [first = '', second = ''] = await toBeApproved(2);
    await setQuota(1);
    await driver.actAll(first, ['approve']);
    expect(await codeOf(second, 'approve')).toBe('quotaExhausted');
    await driver.actAll(first, ['withdraw']);
    expect(await quotaUsed()).toBe(0);
    expect(await taken()).toBe('0');
    expect(await codeOf(second, 'approve')).toBe('recorded');
  });
});

describe('the funds', () => {
  it('are never overspent, however many are approved at the same time', async () => {
    const cases = await toBeApproved(4);
    await setFunds(2 * 600_000 + 599_999);
    const results = await Promise.all(cases.map((caseId) => codeOf(caseId, 'approve')));
    expect(results.toSorted()).toEqual(['fundsExhausted', 'fundsExhausted', 'recorded', 'recorded']);
    expect(await taken()).toBe('1200000');
  });

  it('are spent in their order, each up to its own limit per case', async () => {
    const [caseId = ''] = await toBeApproved(1);
    await database.owner.query(
      `update funds set total_fen = 10000000, per_case_fen = case when position = (select min(position) from funds) then 350000 end`,
    );
    await driver.actAll(caseId, ['approve']);
    const shares = await driver.rows(
      `select e.amount_fen::text as fen from fund_entries e join funds f on f.id = e.fund_id where e.case_id = $1 and e.to_account = 'reserved' order by f.position`,
      [caseId],
    );
    expect(shares).toEqual([{ fen: '350000' }, { fen: '250000' }]);
  });

  it('hold after the plan’s approval just what the plan grants', async () => {
    const [caseId = ''] = await toBeApproved(1);
    await driver.actAll(caseId, ['approve', 'recordAssessment', 'submitDesign']);
    expect(await taken()).toBe('600000');
    await driver.actAll(caseId, ['approveDesign']);
    expect(await taken()).toBe('242000');
  });

  it('reserve the cap again when the plan is sent back, and commit the new one', async () => {
    const [caseId = ''] = await toBeApproved(1);
    await driver.actAll(caseId, ['approve', 'recordAssessment', 'submitDesign', 'approveDesign']);
    await driver.act(caseId, 'sendBack', { form: { toStep: 'assessed', reason: '方案需调整' } });
    expect(await taken()).toBe('600000');
    await driver.act(caseId, 'submitDesign', {
      form: { lines: [{ item: 'W02', room: 'entrance', quantity: '2', unitPriceFen: '12000' }] },
    });
    await driver.actAll(caseId, ['approveDesign']);
    expect(await taken()).toBe('24000');
  });
});

describe('the waitlist', () => {
  it('is only for those who cannot be served now', async () => {
    const [caseId = ''] = await toBeApproved(1);
    expect(await codeOf(caseId, 'joinWaitlist')).toBe('placeIsFree');
  });

  it('is served in order: those the policy puts first, then by day', async () => {
    const [plain = '', later = '', served = ''] = await toBeApproved(3);
    await driver.setToday('2026-03-02');
    const urgent = await driver.open(3, { householdFlags: [{ flag: 'severalDisabled' }] });
    await driver.goThrough(urgent, 'recordAudit');
    await setQuota(1);
    await driver.actAll(served, ['approve']);
    for (const caseId of [plain, later, urgent]) await driver.actAll(caseId, ['joinWaitlist']);
    await driver.actAll(served, ['withdraw']);
    await expect(driver.act(plain, 'admitFromWaitlist')).resolves.toMatchObject({
      refusal: { code: 'notFirstOnWaitlist', about: '1' },
    });
    await expect(driver.act(later, 'admitFromWaitlist')).resolves.toMatchObject({
      refusal: { code: 'notFirstOnWaitlist', about: '2' },
    });
    expect(await codeOf(urgent, 'admitFromWaitlist')).toBe('recorded');
    expect(await codeOf(plain, 'admitFromWaitlist')).toBe('quotaExhausted');
  });

  it('is not passed by who comes later, except where the policy puts them first', async () => {
    const [served = '', waiting = '', later = ''] = await toBeApproved(3);
    await driver.setToday('2026-03-02');
    const urgent = await driver.open(3, { householdFlags: [{ flag: 'monitored' }] });
    await driver.goThrough(urgent, 'recordAudit');
    await setQuota(1);
    await driver.actAll(served, ['approve']);
    await driver.actAll(waiting, ['joinWaitlist']);
    await setQuota(3);
    await expect(driver.act(later, 'approve')).resolves.toMatchObject({ refusal: { code: 'othersWait', about: '1' } });
    expect(await codeOf(urgent, 'approve')).toBe('recorded');
    await driver.actAll(waiting, ['admitFromWaitlist']);
  });

  it('is left by whoever withdraws', async () => {
    const [served = '', first = '', second = ''] = await toBeApproved(3);
    await setQuota(1);
    await driver.actAll(served, ['approve']);
    for (const caseId of [first, second]) await driver.actAll(caseId, ['joinWaitlist']);
    await driver.actAll(first, ['withdraw']);
    await driver.actAll(served, ['withdraw']);
    expect(await codeOf(second, 'admitFromWaitlist')).toBe('recorded');
    expect(await driver.rows('select 1 from waitlist where left_seq is null')).toEqual([]);
  });
});
