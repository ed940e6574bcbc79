import { DEMO_TENANT } from '../../bin/demo-county.js';
import { startDoorBench } from '../api/door-bench.js';
import { demoApplicant } from '../builders/demo-case.js';
import { LotDriver } from '../builders/lot-driver.js';
import { RecordDriver } from '../builders/record-driver.js';
import { type PageBench, pagesOf } from './page-bench.js';
import { PageVisitor, textOf } from './page-visitor.js';

const PAGE = `/public/${DEMO_TENANT.code}/case`;
const LIMITS = { requestsPerMinute: 30_000, signInsPerMinute: 200 };

let pages: PageBench;
let driver: RecordDriver;
let stranger: PageVisitor;

beforeAll(async () => {
  const door = await startDoorBench({ worker: false });
  pages = pagesOf({ ...door, build: (change) => door.build({ limits: LIMITS, ...change }) });
  stranger = new PageVisitor(pages.app);
  driver = new RecordDriver(door.bench.database.pool);
});
afterAll(() => pages.stop());

const officers = new Map<string, Promise<PageVisitor>>();
/** Signed in once each. */
function officer(login: string): Promise<PageVisitor> {
  const known = officers.get(login) ?? pages.person(login);
  officers.set(login, known);
  return known;
}
beforeEach(() => driver.setToday('2026-03-02'));

interface Asked {
  readonly number: string;
  readonly idTail: string;
  readonly code: string;
}

/** The officer prints a receipt; what the applicant then has in hand. */
async function receiptFor(caseId: string, login: string): Promise<Asked> {
  const visitor = await officer(login);
  const page = `/cases/${caseId}/receipt`;
  expect((await visitor.see(`/cases/${caseId}`)).body).toContain(`href="${page}"`);
  const { body, headers } = await visitor.fillIn(page, page, {});
  expect(headers['cache-control']).toBe('no-store');
  const code = /查询码 (\d{4} \d{4})/.exec(textOf(body))?.[1] ?? '';
  const { number, state } = await driver.load(caseId);
  const idNumber = String(state.facts.idNumber);
  for (const secret of [idNumber, String(state.facts.name)]) expect(body).not.toContain(secret);
  return { number, idTail: idNumber.slice(-4).toLowerCase(), code };
}

const ask = (asked: Partial<Asked>) => stranger.send(PAGE, { ...asked });

describe('an applicant', () => {
  test('is told in plain words where the own case stands, and nothing of others', async () => {
    const place = 1;
    const caseId = await driver.open(place);
    await driver.goThrough(caseId, 'postNotice');
    const found = await ask(await receiptFor(caseId, demoApplicant(place).village));
    expect([found.statusCode, found.headers['cache-control']]).toEqual([200, 'no-store']);
    const said = textOf(found.body);
    for (const words of ['公示中', '自 2026-03-02 起', '您的申请正在公示', '公示期满无异议', '公示至 2026-03-11'])
      expect(said).toContain(words);
    const { name, idNumber, phone, bankAccount } = demoApplicant(place).form;
    for (const value of [name, idNumber, phone, bankAccount]) expect(found.body).not.toContain(String(value));
    expect(found.body).not.toContain('专职委员甲');
  });

  test('sees what was granted and paid, to an account that is shown in part', async () => {
    const caseId = await driver.open(2);
    await driver.goThrough(caseId, 'confirmPayment');
    const said = textOf((await ask(await receiptFor(caseId, 'county1'))).body);
    const account = String((await driver.load(caseId)).state.facts.bankAccount);
    expect(said).toMatch(/核定补助（元） 2,420\.00/);
    expect(said).toContain(`2,420.00 元，付至银行卡 **** ${account.slice(-4)}`);
    expect(said).not.toContain(account);
    expect(said).toContain('已办结');
  });

  test('asks by a program too', async () => {
    const caseId = await driver.open(3);
    const town = await pages.door.visitor('county1');
    const issued = await town.post(`/api/v1/cases/${caseId}/code`, {});
    const { number, code, maskedName } = issued.json<{ number: string; code: string; maskedName: string }>();
    expect(issued.statusCode).toBe(201);
    expect(maskedName).not.toBe(demoApplicant(3).form.name);
    const payload = { number, code, idTail: String(demoApplicant(3).form.idNumber).slice(-4) };
    const url = `/api/v1/public/${DEMO_TENANT.code}/own-case`;
    const found = await pages.app.inject({ method: 'POST', url, payload });
    expect(found.json()).toMatchObject({ number, step: { title: { zh: '申请受理' } }, paid: [], grantFen: null });
  });
});

