import { strFromU8, unzipSync } from 'fflate';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { startDoorBench } from '../api/door-bench.js';
import { pdf } from '../api/papers.js';
import { LotDriver } from '../builders/lot-driver.js';
import { type PlantedYear, plantYear, REASON, SHARED } from './audited-year.js';
import { type PageBench, pagesOf } from './page-bench.js';
import { type PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
let driver: LotDriver;
let auditor: PageVisitor;
let year: PlantedYear;

beforeAll(async () => {
  pages = pagesOf(await startDoorBench({ worker: false }));
  driver = new LotDriver(pages.door.bench.database.pool);
  year = await plantYear(driver, pages.door.bench.database.owner);
  auditor = await pages.person('auditor1');
}, 60_000);
afterAll(() => pages.door.stop());

const see = async (path: string, visitor = auditor) => {
  const { body, statusCode } = await visitor.see(path);
  return { body, statusCode, text: textOf(body) };
};

/** The rows of a page's table, each cell by the title of its column. */
function rowsOf(body: string): Record<string, string>[] {
  return body
    .split('<tr>')
    .slice(2)
    .map((row) =>
      Object.fromEntries(
        [...row.matchAll(/data-label="([^"]*)"[^>]*>(.*?)<\/t[hd]>/gs)].map(([, label = '', cell = '']) => [
          label,
          textOf(cell),
        ]),
      ),
    );
}

const readingOf = async (reading: string, query = 'year=2026') => {
  const { body, statusCode } = await see(`/audit-year/${reading}?${query}`);
  expect(statusCode).toBe(200);
  return { body, rows: rowsOf(body) };
};
const numberOf = async (id: string) => (await driver.numbers([id]))[0]?.number ?? '';

test('changes: who set what from what to what, and what was sent back and why', async () => {
  const county = demoId('org:county');
  for (const total of [50, 70])
    await (await pages.door.visitor('finance1')).put('/api/v1/quotas', {
      programme: 'small-grant',
      year: 2027,
      orgId: county,
      total,
    });
  const { body, rows } = await readingOf('changes');
  expect(rows.find((row) => row['事项'] === '设定任务数')).toMatchObject({
    类别: '任务数与资金',
    岗位: '财务人员',
    '内容（变动前 → 变动后）': expect.stringContaining('总数：50 → 70') as unknown,
  });
  expect(rows.find((row) => row['案件'] === '' && row['类别'] === '干预与更改')).toBeUndefined();
  const sentBack = rows.find((row) => row['类别'] === '干预与更改');
  expect(sentBack).toMatchObject({ 案件: await numberOf(year.sentBack) });
  expect(sentBack?.['内容（变动前 → 变动后）']).toContain(REASON);
  expect(body).toContain(`href="/cases/${year.sentBack}"`);
  expect((await readingOf('changes', 'year=2025')).rows).toEqual([]);
});

