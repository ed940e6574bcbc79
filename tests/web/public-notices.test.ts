import { DEMO_TENANT } from '../../bin/demo-county.js';
import { maskName } from '../../record/notice-text.js';
import { startDoorBench } from '../api/door-bench.js';
import { demoApplicant } from '../builders/demo-case.js';
import { BIDDERS, creditCodeOf, LotDriver, supplierIdOf } from '../builders/lot-driver.js';
import { WAY } from '../builders/record-driver.js';
import { settledLot } from '../builders/settled-lot.js';
import { type PageBench, pagesOf } from './page-bench.js';
import { PageVisitor, textOf } from './page-visitor.js';

const PUBLIC = `/public/${DEMO_TENANT.code}`;

let pages: PageBench;
let driver: LotDriver;
let stranger: PageVisitor;
/** Case numbers by what became of them. */
const numbers: Record<string, string> = {};

const UNTIL_POSTED = WAY.slice(0, WAY.indexOf('endPublicity'));

async function named(name: string, caseId: string): Promise<string> {
  numbers[name] = (await driver.numbers([caseId]))[0]?.number ?? '';
  return caseId;
}

beforeAll(async () => {
  pages = pagesOf(await startDoorBench({ worker: false }));
  driver = new LotDriver(pages.door.bench.database.pool);
  stranger = new PageVisitor(pages.app);
  await driver.deliverByTender();
  await driver.addSuppliers();
  await named('contracted', (await settledLot(driver, 10)).lotId);
  for (const name of ['published', 'publicised'] as const) {
    await driver.setToday('2026-03-02');
    const lot = await named(name, await driver.openLot({ title: `${name}标段`, delivery: 'unitRate' }));
    await driver.actAs(lot, 'publish', 'county1', { bidDeadline: '2026-03-20', documentNumber: `CG-${name}` });
    if (name === 'published') continue;
    await driver.bidAndOpen(lot);
    await driver.evaluate(lot);
  }
  await driver.setToday('2026-03-02');
  await driver.actAll(await named('applied', await driver.open(0)), UNTIL_POSTED.slice(0, 2));
  await driver.actAll(await named('hangs', await driver.open(1)), UNTIL_POSTED);
  await driver.actAll(await named('objected', await driver.open(2)), [...UNTIL_POSTED, 'object']);
  await driver.actAll(await named('withdrawn', await driver.open(3)), [...UNTIL_POSTED, 'withdraw']);
  await driver.goThrough(await named('passed', await driver.open(4)), 'passTownReview');
});
afterAll(() => pages.door.stop());

/** The rows of a part of the page, each as its cells by their titles. */
async function rowsOf(part: 'publicity' | 'tenders' | 'results'): Promise<Record<string, string>[]> {
  const { body, statusCode } = await stranger.see(PUBLIC);
  expect(statusCode).toBe(200);
  const section = body.split(`id="${part}"`)[1]?.split('</section>')[0] ?? '';
  const rows = section.split('<tbody>')[1]?.split('<tr>').slice(1) ?? [];
  return rows.map((row) =>
    Object.fromEntries(
      [...row.matchAll(/data-label="([^"]*)"[^>]*>(.*?)<\/t[hd]>/gs)].map(([, label = '', cell = '']) => [
        label,
        textOf(cell).trim(),
      ]),
    ),
  );
}

test('who comes without an address finds the county from the page for signing in', async () => {
  const entrance = await stranger.see('/sign-in');
  expect(entrance.body).toContain('href="/public"');
  const { body, statusCode } = await stranger.see('/public');
  expect(statusCode).toBe(200);
  expect(body).toContain(`<a class="govuk-link" href="${PUBLIC}">${DEMO_TENANT.name}</a>`);
});