describe('nobody else', () => {
  test('learns which of the three was wrong, and no wrong one opens anything', async () => {
    const [mine, other] = [await driver.open(4), await driver.open(5)];
    const right = await receiptFor(mine, 'county1');
    const others = await receiptFor(other, 'county1');
    const wrong = [
      { ...right, number: 'X-0000' },
      { ...right, number: others.number },
      { ...right, idTail: others.idTail },
      { ...right, code: others.code },
      { ...right, code: `${right.code}0` },
    ];
    const answers = [];
    for (const each of wrong) answers.push(await ask(each));
    const errors = answers.map(({ statusCode, body }) => [
      statusCode,
      /error-summary__list">(.*?)<\/ul>/.exec(body)?.[1],
    ]);
    expect(new Set(errors.map(String)).size).toBe(1);
    expect(errors[0]?.[0]).toBe(403);
    for (const { body } of answers) expect(body).not.toMatch(/\d{4} \d{4}/);
    expect((await ask(right)).statusCode).toBe(200);
    expect((await ask({ number: right.number })).statusCode).toBe(422);
  });

  test('gets in with a code that was replaced, nor from a page of another site', async () => {
    const caseId = await driver.open(6);
    const before = await receiptFor(caseId, 'county1');
    const after = await receiptFor(caseId, 'county1');
    expect((await ask(before)).statusCode).toBe(403);
    expect((await ask(after)).statusCode).toBe(200);
    const elsewhere = await pages.app.inject({
      method: 'POST',
      url: PAGE,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.invalid' },
      payload: new URLSearchParams({ ...after }).toString(),
    });
    expect(elsewhere.statusCode).toBe(422);
  });

  test('tries codes for long: after ten within an hour the right one waits too, for known numbers as for others', async () => {
    const caseId = await driver.open(7);
    const right = await receiptFor(caseId, 'county1');
    for (const number of [right.number, 'X-0001']) {
      const tries = await Promise.all(Array.from({ length: 11 }, () => ask({ ...right, number, code: '00000000' })));
      expect(tries.map(({ statusCode }) => statusCode).sort()).toEqual([...Array<number>(10).fill(403), 429]);
    }
    expect((await ask(right)).statusCode).toBe(429);
    await driver.rows(`update demo_clock set shift = shift + interval '61 minutes'`);
    expect((await ask(right)).statusCode).toBe(200);
  });

  test('than officers near the applicant prints a receipt, and for an application alone', async () => {
    const caseId = await driver.open(8);
    for (const [login, status] of [
      ['finance1', 403],
      ['contractor1', 404],
    ] as const) {
      const visitor = await pages.door.visitor(login);
      expect((await visitor.post(`/api/v1/cases/${caseId}/code`, {})).statusCode).toBe(status);
    }
    expect((await (await officer('finance1')).see(`/cases/${caseId}`)).body).not.toContain('/receipt');
    const lots = new LotDriver(pages.door.bench.database.pool);
    await lots.deliverByTender();
    const lot = await lots.openLot();
    const county = await pages.door.visitor('county1');
    expect((await county.post(`/api/v1/cases/${lot}/code`, {})).json()).toMatchObject({ code: 'noApplicant' });
  });

  test('finds a code in the database, the log or the acts', async () => {
    const caseId = await driver.open(9);
    const { code } = await receiptFor(caseId, 'county1');
    const plain = code.replace(' ', '');
    const [row] = await driver.rows<{ all: string }>(
      `select (select string_agg(t::text, '') from case_codes t) || (select string_agg(t::text, '') from administrative_acts t) as all`,
    );
    for (const form of [code, plain, Buffer.from(plain).toString('hex')]) {
      expect(row?.all).not.toContain(form);
      expect(pages.door.logged.join('')).not.toContain(form);
    }
    const issued = await driver.rows(
      `select 1 from administrative_acts where kind = 'caseCodeIssued' and body like $1`,
      [`%${caseId}%`],
    );
    expect(issued).toHaveLength(1);
  });
});
