import type { LightMyRequestResponse as Response } from 'fastify';
import { demoApplicants } from '../../bin/demo-people.js';
import { LotDriver } from '../builders/lot-driver.js';
import { settledLot } from '../builders/settled-lot.js';
import { becameOf, HEADING, type Line, linesOf, paid, returned } from './bank-answers.js';
import { type DoorBench, startDoorBench } from './door-bench.js';

let door: DoorBench;
let driver: LotDriver;
let place = 0;
const accounts: string[] = [];

beforeAll(async () => {
  door = await startDoorBench();
  driver = new LotDriver(door.bench.database.pool);
});
afterAll(() => door.stop());
beforeEach(() => driver.setToday('2026-03-02'));

const FILES = '/api/v1/payment-files';
interface MadeFile {
  readonly id: string;
  readonly lines: readonly Line[];
}

/** Homes whose payment is ordered, reached on the same day. */
async function ordered(count: number): Promise<string[]> {
  const cases: string[] = [];
  for (let at = 0; at < count; at += 1) {
    place += 1;
    await driver.setToday('2026-03-02');
    const caseId = await driver.open(place);
    await driver.goThrough(caseId, 'orderPayment');
    accounts.push(String(demoApplicants(1, place + 1)[place]?.form.bankAccount));
    cases.push(caseId);
  }
  return cases;
}

async function makeFile(login = 'finance1'): Promise<MadeFile> {
  const officer = await door.visitor(login);
  const made = await officer.post(FILES, {});
  if (made.statusCode !== 201) throw new Error(made.body);
  const { id } = made.json<{ id: string }>();
  return { id, lines: linesOf((await officer.get(`${FILES}/${id}`)).body) };
}

async function answer(fileId: string, rows: readonly string[], login = 'finance2'): Promise<Response> {
  const officer = await door.visitor(login);
  return officer.post(`${FILES}/${fileId}/answer`, [HEADING, ...rows].join('\r\n'), { 'content-type': 'text/csv' });
}

/** What an answer may not touch when it is refused. */
const record = () =>
  door.bench.database.read(
    `select (select count(*) from case_events)::integer as events, (select count(*) from fund_entries)::integer as entries,
       (select jsonb_agg(state order by id) from payments) as payments`,
  );

