import { createHash } from 'node:crypto';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { noteAct } from '../../record/administrative-acts.js';
import { makeDailyHead } from '../../record/daily-head.js';
import { inTenant } from '../../record/in-tenant.js';
import { RecordDriver, seatOf } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

const TENANT = DEMO_TENANT.id;
const OFFICER = seatOf('finance1', 'finance');

let database: TestDatabase;
let driver: RecordDriver;
beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
});
afterAll(() => database.drop());

const setQuota = (total: number, by: Parameters<typeof noteAct>[2] = OFFICER, work = async () => undefined) =>
  inTenant(database.pool, TENANT, async (tx) => {
    await noteAct(tx, TENANT, by, { kind: 'quotaSet', what: { quotaId: 'one' }, after: { total } });
    await work();
  });

interface Row {
  readonly seq: number;
  readonly body: string;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
}

const chain = () =>
  driver.rows<Row>('select seq, body, prev_hash as "prevHash", hash from administrative_acts order by seq');

/** The seqs at which the chain does not hold, worked out without the product's own code. */
async function broken(): Promise<number[]> {
  let previous = Buffer.alloc(32);
  return (await chain()).flatMap(({ seq, body, prevHash, hash }, at) => {
    const expected = createHash('sha256').update(previous).update(body).digest();
    const holds = seq === at + 1 && prevHash.equals(previous) && hash.equals(expected);
    previous = Buffer.from(hash);
    return holds ? [] : [seq];
  });
}

test('many at once make one chain without a gap', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, total) => setQuota(total)));
  expect(await chain()).toHaveLength(12);
  expect(await broken()).toEqual([]);
});

test('one whose change is rolled back leaves nothing', async () => {
  const before = await chain();
  await expect(setQuota(1, OFFICER, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await chain()).toEqual(before);
});

test('the system itself acts without a person', async () => {
  await setQuota(3, { userId: null, role: null, orgId: null });
  const [last] = await driver.rows(
    'select user_id, role, org_id, (body::jsonb)->>\'userId\' as "inBody" from administrative_acts order by seq desc limit 1',
  );
  expect(last).toEqual({ user_id: null, role: null, org_id: null, inBody: null });
});

test('the check finds what was changed behind the application', async () => {
  const one = (await chain())[4];
  const put = (body: string | undefined) =>
    database.owner.query('update administrative_acts set body = $1 where seq = $2', [body, one?.seq]);
  await put(one?.body.replace('"total":', '"total":1'));
  expect(await broken()).toEqual([one?.seq]);
  await put(one?.body);
  expect(await broken()).toEqual([]);
});

describe('the head of the day', () => {
  interface Head {
    readonly format: number;
    readonly cases: number;
    readonly administrativeActs: number | null;
    readonly sha256: string;
  }
  const headOf = async (day: string) =>
    (
      await driver.rows<Head>(
        'select format, cases, administrative_acts as "administrativeActs", sha256 from daily_heads where day = $1',
        [day],
      )
    )[0];

  /** What a head of each format must be, from the rows alone. */
  async function expected(): Promise<Record<1 | 2, string>> {
    const cases = await driver.rows<{ line: string }>(
      `select id || ' ' || seq || ' ' || encode(head_hash, 'hex') || E'\\n' as line from cases order by id`,
    );
    const last = (await chain()).at(-1);
    const one = cases.map(({ line }) => line).join('');
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    return { 1: sha256(one), 2: sha256(`${one}administrative-acts ${last?.seq} ${last?.hash.toString('hex')}\n`) };
  }

  test('covers the acts, and those made before stay as they were', async () => {
    await driver.open(0);
    await driver.setToday('2026-03-03');
    const old = (await expected())[1];
    await database.owner.query(
      `insert into daily_heads (tenant_id, day, cases, sha256) values ($1, '2026-03-02', 1, $2)`,
      [TENANT, old],
    );
    const made = await makeDailyHead(driver.deps, TENANT);
    expect(made?.sha256).toBe((await expected())[2]);
    expect(await headOf('2026-03-02')).toEqual({ format: 1, cases: 1, administrativeActs: null, sha256: old });
    expect(await headOf('2026-03-03')).toMatchObject({ format: 2, cases: 1, administrativeActs: 13 });
  });

  test('changes with an act, where no case did', async () => {
    const before = (await headOf('2026-03-03'))?.sha256;
    await setQuota(99);
    await driver.setToday('2026-03-04');
    const next = await makeDailyHead(driver.deps, TENANT);
    expect(next?.sha256).not.toBe(before);
    expect(next?.sha256).toBe((await expected())[2]);
  });
});