describe('reads', () => {
  const reads = async (sql = 'true') =>
    driver.rows<{ kind: string; role: string; outside: boolean; login: string }>(
      `select s.kind, s.role, s.outside_town as outside, u.login from sensitive_reads s join users u on u.id = s.user_id
       where ${sql} order by s.kind`,
    );

  test('facts, papers, names in a list and accounts are kept once an hour, and nothing where nothing personal is seen', async () => {
    const [home] = year.sharing;
    const village = await pages.door.visitor('village1a');
    const slot = { slot: 'idCopy' };
    const kept = await village.upload(`/api/v1/cases/${home}/evidence`, slot, {
      bytes: pdf(),
      type: 'application/pdf',
    });
    const county = await pages.person('county1');
    for (const path of [
      `/cases/${home}`,
      `/cases/${home}`,
      `/cases/${home}/evidence/${kept.json<{ id: string }>().id}`,
    ])
      expect((await county.see(path)).statusCode).toBe(200);
    const ofHome = `s.case_id = '${home}' and u.login = 'county1'`;
    expect((await reads(ofHome)).map(({ kind, role }) => [kind, role])).toEqual([
      ['facts', 'countyOfficer'],
      ['paper', 'countyOfficer'],
    ]);
    await county.see('/queue?view=all');
    expect((await reads(ofHome)).map(({ kind }) => kind)).toEqual(['facts', 'name', 'paper']);

    const before = (await reads()).length;
    await (await pages.person('manager1')).see(`/cases/${year.lots[0]}`);
    expect((await reads()).length).toBe(before);

    const finance = await pages.door.visitor('finance1');
    const { id } = (await finance.post('/api/v1/payment-files', {})).json<{ id: string }>();
    expect((await finance.get(`/api/v1/payment-files/${id}`)).statusCode).toBe(200);
    expect(await reads(`s.case_id = '${year.paid}' and s.kind = 'account'`)).toMatchObject([{ login: 'finance1' }]);
    const [row] = await driver.rows<{ text: string }>('select string_agg(s::text, $1) as text from sensitive_reads s', [
      ' ',
    ]);
    expect(row?.text).not.toContain(SHARED.phone);
  });

  test('the unusual come first: at night, and outside the own town', async () => {
    await driver.rows(
      `insert into user_roles (tenant_id, user_id, role, org_id) values ($1, $2, 'countyOfficer', $3)`,
      [DEMO_TENANT.id, demoId('user:town1'), demoId('org:county')],
    );
    const elsewhere = await driver.open(3);
    const [{ lineage } = { lineage: [] as string[] }] = await driver.rows<{ lineage: string[] }>(
      'select lineage from cases where id = $1',
      [elsewhere],
    );
    const other = lineage.includes(demoId('org:town1')) ? await driver.open(4) : elsewhere;
    const today = await driver.today();
    await driver.rows(`update demo_clock set shift = ($1 || ' 23:10 Asia/Shanghai')::timestamptz - now()`, [today]);
    await (await pages.person('town1')).see(`/cases/${other}`);
    const { rows, body } = await readingOf('reads');
    expect(rows[0]).toMatchObject({
      日期: today,
      '查看（户）': '1',
      '夜间（户）': '1',
      '本乡镇以外（户）': '1',
      异常: '夜间、本乡镇以外',
    });
    const behind = /href="(\/audit-year\/readsOf\?[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const single = rowsOf((await see(behind)).body);
    expect(single).toMatchObject([{ 案件: await numberOf(other), 内容类别: '个人信息', 异常: '夜间、本乡镇以外' }]);
    const byCase = await readingOf('readsByCase');
    expect(byCase.rows[0]).toMatchObject({ 案件: await numberOf(other), '查看人（人）': '1' });
    expect((await readingOf('readsOf', `year=2026&case=${other}`)).rows).toHaveLength(1);
  });
});

test('waitlist: its order, and who was admitted before an earlier one without a reason', async () => {
  const { rows } = await readingOf('waitlist');
  const [earlier, later] = [await numberOf(year.overtaken), await numberOf(year.overtaker)];
  expect(rows).toMatchObject([
    { 顺位: '1', 案件: earlier, 去向: '仍在轮候', 先于其获批的后来者: later, 理由: `${later}：未记录理由` },
    { 顺位: '2', 案件: later, 去向: '轮候递补', 先于其获批的后来者: '' },
  ]);
  const { owner } = pages.door.bench.database;
  await owner.query('update waitlist set priority = 0 where case_id = $1', [year.overtaker]);
  const first = (await readingOf('waitlist')).rows.find((row) => row['案件'] === earlier);
  expect(first?.['理由']).toBe(`${later}：政策规定的优先对象`);
  await owner.query('update waitlist set priority = 1 where case_id = $1', [year.overtaker]);
});

test('shared: telephone, account and signature of two homes, the telephone with the firm, and never the value', async () => {
  const { rows, body } = await readingOf('shared');
  const numbers = (await Promise.all(year.sharing.map(numberOf))).sort().join(' 、 ');
  expect(rows.find((row) => row['共用内容'] === '电话')).toMatchObject({
    尾号或名称: '*******5678',
    '涉及（人、单位）': '3',
    案件: numbers,
  });
  expect(rows.find((row) => row['共用内容'] === '电话')?.['单位及人员']).not.toBe('');
  expect(rows.find((row) => row['共用内容'] === '银行账号')).toMatchObject({
    尾号或名称: '*******0128',
    案件: numbers,
  });
  expect(rows.find((row) => row['共用内容'] === '签字（同一文件）')).toMatchObject({ 案件: numbers });
  expect(rows.map((row) => row['共用内容'])).not.toContain('住址');
  for (const value of Object.values(SHARED)) expect(body).not.toContain(value);
});

