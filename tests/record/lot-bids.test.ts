import { demoId } from '../../bin/demo-county.js';
import { commitmentOf } from '../../record/bid-body.js';
import { receiptOf } from '../../record/bid-receipt.js';
import { withdrawBid } from '../../record/bids.js';
import { inTenant } from '../../record/in-tenant.js';
import { openForLot, sealForLot } from '../../record/lot-key.js';
import { readLot } from '../../record/read-lot.js';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { BIDDERS, creditCodeOf, LotDriver, SAMPLE_RATES, supplierIdOf } from '../builders/lot-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: LotDriver;
const tenant = DEMO_TENANT.id;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new LotDriver(database.pool);
  await driver.deliverByTender();
  await driver.addSuppliers();
});
afterAll(() => database.drop());
beforeEach(() => driver.setToday('2026-03-02'));

// Far enough for a competitive consultation.
const DEADLINE = '2026-03-13';

/** A lot under unit rates, which needs no homes to be published. */
async function published(change = {}): Promise<string> {
  const lotId = await driver.openLot({ delivery: 'unitRate', ...change });
  await driver.actAs(lotId, 'publish', 'county1', { bidDeadline: DEADLINE, documentNumber: 'CG-2' });
  return lotId;
}

const read = async (lotId: string) => {
  const loaded = await driver.load(lotId);
  return inTenant(driver.deps.pool, tenant, (tx) => readLot(tx, loaded));
};

const assessed = (qualified: readonly boolean[] = [true, true, true], technical = [80, 80, 80]) => ({
  panelSize: 3,
  assessments: BIDDERS.map((bidder, at) => ({
    creditCode: creditCodeOf(bidder),
    qualified: qualified[at] ?? false,
    technical: technical[at] ?? 0,
    ...(qualified[at] ? {} : { reason: '资质不符' }),
  })),
});

