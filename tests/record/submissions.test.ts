import { randomUUID } from 'node:crypto';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { demoApplicants } from '../../bin/demo-people.js';
import { recordAction } from '../../record/record-action.js';
import { RecordDriver } from '../builders/record-driver.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecordDriver;
let place = 0;
const tenant = DEMO_TENANT.id;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
});
afterAll(() => database.drop());

const eventsOf = (caseId: string) => driver.rows('select seq from case_events where case_id = $1', [caseId]);

describe('a request id', () => {
  it('is answered the same for ever once its action was recorded', async () => {
    const caseId = await driver.open((place += 1));
    const requestId = randomUUID();
    const first = await driver.act(caseId, 'acceptApplication', { requestId });
    await driver.actAll(caseId, ['recordPeerReview']);
    const again = await recordAction(driver.deps, { tenant, caseId, requestId });
    if (first.kind !== 'recorded' || again.kind !== 'recorded') throw new Error('not recorded');
    expect(again.answer).toEqual(first.answer);
    expect(again.now.step).toBe('toPublicise');
    expect(await eventsOf(caseId)).toHaveLength(3);
  });

  it('is recorded once, however often it comes at the same time', async () => {
    const caseId = await driver.open((place += 1));
    const requestId = randomUUID();
    await driver.act(caseId, 'acceptApplication', { requestId, without: ['idCopy'] });
    await driver.rows(
      `insert into evidence (tenant_id, id, case_id, slot, media_type, bytes, sha256, uploaded_by) values ($1, $2, $3, 'idCopy', 'image/png', 1, 'x', $2)`,
      [tenant, randomUUID(), caseId],
    );
    const results = await Promise.all(
      Array.from({ length: 8 }, () => recordAction(driver.deps, { tenant, caseId, requestId })),
    );
    expect(new Set(results.map((result) => result.kind))).toEqual(new Set(['recorded']));
    expect(await eventsOf(caseId)).toHaveLength(2);
  });

  it('may carry a corrected body after a refusal', async () => {
    const caseId = await driver.open((place += 1));
    const requestId = randomUUID();
    const refused = await driver.act(caseId, 'acceptApplication', { requestId, without: ['disabilityCardCopy'] });
    expect(refused).toMatchObject({
      kind: 'refused',
      refusal: { code: 'evidenceMissing', about: 'disabilityCardCopy' },
    });
    expect(await eventsOf(caseId)).toHaveLength(1);
    await expect(driver.act(caseId, 'acceptApplication', { requestId })).resolves.toMatchObject({ kind: 'recorded' });
  });
});

describe('an act on a case', () => {
  it('is overtaken when someone acted since the person looked', async () => {
    const caseId = await driver.open((place += 1));
    await driver.actAll(caseId, ['acceptApplication']);
    await expect(driver.act(caseId, 'recordPeerReview', { expectedSeq: 1 })).resolves.toMatchObject({
      kind: 'overtaken',
      seq: 2,
    });
    expect(await driver.step(caseId)).toBe('villageReview');
  });

  it('is refused where there is no such case, and throws where nothing was submitted', async () => {
    const requestId = randomUUID();
    await expect(recordAction(driver.deps, { tenant, caseId: demoId('nothing'), requestId })).resolves.toEqual({
      kind: 'noSuchCase',
    });
    const caseId = await driver.open((place += 1));
    await expect(recordAction(driver.deps, { tenant, caseId, requestId })).rejects.toThrow(requestId);
  });

  it('uses up the fresh files of its own slots and leaves the others', async () => {
    const caseId = await driver.open((place += 1));
    const insert = `insert into evidence (tenant_id, id, case_id, slot, media_type, bytes, sha256, uploaded_by) values ($1, $2, $3, 'noticePhoto', 'image/png', 1, 'x', $2)`;
    await driver.rows(insert, [tenant, randomUUID(), caseId]);
    await driver.actAll(caseId, ['acceptApplication']);
    const unused = await driver.rows('select slot from evidence where case_id = $1 and used_seq is null', [caseId]);
    expect(unused).toEqual([{ slot: 'noticePhoto' }]);
  });

  it('is refused, not tried again, when a value fits no table', async () => {
    const caseId = await driver.open((place += 1));
    await driver.goThrough(caseId, 'startWork');
    const invoices = [{ number: 'FP-NEG', issuedOn: '2026-03-12', amountFen: '-5' }];
    await expect(driver.act(caseId, 'selfCheck', { form: { invoices } })).resolves.toMatchObject({
      refusal: { code: 'valueNotStorable' },
    });
    const huge = [{ number: 'FP-HUGE', issuedOn: '2026-03-12', amountFen: '99999999999999999999' }];
    await expect(driver.act(caseId, 'selfCheck', { form: { invoices: huge } })).resolves.toMatchObject({
      refusal: { code: 'valueNotStorable' },
    });
    expect(await driver.step(caseId)).toBe('inProgress');
    await driver.setToday('2026-03-02');
  });

  it('is refused when the case would hold too much text', async () => {
    const caseId = await driver.open((place += 1));
    const form = {
      category: 'physical',
      grade: '1',
      hardship: 'none',
      hukouType: 'rural',
      ownership: 'x'.repeat(9_000),
    };
    await expect(driver.act(caseId, 'amendApplication', { form })).resolves.toMatchObject({
      refusal: { code: 'factsTooLarge' },
    });
  });
});

describe('an application', () => {
  it('is opened once for its request id, and another body under it is noticed', async () => {
    const requestId = randomUUID();
    const at = (place += 1);
    const [first, again] = [await driver.tryOpen(at, {}, requestId), await driver.tryOpen(at, {}, requestId)];
    expect(again).toEqual(first);
    await expect(driver.tryOpen(at, { wish: '另一种意愿' }, requestId)).resolves.toEqual({ kind: 'otherBody' });
  });

  it('is one for each person while it is open', async () => {
    const at = (place += 1);
    const caseId = await driver.open(at);
    await expect(driver.tryOpen(at)).resolves.toEqual({ kind: 'alreadyOpen' });
    await driver.actAll(caseId, ['withdraw']);
    await expect(driver.tryOpen(at)).resolves.toMatchObject({ kind: 'opened' });
  });

  it('is one for each home while it is open, whoever of its members applies', async () => {
    const at = (place += 1);
    await driver.open(at);
    const home = demoApplicants(1, at + 1)[at]?.person.address ?? '';
    const neighbour = { address: ` ${home}` };
    // Every sixth applicant is of the same village.
    await expect(driver.tryOpen(at + 60, neighbour)).resolves.toEqual({ kind: 'alreadyOpen' });
    await expect(driver.tryOpen(at + 61, { address: home })).resolves.toMatchObject({ kind: 'opened' });
  });

  it('is numbered in order, also when many come at the same time', async () => {
    const opened = await Promise.all(Array.from({ length: 6 }, () => driver.tryOpen((place += 1))));
    const numbers = opened.map((each) => (each.kind === 'opened' ? each.number : each.kind)).toSorted();
    const first = Number(numbers[0]?.slice(-6));
    expect(numbers).toEqual(Array.from({ length: 6 }, (_, at) => `QH-2026-${String(first + at).padStart(6, '0')}`));
  });
});