test('late entries: by person and town, beyond the limit first, opened to the acts', async () => {
  const { rows, body } = await readingOf('late');
  expect(rows[0]).toMatchObject({ '补录（次）': '2', '超过允许天数（次）': '1', '最迟（天）': '20' });
  const behind = /href="(\/audit-year\/lateOf\?[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(rowsOf((await see(behind)).body)[0]).toMatchObject({
    案件: await numberOf(year.tooLate),
    '迟（天）': '20',
    '允许（天）': '10',
  });
  const all = (await readingOf('lateOf')).rows;
  expect(all.find((row) => row['案件'] === all.at(-1)?.['案件'])).toMatchObject({ '迟（天）': '2' });
  expect(all.map((row) => row['案件'])).toContain(await numberOf(year.late));
});

test('unit prices: against the guide price and the other lots, the farthest apart first', async () => {
  const { rows } = await readingOf('prices');
  const [cheap, dear] = [await numberOf(year.lots[0]), await numberOf(year.lots[1])];
  const [guide] = await driver.rows<{ fen: string }>(
    `select guide_price_fen::text as fen from catalogue_items where code = 'W01'`,
  );
  const apart = (((99_900 - Number(guide?.fen)) * 100) / Number(guide?.fen)).toFixed(1);
  expect(rows.find((row) => row['标段'] === dear && row['项目']?.startsWith('W01'))).toMatchObject({
    '本标段单价（元）': '999.00',
    '比指导价（%）': apart,
    '其他标段（个）': '1',
    '其他最低（元）': '200.00',
    '其他中位（元）': '200.00',
    '比中位（%）': '399.5',
  });
  expect(rows[0]).toMatchObject({ 标段: dear });
  expect(rows.find((row) => row['标段'] === cheap && row['项目']?.startsWith('W01'))?.['比中位（%）']).toBe('-80.0');
});