describe('a sealed bid', () => {
  it('is not in a dump of the database, in no form', async () => {
    const lotId = await published();
    const statement = '独家报价说明文字';
    const received = await driver.bid(lotId, 'builder', { statement, totalFen: '987654321' });
    expect(received.kind).toBe('received');
    const { rows: tables } = await database.owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const { rows } = await database.owner.query<{ dump: string | null }>(
        `select string_agg(t::text, '') as dump from ${name} t`,
      );
      for (const secret of [statement, '987654321']) {
        expect(rows[0]?.dump ?? '').not.toContain(secret);
        expect(rows[0]?.dump ?? '').not.toContain(Buffer.from(secret).toString('hex'));
        expect(rows[0]?.dump ?? '').not.toContain(Buffer.from(secret).toString('base64'));
      }
    }
  });

  it('shows staff nothing but that it came, until it is opened', async () => {
    const lotId = await published();
    await driver.bid(lotId, 'builder');
    const [bid] = (await read(lotId)).bids;
    expect(bid).toEqual({
      id: null,
      receivedAt: expect.any(Date) as Date,
      commitment: null,
      supplierId: null,
      creditCode: null,
      name: null,
      body: null,
      totalFen: null,
      qualified: null,
      scoreHundredths: null,
      rank: null,
    });
  });

  it('gives its bidder a receipt that proves body and salt', async () => {
    const lotId = await published();
    const received = await driver.bid(lotId, 'builder');
    if (received.kind !== 'received') throw new Error(received.kind);
    const body = {
      priceLines: [...SAMPLE_RATES],
      totalFen: '1500000',
      statement: '响应采购文件全部要求',
      documents: [],
    };
    expect(commitmentOf(received.salt ?? '', body)).toBe(received.commitment);
    expect(commitmentOf(received.salt ?? '', { ...body, totalFen: '1' })).not.toBe(received.commitment);
  });

  it('proves its documents too, by what their bidder knows of them', async () => {
    const lotId = await published();
    const document = { title: '施工方案', sha256: 'a'.repeat(64), mediaType: 'application/pdf', storeKey: 'kept-here' };
    const received = await driver.bid(lotId, 'builder', { documents: [document] });
    if (received.kind !== 'received') throw new Error(received.kind);
    const offer = { priceLines: [...SAMPLE_RATES], totalFen: '1500000', statement: '响应采购文件全部要求' };
    const proves = (change: object) =>
      commitmentOf(received.salt ?? '', { ...offer, documents: [{ ...document, ...change }] }) === received.commitment;
    expect([proves({}), proves({ storeKey: 'elsewhere' }), proves({ sha256: 'b'.repeat(64) })]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('of which no salt was kept has a receipt without it', async () => {
    const lotId = await published();
    const received = await driver.bid(lotId, 'builder');
    if (received.kind !== 'received') throw new Error(received.kind);
    const { kind: _, ...receipt } = received;
    const again = () =>
      inTenant(driver.deps.pool, tenant, (tx) =>
        receiptOf(tx, driver.deps.keys, { lotId, supplierId: supplierIdOf('builder') }),
      );
    expect(await again()).toEqual(receipt);
    await driver.rows('update bids set sealed_salt = null where id = $1', [received.bidId]);
    expect(await again()).toEqual({ ...receipt, salt: null });
  });

  it('takes the place of the same supplier’s earlier one, and can be withdrawn', async () => {
    const lotId = await published();
    await driver.bid(lotId, 'builder');
    const second = await driver.bid(lotId, 'builder', { totalFen: '1400000' });
    expect((await read(lotId)).bids).toHaveLength(1);
    const withdrawn = await withdrawBid(driver.deps, tenant, { lotId, supplierId: supplierIdOf('builder') });
    expect(withdrawn).toEqual({ kind: 'withdrawn', bidId: second.kind === 'received' ? second.bidId : '' });
    expect((await read(lotId)).bids).toHaveLength(0);
  });

  it('is refused after the deadline, before the publication, from a stranger, and for no lot', async () => {
    const lotId = await published();
    await driver.setToday('2026-03-14');
    await expect(driver.bid(lotId, 'builder')).resolves.toEqual({
      kind: 'refused',
      refusal: { code: 'bidTooLate', about: DEADLINE },
    });
    await driver.setToday('2026-03-02');
    const planned = await driver.openLot();
    await expect(driver.bid(planned, 'builder')).resolves.toMatchObject({ refusal: { code: 'biddingNotOpen' } });
    await expect(driver.bid(lotId, 'nobody' as 'builder')).resolves.toMatchObject({
      refusal: { code: 'supplierUnknown' },
    });
    const home = await driver.open(40);
    await expect(driver.bid(home, 'builder')).resolves.toEqual({ kind: 'noSuchLot' });
    await expect(driver.bid(demoId('nothing'), 'builder')).resolves.toEqual({ kind: 'noSuchLot' });
    expect((await read(lotId)).bids).toEqual([]);
  });

  it('has its documents sealed under the same key', async () => {
    const [first, second] = [await published(), await published()];
    const sealed = await sealForLot(driver.deps, tenant, first, Buffer.from('投标文件'));
    expect(sealed.includes(Buffer.from('投标文件'))).toBe(false);
    expect((await openForLot(driver.deps, tenant, first, sealed)).toString()).toBe('投标文件');
    await expect(openForLot(driver.deps, tenant, second, sealed)).rejects.toThrow();
  });
});

describe('too few bids', () => {
  it('fail the lot by the clock; its homes wait again, and a new lot may follow it', async () => {
    const [home = ''] = await driver.designedHomes([0]);
    const lotId = await driver.openLot();
    await driver.actAs(lotId, 'addHomes', 'county1', { homes: await driver.numbers([home]) });
    await driver.actAs(lotId, 'publish', 'county1', { bidDeadline: '2026-03-31', documentNumber: 'CG-3' });
    await driver.bid(lotId, 'builder');
    await driver.passDeadline(lotId, 'bidding');
    const [lot] = await driver.rows('select outcome, number from cases where id = $1', [lotId]);
    expect(lot).toMatchObject({ outcome: 'tenderFailed' });
    expect(await driver.step(home)).toBe('designApproved');
    const { number } = lot as { number: string };
    const next = await driver.openLot({ followsLot: number });
    expect((await read(next)).followsLot).toBe(number);
    expect((await read(lotId)).followedBy).not.toBeNull();
    await driver.actAs(next, 'addHomes', 'county1', { homes: await driver.numbers([home]) });
    expect(await driver.step(home)).toBe('inLot');
  });

  it('a lot may only follow one that failed', async () => {
    await expect(driver.tryOpenLot({ followsLot: 'QH-2026-999999' })).resolves.toMatchObject({
      refusal: { code: 'lotUnknown' },
    });
    const [count] = await driver.rows(
      `select count(*)::int as n from cases where facts->>'followsLot' = 'QH-2026-999999'`,
    );
    expect(count).toEqual({ n: 0 });
  });
});

describe('the opening', () => {
  it('needs two officers', async () => {
    const lotId = await published();
    for (const bidder of BIDDERS) await driver.bid(lotId, bidder);
    await driver.passDeadline(lotId, 'bidding');
    const alone = async (action: string) => {
      const result = await driver.act(lotId, action, { login: 'county1' });
      return result.kind === 'refused' ? result.refusal.code : result.kind;
    };
    expect(await alone('openBids')).not.toBe('recorded');
    expect(await alone('authoriseOpening')).toBe('recorded');
    expect(await alone('openBids')).not.toBe('recorded');
    expect((await read(lotId)).bids.every(({ body }) => body === null)).toBe(true);
    await driver.actAs(lotId, 'openBids', 'county2');
    expect((await read(lotId)).bids.map(({ totalFen }) => totalFen)).toEqual(['1500000', '1500000', '1500000']);
  });

  it('lists what bidders share, and the panel answers each before it evaluates', async () => {
    await driver.addSuppliers({ bidder3: { phone: '13800000000', account: '620000000000000001' } });
    const lotId = await published();
    const documents = [{ title: '技术方案', sha256: 'ab', mediaType: 'application/pdf', storeKey: 'k' }];
    for (const bidder of BIDDERS) await driver.bid(lotId, bidder, bidder === 'builder' ? {} : { documents });
    await driver.passDeadline(lotId, 'bidding');
    await driver.actAs(lotId, 'authoriseOpening', 'county1');
    await driver.actAs(lotId, 'openBids', 'county2');
    const shared = (await read(lotId)).findings.map((each) => each.shared).toSorted();
    expect(shared).toEqual(['account', 'file', 'phone']);
    await expect(driver.act(lotId, 'evaluate', { login: 'county1', form: assessed() })).resolves.toMatchObject({
      kind: 'refused',
    });
    await expect(driver.act(lotId, 'answerFinding', { form: { number: 9, answer: '无' } })).resolves.toMatchObject({
      refusal: { code: 'findingUnknown' },
    });
    for (const number of [1, 2, 3])
      await driver.actAs(lotId, 'answerFinding', 'county1', { number, answer: '已核实，无串标' });
    await driver.actAs(lotId, 'evaluate', 'county1', assessed());
    await driver.addSuppliers();
  });
});

describe('the evaluation', () => {
  it('ranks by price and technical score as the method weighs them', async () => {
    const lotId = await published({ method: 'consultation' });
    await driver.bidAndOpen(lotId);
    await driver.actAs(lotId, 'evaluate', 'county1', assessed([true, true, true], [60, 90, 90]));
    const ranking = (await read(lotId)).bids.map(({ creditCode, rank, scoreHundredths }) => [
      creditCode,
      rank,
      scoreHundredths,
    ]);
    // 30 % price: 100, 93.75, 88.23; 70 % technical: 60, 90, 90.
    expect(ranking).toEqual([
      [creditCodeOf('bidder2'), 1, 9112],
      [creditCodeOf('bidder3'), 2, 8946],
      [creditCodeOf('builder'), 3, 7200],
    ]);
  });

  it('begins anew after an upheld challenge, and goes on after a dismissed one', async () => {
    const lotId = await published({ method: 'townProcurement' });
    await driver.bidAndOpen(lotId);
    await driver.actAs(lotId, 'evaluate', 'county1', assessed());
    await driver.actAs(lotId, 'publiciseResult', 'county1', { place: '县政务公开栏' });
    const challenge = { creditCode: creditCodeOf('bidder2'), summary: '评分有误' };
    await driver.actAs(lotId, 'raiseChallenge', 'county1', challenge);
    await driver.actAs(lotId, 'dismissChallenge', 'county2', { findings: '评分无误' });
    expect(await driver.step(lotId)).toBe('resultPublicised');
    await driver.actAs(lotId, 'raiseChallenge', 'county1', challenge);
    await driver.actAs(lotId, 'upholdChallenge', 'county2', { findings: '评分有误' });
    expect(await driver.step(lotId)).toBe('opened');
    await driver.actAs(lotId, 'evaluate', 'county1', assessed([false, true, true]));
    expect((await read(lotId)).bids[0]?.creditCode).toBe(creditCodeOf('bidder2'));
  });
});