describe('the file', () => {
  test('comes down with the same bytes each time, never kept by a browser, for finance alone', async () => {
    await ordered(2);
    const { id, lines } = await makeFile();
    const officer = await door.visitor('finance2');
    const [first, second] = [await officer.get(`${FILES}/${id}`), await officer.get(`${FILES}/${id}`)];
    expect(second.body).toBe(first.body);
    expect(first.headers).toMatchObject({ 'content-type': 'text/csv', 'cache-control': 'private, no-store' });
    expect(first.headers['content-disposition']).toMatch(/^attachment; filename="payments-2026-\d+\.csv"$/);
    expect(lines.map(({ account }) => account).sort()).toEqual(accounts.slice(-2).sort());
    for (const login of ['county1', 'approver1', 'auditor1', 'manager1', 'town1', 'contractor1', 'admin1']) {
      const other = await door.visitor(login);
      expect((await other.get(`${FILES}/${id}`)).statusCode).toBe(403);
      expect((await other.post(FILES, {})).statusCode).toBe(403);
      expect((await answer(id, [], login)).statusCode).toBe(403);
    }
    expect((await officer.get(`${FILES}/11111111-1111-4111-8111-111111111111`)).statusCode).toBe(404);
    expect((await officer.post(FILES, {})).json()).toMatchObject({ status: 409, code: 'nothingOrdered' });
  });

  test('is listed with who made it and how far it is answered, and shows no account', async () => {
    const listed = await (await door.visitor('auditor1')).get(FILES);
    expect(listed.json<{ files: object[] }>().files[0]).toMatchObject({
      madeBy: '县残联财务甲',
      count: 2,
      open: 2,
      paid: 0,
      totalFen: '484000',
      downloads: 3,
    });
    for (const account of accounts) expect(listed.body).not.toContain(account);
    expect((await (await door.visitor('town1')).get(FILES)).statusCode).toBe(403);
  });

  test('two officers at once put each payment into one file', async () => {
    await ordered(2);
    const officers = [await door.visitor('finance1'), await door.visitor('finance2')];
    const made = await Promise.all(officers.map((officer) => officer.post(FILES, {})));
    expect(made.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });
});

describe('the bank’s answer', () => {
  test('confirms and returns as a person would; sent again, by whomever, it changes nothing', async () => {
    const [first = '', second = ''] = await ordered(2);
    const { id, lines } = await makeFile();
    const today = await driver.today();
    const [one, two] = lines;
    if (!one || !two) throw new Error('the file holds too little');
    const rows = [paid(one, 'YH-100', today), returned(two, today)];
    expect(becameOf(await answer(id, rows))).toEqual(['done', 'done']);
    expect((await driver.load(first)).state.closed).toBe('paid');
    expect(await driver.step(second)).toBe('settled');
    const before = await record();
    expect(becameOf(await answer(id, rows))).toEqual(['again', 'again']);
    expect(becameOf(await answer(id, rows, 'finance1'))).toEqual(['again', 'again']);
    expect(await record()).toEqual(before);
    const [event] = await driver.rows('select role, action from case_events where case_id = $1 order by seq desc', [
      first,
    ]);
    expect(event).toEqual({ role: 'finance', action: 'confirmPayment' });

    await driver.act(second, 'orderPayment');
    const next = await makeFile();
    expect(next.lines.map(({ note }) => note)).toEqual([two.note]);
    expect(next.lines[0]?.reference).not.toBe(two.reference);
    // The old answer speaks of the old attempt and leaves the new one alone.
    expect(becameOf(await answer(id, rows))).toEqual(['again', 'again']);
    expect(await driver.step(second)).toBe('paymentOrdered');
    const [line] = next.lines;
    expect(becameOf(await answer(next.id, [line ? paid(line, 'YH-101', today) : '']))).toEqual(['done']);
    expect((await driver.load(second)).state.closed).toBe('paid');
  });

  test('is refused whole when one row does not fit, and says which', async () => {
    await ordered(3);
    const { id, lines } = await makeFile();
    const today = await driver.today();
    const [one, two, three] = lines;
    if (!one || !two || !three) throw new Error('the file holds too little');
    const before = await record();
    const wrong: readonly (readonly [string[], string])[] = [
      [[paid({ ...two, amount: '2420.01' }, 'YH-201', today)], '#/rows/1/amount amountDiffers'],
      [[paid({ ...two, reference: 'nobody' }, 'YH-201', today)], '#/rows/1/reference paymentUnknown'],
      [[paid(two, 'YH-100', today)], '#/rows/1/bankReference bankReferenceTaken'],
      [[paid(two, 'YH-201', '2099-01-01')], '#/rows/1/day dayInFuture'],
      [[paid(two, 'YH-201', '昨天')], '#/rows/1/day notADay'],
      [[paid(two, `YH-${'2'.repeat(60)}`, today)], '#/rows/1/bankReference tooLong'],
      [[paid(two, '', today)], '#/rows/1/bankReference missing'],
      [[`${two.reference},lost,${two.amount},,${today},`], '#/rows/1/result notOffered'],
    ];
    for (const [rows, reason] of wrong) {
      const refused = await answer(id, [paid(one, 'YH-200', today), ...rows]);
      const body = refused.json<{ code: string; rejected: { errors: { pointer: string; code: string }[] }[] }>();
      expect([refused.statusCode, body.code]).toEqual([422, 'answerRowsRejected']);
      expect(body.rejected.flatMap(({ errors }) => errors).map((each) => `${each.pointer} ${each.code}`)).toEqual([
        reason,
      ]);
    }
    const twice = await answer(id, [paid(one, 'YH-200', today), returned(one, today)]);
    expect(twice.json<{ rejected: object[] }>().rejected).toHaveLength(2);
    const sharing = await answer(id, [paid(one, 'YH-200', today), paid(two, 'YH-200', today)]);
    expect(sharing.statusCode).toBe(422);
    expect((await answer(id, [])).json()).toMatchObject({ code: 'fileEmpty' });
    expect(await record()).toEqual(before);

    // By hand stays possible; what the bank says later must agree with it.
    const caseId = await caseOf(one);
    await driver.act(caseId, 'confirmPayment', { form: { bankReference: 'YH-200', paidOn: today }, login: 'finance2' });
    expect((await answer(id, [returned(one, today), returned(two, today)])).statusCode).toBe(422);
    expect(becameOf(await answer(id, [paid(one, 'YH-200', today), returned(two, today)]))).toEqual(['again', 'done']);
    const officer = await door.visitor('finance1');
    const csv = { bytes: Buffer.from([HEADING, returned(three, today)].join('\n')), type: 'text/csv' };
    expect(becameOf(await officer.upload(`${FILES}/${id}/answer`, {}, csv))).toEqual(['done']);
  });

  test('sent twice at once acts once', async () => {
    await ordered(3);
    const { id, lines } = await makeFile();
    const today = await driver.today();
    const rows = lines.map((line, at) => paid(line, `YH-30${at}`, today));
    const answers = await Promise.all([answer(id, rows), answer(id, rows, 'finance1')]);
    const became = answers.flatMap(becameOf);
    expect(became.filter((each) => each !== 'done' && each !== 'again')).toEqual([]);
    const [confirmed] = await driver.rows(
      `select count(*)::integer as events from case_events where action = 'confirmPayment' and case_id in (select id from cases where number = any($1))`,
      [lines.map(({ note }) => note)],
    );
    expect(confirmed).toEqual({ events: 3 });
  });

  test('tells of each row that its case refuses, and carries out the rest', async () => {
    await ordered(2);
    const { id, lines } = await makeFile();
    const today = await driver.today();
    const [one, two] = lines;
    if (!one || !two) throw new Error('the file holds too little');
    const rows = [paid(one, 'YH-400', '2026-03-02'), paid(two, 'YH-401', today)];
    const answered = await answer(id, rows);
    expect(becameOf(answered)).toEqual(['happenedBeforeStep', 'done']);
    expect(becameOf(await answer(id, [paid(one, 'YH-400', today), paid(two, 'YH-401', today)]))).toEqual([
      'done',
      'again',
    ]);
  });

  test('ends the homes that a lot’s tranche paid for', async () => {
    await driver.deliverByTender();
    await driver.addSuppliers({ builder: { account: '62220000000000000001' } });
    accounts.push('62220000000000000001');
    const { lotId, home } = await settledLot(driver, (place += 1));
    const invoices = [{ number: 'FP-PF', issuedOn: await driver.today(), amountFen: '480000' }];
    await driver.orderTranche(lotId, { tranche: 'acceptance', invoices });
    const today = await driver.today();
    const { id, lines } = await makeFile();
    expect(
      becameOf(
        await answer(
          id,
          lines.map((line) => returned(line, today)),
        ),
      ),
    ).toEqual(['done']);
    expect(await driver.step(home)).toBe('settledInLot');
    await driver.actAs(lotId, 'orderTranche', 'finance1');
    const next = await makeFile();
    expect(
      becameOf(
        await answer(
          next.id,
          next.lines.map((line) => paid(line, 'YH-500', today)),
        ),
      ),
    ).toEqual(['done']);
    expect((await driver.load(home)).state.closed).toBe('paid');
  });
});

test('no account was logged', () => {
  expect(accounts.length).toBeGreaterThan(5);
  const logged = door.logged.join('\n');
  for (const account of accounts) expect(logged).not.toContain(account);
});

async function caseOf({ note }: Line): Promise<string> {
  const [row] = await driver.rows<{ id: string }>('select id from cases where number = $1', [note]);
  return row?.id ?? '';
}
