import { strFromU8, unzipSync } from 'fflate';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { addDays } from '../../procedures/days.js';
import { startDoorBench } from '../api/door-bench.js';
import { LotDriver } from '../builders/lot-driver.js';
import { settledLot } from '../builders/settled-lot.js';
import { TEST_TODAY } from '../harness/test-keys.js';
import { type PageBench, pagesOf } from './page-bench.js';
import { type PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
let driver: LotDriver;
let manager: PageVisitor;
let today: string;

beforeAll(async () => {
  pages = pagesOf(await startDoorBench({ worker: false }));
  driver = new LotDriver(pages.door.bench.database.pool);
  for (const [place, last] of [
    [0, 'confirmPayment'],
    [1, 'orderPayment'],
    [2, 'startWork'],
    [3, 'approve'],
  ] as const) {
    await driver.setToday(TEST_TODAY);
    await driver.goThrough(await driver.open(place), last);
  }
  await driver.deliverByTender();
  await driver.addSuppliers();
  await settledLot(driver, 4);
  today = addDays(await driver.today(), 20);
  await driver.setToday(today);
  manager = await pages.person('manager1');
});
afterAll(() => pages.door.stop());

const see = async (path: string, visitor = manager) => {
  const { body, statusCode } = await visitor.see(path);
  return { body, statusCode, text: textOf(body) };
};

/** Every number of the page that opens to cases. */
const opening = (body: string) =>
  [...body.matchAll(/<a class="govuk-link" href="(\/progress\/cases\?[^"]*)">([^<]*)<\/a>/g)].map(
    ([, href = '', said = '']) => ({ href: href.replaceAll('&amp;', '&'), said }),
  );

/** How many cases a page of them lists, and those after it. */
async function countAt(href: string): Promise<number> {
  const { body, statusCode } = await see(href);
  expect(statusCode).toBe(200);
  const more = /rel="next" href="([^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  return (body.match(/href="\/cases\/[0-9a-f-]{36}"/g) ?? []).length + (more ? await countAt(more) : 0);
}

/** The cells of a row by the title of its column. */
function rowOf(body: string, table: string, name: string): Record<string, string> {
  const part = body.split(`>${table}</h2>`)[1]?.split('</section>')[0] ?? '';
  const row = part.split('<tr>').find((each) => textOf(each).trim().startsWith(name)) ?? '';
  return Object.fromEntries(
    [...row.matchAll(/data-label="([^"]*)"[^>]*>(.*?)<\/t[hd]>/gs)].map(([, label = '', cell = '']) => [
      label,
      textOf(cell).trim(),
    ]),
  );
}

