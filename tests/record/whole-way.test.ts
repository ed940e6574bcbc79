import { createHash } from 'node:crypto';
import { RecordDriver } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecordDriver;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
});
afterAll(() => database.drop());

describe('a household on the plain way', () => {
  let caseId: string;

  beforeAll(async () => {
    await driver.setToday('2026-03-02');
    caseId = await driver.open(0);
    await driver.goThrough(caseId, 'confirmPayment');
  });

  it('ends with the subsidy paid', async () => {
    const [row] = await driver.rows('select outcome, closed_at is not null as closed, step from cases where id = $1', [
      caseId,
    ]);
    expect(row).toEqual({ outcome: 'paid', closed: true, step: 'paymentOrdered' });
    await expect(driver.act(caseId, 'confirmPayment')).resolves.toMatchObject({
      kind: 'refused',
      refusal: { code: 'caseClosed' },
    });
  });

  it('is paid what was measured at the plan’s prices, allocated to the funds to the fen', async () => {
    // 3 m² × 220 + 4.5 m × 160 + 780 + 260 = 2,420 yuan; the invoices come to 2,500.
    const [payment] = await driver.rows(
      'select amount_fen::text as amount, state, attempt from payments where case_id = $1',
      [caseId],
    );
    expect(payment).toEqual({ amount: '242000', state: 'paid', attempt: 1 });
    const [allocated] = await driver.rows(
      `select sum(a.amount_fen)::text as sum from payment_allocations a join payments p on p.id = a.payment_id where p.case_id = $1`,
      [caseId],
    );
    expect(allocated).toEqual({ sum: '242000' });
  });

  it('leaves in every fund just what was paid; all that was reserved or committed beyond it is free again', async () => {
    const accounts = await driver.rows(
      `select account, sum(fen)::text as fen from (
         select to_account as account, amount_fen as fen from fund_entries where case_id = $1
         union all select from_account, -amount_fen from fund_entries where case_id = $1) moved
       where account <> 'free' group by account having sum(fen) <> 0`,
      [caseId],
    );
    expect(accounts).toEqual([{ account: 'paid', fen: '242000' }]);
  });

  it('keeps a chain over the exact bytes of its events', async () => {
    const events = await driver.rows<{ body: string; prev: Buffer; hash: Buffer }>(
      'select body, prev_hash as prev, hash from case_events where case_id = $1 order by seq',
      [caseId],
    );
    let previous: Buffer = Buffer.alloc(32);
    for (const { body, prev, hash } of events) {
      expect(prev).toEqual(previous);
      expect(createHash('sha256').update(prev).update(body).digest()).toEqual(hash);
      previous = hash;
    }
    const [head] = await driver.rows<{ hash: Buffer }>('select head_hash as hash from cases where id = $1', [caseId]);
    expect(head?.hash).toEqual(previous);
    expect(events).toHaveLength(19);
  });

  it('shows no personal value to who reads the database alone', async () => {
    const { name, idNumber, phone, bankAccount, address } = (await driver.load(caseId)).state.facts;
    const { rows } = await database.owner.query<{ dump: string }>(
      `select string_agg(row_to_json(t)::text, '') as dump from (
         select row_to_json(c) from cases c union all select row_to_json(e) from case_events e
         union all select row_to_json(s) from submissions s union all select row_to_json(p) from persons p
         union all select row_to_json(h) from households h union all select row_to_json(l) from reference_entries l) t`,
    );
    for (const value of [name, idNumber, phone, bankAccount, address]) {
      expect(rows[0]?.dump).not.toContain(value);
      // Bytes are shown in hexadecimal.
      expect(rows[0]?.dump).not.toContain(Buffer.from(String(value)).toString('hex'));
    }
  });

  it('freezes the notice with its hash, the name masked', async () => {
    const [notice] = await driver.rows<{ text: string; sha: string; place: string; removed: string }>(
      'select list_text as text, list_sha256 as sha, place, removed_on as removed from notices where case_id = $1',
      [caseId],
    );
    const name = String((await driver.load(caseId)).state.facts.name);
    expect(notice?.text).toContain(name.slice(0, 1) + '*');
    expect(notice?.text).not.toContain(name);
    expect(notice?.sha).toBe(
      createHash('sha256')
        .update(notice?.text ?? '')
        .digest('hex'),
    );
    expect(notice).toMatchObject({ place: '村务公开栏', removed: '2026-03-11' });
  });
});
