import { procedureOf } from '../../procedures/all-procedures.js';
import { RecordDriver } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecordDriver;

beforeEach(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool, procedureOf('small-grant', 1));
  await driver.setToday('2026-03-02');
});
afterEach(() => database.drop());

const REVIEW = ['acceptApplication', 'recordPeerReview', 'postNotice', 'endPublicity', 'passTownReview'] as const;
const open = (place: number) => driver.open(place, { homeState: '土坯墙开裂，屋顶漏雨' });

/** A case that the county has granted. */
async function grant(place: number): Promise<string> {
  const caseId = await open(place);
  await driver.actAll(caseId, [...REVIEW, 'approve']);
  return caseId;
}

/** What the funds of the programme hold by account, in fen; nothing that stands at zero. */
async function accounts(): Promise<Record<string, string>> {
  const rows = await driver.rows<{ account: string; fen: string }>(
    `select account, sum(fen)::text as fen from (
       select fund_id, to_account as account, amount_fen as fen from fund_entries
       union all select fund_id, from_account, -amount_fen from fund_entries) moved
     join funds f on f.id = fund_id where f.programme = 'small-grant' and account <> 'free'
     group by account having sum(fen) <> 0`,
  );
  return Object.fromEntries(rows.map(({ account, fen }) => [account, fen]));
}

const placesTaken = async () =>
  (await driver.rows<{ taken: number }>('select count(*)::int as taken from quota_uses where released_seq is null'))[0]
    ?.taken;

const codeOf = async (caseId: string, action: string) => {
  const result = await driver.act(caseId, action);
  return result.kind === 'refused' ? result.refusal.code : result.kind;
};

describe('the grant for a dilapidated home', () => {
  it('is committed with the approval, returned by the bank once, and paid in full with the second attempt', async () => {
    const caseId = await grant(0);
    expect(await accounts()).toEqual({ committed: '1000000' });
    await driver.actAll(caseId, ['orderPayment', 'recordReturn']);
    expect(await accounts()).toEqual({ committed: '1000000' });
    await driver.actAll(caseId, ['orderPayment', 'confirmPayment']);
    expect(await accounts()).toEqual({ paid: '1000000' });
    const payments = await driver.rows(
      'select attempt, state, amount_fen::text as fen from payments where case_id = $1 order by attempt',
      [caseId],
    );
    expect(payments).toEqual([
      { attempt: 1, state: 'returned', fen: '1000000' },
      { attempt: 2, state: 'paid', fen: '1000000' },
    ]);
    expect((await driver.load(caseId)).state.closed).toBe('paid');
  });

  it('is not promised without a place and the whole sum', async () => {
    const caseId = await open(0);
    await driver.actAll(caseId, REVIEW);
    await database.owner.query(`update funds set total_fen = 999999 where programme = 'small-grant'`);
    expect(await codeOf(caseId, 'approve')).toBe('fundsExhausted');
    await database.owner.query(`update quotas set total = 0 where programme = 'small-grant'`);
    expect(await codeOf(caseId, 'approve')).toBe('quotaExhausted');
    expect(await accounts()).toEqual({});
    expect(await placesTaken()).toBe(0);
  });

  it('commits once the second of two that ask for the last sum is refused', async () => {
    const first = await open(0);
    await driver.actAll(first, REVIEW);
    await driver.setToday('2026-03-02');
    const second = await open(6);
    await driver.actAll(second, REVIEW);
    await database.owner.query(`update funds set total_fen = 1000000 where programme = 'small-grant'`);
    const codes = await Promise.all([codeOf(first, 'approve'), codeOf(second, 'approve')]);
    expect(codes.sort()).toEqual(['fundsExhausted', 'recorded']);
    expect(await accounts()).toEqual({ committed: '1000000' });
    expect(await placesTaken()).toBe(1);
  });

  it('gives money and place back when the approval is taken back, the grant is waived, or nobody inherits', async () => {
    const caseId = await grant(0);
    await driver.actAll(caseId, ['takeBackApproval']);
    expect([await accounts(), await placesTaken()]).toEqual([{}, 0]);
    await driver.actAll(caseId, ['approve']);
    expect([await accounts(), await placesTaken()]).toEqual([{ committed: '1000000' }, 1]);
    await driver.actAll(caseId, ['waiveGrant']);
    expect([await accounts(), await placesTaken()]).toEqual([{}, 0]);
    await driver.setToday('2026-03-02');
    const other = await grant(6);
    await driver.actAll(other, ['reportDeath', 'closeAfterDeathUnpaid']);
    expect([await accounts(), await placesTaken()]).toEqual([{}, 0]);
  });

  it('is not given again within five years, for the person or the home', async () => {
    await driver.actAll(await grant(0), ['orderPayment', 'confirmPayment']);
    const again = await open(0);
    await driver.actAll(again, REVIEW);
    expect(await codeOf(again, 'approve')).toBe('grantedWithinTerm');
    expect(await accounts()).toEqual({ paid: '1000000' });
  });

  it('stands beside home renovation and takes nothing of its quota or funds', async () => {
    const caseId = await grant(0);
    const renovation = new RecordDriver(database.pool);
    await renovation.setToday('2026-03-02');
    await renovation.open(0);
    const [row] = await driver.rows(
      `select count(*)::int as others from quota_uses u join quotas q on q.id = u.quota_id
       where u.case_id = $1 and q.programme <> 'small-grant'`,
      [caseId],
    );
    expect(row).toEqual({ others: 0 });
  });
});