describe('the progress of a programme', () => {
  test('is told in words, drawn, and in tables', async () => {
    const { body, text } = await see('/progress');
    expect(text).toContain(`截至 ${today}，清禾县残联；任务数 60 户；验收合格 3 户；完成率 5.00%；`);
    expect(body).toMatch(/<svg [^>]*role="img" aria-labelledby="quota-chart"/);
    expect(body).toContain('>3 / 60</text>');
    expect(rowOf(body, '各地户数', '清禾县残联')).toMatchObject({
      任务数: '60',
      申请: '5',
      批准: '5',
      在建: '1',
      验收合格: '3',
      已付款: '1',
      '完成率（%）': '5.00',
    });
  });

  test('opens each number to exactly so many cases, and each sum to those that hold it', async () => {
    const links = opening((await see('/progress')).body);
    expect(links.length).toBeGreaterThan(20);
    for (const { href, said } of links) {
      const found = await countAt(href);
      if (said.includes('.')) expect([href, found > 0]).toEqual([href, true]);
      else expect([href, found]).toEqual([href, Number(said)]);
    }
  });

  test('has a line for each firm that builds', async () => {
    const { body } = await see('/progress');
    const [firm] = await driver.rows<{ name: string }>(
      `select o.name from case_parties p join orgs o on o.id = p.org_id join cases c on c.id = p.case_id
       where p.as_role = 'contractor' and c.procedure = 'home-renovation'`,
    );
    expect(rowOf(body, '各施工单位', firm?.name ?? '?')).toMatchObject({
      在建: '0',
      验收合格: '1',
      '要求整改（次）': '0',
    });
  });

  test('says how long each step takes, as the record has it', async () => {
    const events = await driver.rows<{ caseId: string; step: string; on: string }>(
      `select e.case_id as "caseId", e.to_step as step, e.happened_on::text as "on" from case_events e join cases c on c.id = e.case_id
       where c.procedure = 'home-renovation' and e.from_step is distinct from e.to_step order by e.case_id, e.seq`,
    );
    const days = events.flatMap(({ caseId, step, on }, at) => {
      const next = events[at + 1];
      return step === 'publicised' && next?.caseId === caseId
        ? [(Date.parse(next.on) - Date.parse(on)) / 86_400_000]
        : [];
    });
    expect(days.length).toBeGreaterThan(0);
    const average = days.reduce((sum, each) => sum + each, 0) / days.length;
    expect(average).toBeGreaterThan(0);
    const title = latestProcedure('home-renovation').steps.publicised?.title.zh ?? '';
    expect(rowOf((await see('/progress')).body, '各环节', title)).toMatchObject({
      '本年办结（件）': String(days.length),
      '平均用时（天）': average.toFixed(1),
    });
  });

  test('forecasts the finish at the pace of the last 90 days, and not for a year that is over', async () => {
    // Three in 90 days: 57 more take 1,710 days.
    const finish = addDays(today, 1710);
    const { body, text } = await see('/progress?year=2026');
    expect(text).toContain(`按近 90 日进度，预计 ${finish} 完成`);
    expect(rowOf(body, '各地户数', '清禾县残联')['预计完成']).toBe(finish);
    const over = (await see('/progress?year=2025')).text;
    expect(over).not.toContain('按近 90 日进度');
    expect(over).toContain('资金来源（元） 本年度没有登记资金。');
  });

  test('is taken away as tables of text', async () => {
    const answer = await manager.see('/progress/table?table=homes');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="progress-home-renovation-2026-${today}-homes.csv"`,
    );
    const [heads, county] = answer.rawPayload.toString('utf8').split('\r\n');
    expect(heads).toMatch(/^\ufeff地区,任务数,申请,/);
    expect(county).toMatch(/^清禾县残联,60,5,0,5,1,3,1,/);
    expect((await see('/progress/table?table=nothing')).statusCode).toBe(404);
  });

  test('is taken away as a workbook in which sums can be reckoned with', async () => {
    const answer = await manager.see('/progress/workbook?programme=home-renovation&year=2026');
    expect(answer.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const files = unzipSync(new Uint8Array(answer.rawPayload));
    const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    for (const title of ['各地户数', '各地资金（元）', '资金来源（元）', '各施工单位', '各环节'])
      expect(read('xl/workbook.xml')).toContain(`name="${title}"`);
    const [total] = await driver.rows<{ fen: string }>(
      'select min(total_fen)::text as fen from funds where programme = $1',
      ['home-renovation'],
    );
    expect(read('xl/worksheets/sheet3.xml')).toContain(`<v>${Number(total?.fen) / 100}</v>`);
    expect(
      Object.values(files)
        .map((file) => strFromU8(file))
        .join(''),
    ).not.toContain('<f>');
  });

  test('hands the cases behind a figure out as a table of text and as a workbook, all of them', async () => {
    const behind = 'programme=home-renovation&figure=applied&year=2026';
    const { body } = await see(`/progress/cases?${behind}`);
    const table = /href="(\/progress\/cases\/table\?[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const answer = await manager.see(table);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [heads, ...lines] = answer.rawPayload.toString('utf8').trimEnd().split('\r\n');
    expect(heads).toMatch(/^\ufeff案件编号,/);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^QH-2026-\d{6},.*村,/);
    const workbook = /href="(\/progress\/cases\/workbook\?[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const files = unzipSync(new Uint8Array((await manager.see(workbook)).rawPayload));
    const words = Object.values(files)
      .map((file) => strFromU8(file))
      .join('');
    for (const said of [heads?.slice(1).split(',')[0], ...lines.map((line) => line.split(',')[0])])
      expect(words).toContain(String(said));
    for (const as of ['table', 'workbook']) expect((await see(`/progress/cases/${as}`)).statusCode).toBe(404);
  });

  test('says what is wrong with a year, and shows the year that runs', async () => {
    const { body, statusCode } = await see('/progress?year=26%3Cb%3E');
    expect(statusCode).toBe(422);
    expect(body).toContain('<a href="#year">年度应为 2000 至 2100 之间的四位数字</a>');
    expect(body).toContain('value="26&lt;b>"');
    expect((await see('/progress?programme=nothing')).statusCode).toBe(422);
    for (const asked of [
      '',
      '?programme=home-renovation&figure=secret&year=2026',
      '?programme=home-renovation&figure=paid',
    ])
      expect((await see(`/progress/cases${asked}`)).statusCode).toBe(404);
  });

  test('is for those who follow programmes, each for their places', async () => {
    for (const path of [
      '/progress',
      '/progress/cases?programme=home-renovation',
      '/progress/cases/table?programme=home-renovation',
      '/progress/cases/workbook?programme=home-renovation',
      '/progress/workbook',
      '/progress/table?table=homes',
    ])
      expect((await see(path, await pages.person('contractor1'))).statusCode).toBe(403);
    const town = await see('/progress', await pages.person('town1'));
    expect(town.body).not.toContain('清禾县残联</th>');
    expect(rowOf(town.body, '各地户数', '临溪镇')['任务数']).toBe('—');
    for (const { href, said } of opening(town.body).filter((each) => !each.said.includes('.'))) {
      const { body } = await see(href, await pages.person('town1'));
      expect([href, (body.match(/href="\/cases\/[0-9a-f-]{36}"/g) ?? []).length]).toEqual([href, Number(said)]);
    }
  });
});