describe('what a county makes public', () => {
  test('are the applications whose notice hangs, and no others', async () => {
    const rows = await rowsOf('publicity');
    expect(rows.map((row) => row['编号']).sort()).toEqual([numbers.hangs, numbers.objected].sort());
    const hangs = rows.find((row) => row['编号'] === numbers.hangs);
    expect(hangs).toMatchObject({ 项目: '困难重度残疾人家庭无障碍改造 公示', 张贴日期: expect.any(String) as string });
    const [clock] = await driver.rows<{ day: string }>(
      `select k.last_day::text as day from case_clocks k join cases c on c.id = k.case_id
       where c.number = $1 and k.clock = 'publicity' and k.state = 'running'`,
      [numbers.hangs],
    );
    expect(hangs?.['公示至']).toBe(clock?.day);
    const objected = rows.find((row) => row['编号'] === numbers.objected);
    expect(objected?.['公示至']).toBe('暂停（异议核查）');
  });

  test('name nobody in full, and nothing of what ails them', async () => {
    const { body } = await stranger.see(PUBLIC);
    for (const place of [0, 1, 2, 3, 4]) {
      const { name, idNumber, phone } = demoApplicant(place).form;
      for (const said of [name, idNumber, String(idNumber).slice(-6), phone]) expect(body).not.toContain(String(said));
    }
    expect(body).toContain(maskName(String(demoApplicant(1).form.name)));
    expect(body).not.toContain(maskName(String(demoApplicant(3).form.name)));
    expect(body).not.toMatch(/[一二三四]级|低保|特困/);
  });

  test('has the hash of exactly what hangs on the board', async () => {
    const [notice] = await driver.rows<{ sha256: string }>(
      'select n.list_sha256 as sha256 from notices n join cases c on c.id = n.case_id where c.number = $1',
      [numbers.hangs],
    );
    const rows = await rowsOf('publicity');
    expect(rows.find((row) => row['编号'] === numbers.hangs)?.['公示内容校验值（SHA-256）']).toBe(notice?.sha256);
  });

  test('are the lots that take bids, without a word of who bid', async () => {
    const rows = await rowsOf('tenders');
    expect(rows).toEqual([
      expect.objectContaining({
        编号: numbers.published,
        名称: 'published标段',
        采购方式: '询价',
        '预算（元）': '20,000.00',
        公告日期: '2026-03-02',
        投标截止: '2026-03-20',
      }),
    ]);
  });

  test('are the results of tenders: who came first, for how much, and until when it may be challenged', async () => {
    const rows = await rowsOf('results');
    const of = (name: string) => rows.find((row) => row['编号'] === numbers[name]);
    const [firm] = await driver.rows<{ name: string }>('select name from orgs where id = $1', [
      supplierIdOf(BIDDERS[0]),
    ]);
    expect(of('publicised')).toMatchObject({
      '中标（成交）供应商': firm?.name,
      '金额（元）': '15,000.00',
      状态: expect.stringMatching(/^公示中，质疑截至 \d{4}-\d\d-\d\d$/) as string,
    });
    expect(of('contracted')).toMatchObject({
      '金额（元）': '15,000.00',
      状态: expect.stringMatching(/签订合同$/) as string,
    });
    expect(of('published')).toBeUndefined();
  });

  test('can be read by programs', async () => {
    const visitor = new PageVisitor(pages.app);
    const answer = (await visitor.see(`/api/v1${PUBLIC}/notices`)).json<{
      publicity: { number: string; sha256: string }[];
      tenders: { number: string; estimateFen: string }[];
      results: { number: string; sumFen: string }[];
    }>();
    expect(answer.publicity.map(({ number }) => number).sort()).toEqual([numbers.hangs, numbers.objected].sort());
    expect(answer.tenders).toMatchObject([{ number: numbers.published, estimateFen: '2000000' }]);
    expect(answer.results.map(({ number }) => number).sort()).toEqual([numbers.contracted, numbers.publicised].sort());
  });

  test('name nobody while bids are evaluated anew after an upheld challenge', async () => {
    const [lot] = await driver.rows<{ id: string; since: string }>(
      'select id, entered_on as since from cases where number = $1',
      [numbers.publicised],
    );
    const today = await driver.today();
    await driver.setToday(lot?.since ?? '');
    const challenge = { creditCode: creditCodeOf('bidder2'), summary: '评分有误' };
    await driver.actAs(lot?.id ?? '', 'raiseChallenge', 'county1', challenge);
    expect((await rowsOf('results')).map((row) => row['编号'])).toContain(numbers.publicised);
    await driver.actAs(lot?.id ?? '', 'upholdChallenge', 'county2', { findings: '评分有误' });
    expect((await rowsOf('results')).map((row) => row['编号'])).not.toContain(numbers.publicised);
    await driver.setToday(today);
  });

  test.each(['/public/nowhere', '/public/%00', '/public/DEMO%27', '/api/v1/public/nowhere/notices'])(
    '%s is nowhere',
    async (path) => {
      expect([404, 422]).toContain((await stranger.see(path)).statusCode);
    },
  );

  test('who has no account is not told of an area of duty', async () => {
    const { body } = await stranger.see('/public/nowhere');
    expect(textOf(body)).toContain('请核对网址');
    expect(body).not.toContain('您的辖区');
  });
});