describe('the year as a whole', () => {
  test('is counted, taken away as tables of text and as one workbook', async () => {
    const { body, text } = await see('/audit-year?year=2026');
    expect(text).toContain('2026 年度监督');
    expect(rowsOf(body).find((row) => row['内容'] === '综合单价比较')).toMatchObject({ 条数: '8', 需关注: '1' });
    const opening = [...body.matchAll(/href="(\/audit-year\/\w+\?[^"]*)">(\d+)</g)];
    expect(opening.length).toBeGreaterThan(10);
    for (const [, href = '', figure = ''] of opening)
      expect([href, rowsOf((await see(href.replaceAll('&amp;', '&'))).body).length]).toEqual([href, Number(figure)]);
    const answer = await auditor.see('/audit-year/prices/table?year=2026');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="audit-2026-prices.csv"');
    expect(answer.rawPayload.toString('utf8')).toMatch(/^\ufeff项目,单位,标段,/);
    const files = unzipSync(new Uint8Array((await auditor.see('/audit-year/workbook?year=2026')).rawPayload));
    for (const title of ['轮候顺序', '事后补录', '综合单价比较'])
      expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain(`name="${title}"`);
  });

  test('gives one reading, narrowed as its page is, as a workbook of its own', async () => {
    const { body } = await see('/audit-year/prices?year=2026&odd=yes');
    const address = /href="(\/audit-year\/prices\/workbook\?[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const sheetAt = async (url: string) => {
      const answer = await auditor.see(url);
      expect(answer.headers['content-disposition']).toBe('attachment; filename="audit-2026-prices.xlsx"');
      const files = unzipSync(new Uint8Array(answer.rawPayload));
      const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
      expect(read('xl/workbook.xml').match(/<sheet /g)).toHaveLength(1);
      expect(read('xl/workbook.xml')).toContain('name="综合单价比较"');
      return read('xl/worksheets/sheet1.xml');
    };
    const [narrowed, whole] = [await sheetAt(address), await sheetAt('/audit-year/prices/workbook?year=2026')];
    expect([narrowed, whole].map((sheet) => sheet.match(/<row /g)?.length)).toEqual([2, 9]);
    expect(narrowed).toContain('<v>399.5</v>');
  });

  test('takes nothing typed for a formula', async () => {
    const home = await driver.open(9);
    await driver.goThrough(home, 'acceptApplication');
    await driver.act(home, 'sendBack', { form: { toStep: 'applied', reason: '补' } });
    await pages.door.bench.database.owner.query(`update users set name = '=1+1' where login = 'town1'`);
    const csv = (await auditor.see('/audit-year/readsOf/table?year=2026')).rawPayload.toString('utf8');
    expect(csv).toContain(`,'=1+1,`);
    expect(csv).not.toContain(',=1+1');
  });

  test('turns over many rows page by page', async () => {
    await driver.rows(
      `insert into sensitive_reads (tenant_id, user_id, case_id, kind, read_hour, role, org_id, outside_town)
       select $1, $2, $3, 'facts', '2024-05-01 10:00+08'::timestamptz + n * interval '1 hour', 'countyOfficer', $4, false from generate_series(1, 60) n`,
      [DEMO_TENANT.id, demoId('user:county2'), year.late, demoId('org:county')],
    );
    const first = await readingOf('readsOf', 'year=2024');
    expect(first.rows).toHaveLength(50);
    const next = /rel="next" href="([^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await see(next);
    expect(rowsOf(second.body)).toHaveLength(10);
    expect(second.body).not.toContain('rel="next"');
    expect((await see(`${next}0`)).statusCode).toBe(404);
  });

  test('says what is wrong with a year and a county, and that there is nothing', async () => {
    const wrong = await see('/audit-year/prices?year=26%3Cb%3E');
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('<a href="#year">年度应为 2000 至 2100 之间的四位数字</a>');
    const elsewhere = await see(`/audit-year?county=${demoId('org:town1')}`);
    expect([elsewhere.statusCode, elsewhere.text.includes('没有这个县区')]).toEqual([422, true]);
    expect((await see(`/audit-year/prices?county=${demoId('org:town1')}`)).statusCode).toBe(404);
    expect((await see('/audit-year/nothing')).statusCode).toBe(404);
    expect((await see('/audit-year/prices?year=2020')).text).toContain('本年没有记录');
  });

  test('is for those who watch over the county alone', async () => {
    for (const path of [
      '/audit-year',
      '/audit-year/shared',
      '/audit-year/reads/table',
      '/audit-year/reads/workbook',
      '/audit-year/workbook',
    ]) {
      expect((await see(path, await pages.person('manager1'))).statusCode).toBe(200);
      for (const login of ['county1', 'village1a', 'contractor1', 'finance1'])
        expect([path, login, (await see(path, await pages.person(login))).statusCode]).toEqual([path, login, 403]);
    }
    expect((await see('/audit-year')).body).toContain('href="/audit-year"');
    expect((await see('/queue', await pages.person('village1a'))).body).not.toContain('/audit-year');
  });

  test('answers programs too', async () => {
    const program = await pages.door.visitor('auditor1');
    const overview = (await program.get('/api/v1/audit-year?year=2026')).json<{
      readings: { reading: string; odd: number }[];
    }>();
    expect(overview.readings.find(({ reading }) => reading === 'waitlist')).toMatchObject({ count: 2, odd: 1 });
    const table = (await program.get('/api/v1/audit-year/prices?year=2026&limit=1')).json<{
      rows: object[];
      count: number;
    }>();
    expect([table.count, table.rows.length]).toEqual([8, 1]);
    expect(table.rows[0]).toMatchObject({ rateFen: '99900', cases: [{ id: year.lots[1] }] });
    expect((await program.get('/api/v1/audit-year/prices?year=1')).statusCode).toBe(422);
    expect((await (await pages.door.visitor('village1a')).get('/api/v1/audit-year/shared')).statusCode).toBe(403);
  });
});
