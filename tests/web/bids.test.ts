import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { bid, bidAt, type LotBench, PASSWORD, startLotBench } from '../api/lot-bench.js';
import type { CaseWalker } from '../api/case-walker.js';
import { oversized, pdf } from '../api/papers.js';
import { type PageBench, pagesOf } from './page-bench.js';
import { type ChosenFile, type Fields, hiddenFieldsOf, PageVisitor, textOf } from './page-visitor.js';

let bench: LotBench;
let pages: PageBench;
let lot: CaseWalker;
let firm: PageVisitor;
beforeAll(async () => {
  bench = await startLotBench();
  pages = pagesOf(bench.door);
  lot = await bench.publish([], { delivery: 'unitRate' });
  firm = await pages.person('contractor1');
});
afterAll(() => bench.stop());

const at = (page = '') => `/tenders/${lot.id}${page}`;
/** Words that nothing else says: whoever shows or keeps one of them has shown or kept a bid. */
const STATEMENT = '本公司承诺四十一日内完工';
const TYPED = { 'rate.W01': '918273.64', 'rate.W05': '', total: '98765432.10', statement: STATEMENT };
const SECRETS = ['91827364', '918273.64', '9876543210', '98765432.10', STATEMENT];
const plan = (place: number): ChosenFile => ({
  field: `file.${place}`,
  name: `方案${place}.pdf`,
  type: 'application/pdf',
  bytes: pdf(),
});

const bids = (columns = 'id') =>
  bench.door.bench.database.read<Record<string, unknown>>(
    `select ${columns} from bids where lot_id = $1 and withdrawn_at is null order by received_at`,
    [lot.id],
  );
const seen = async (visitor: PageVisitor, page: string) => textOf((await visitor.see(page)).body);

/** The page on which a bid is checked, after it was typed. */
const checked = (visitor: PageVisitor, typed: Fields = TYPED) => visitor.fillIn(at('/bid'), at('/bid'), typed);

/** Hands in what a page of checking holds. */
const sealed = (
  visitor: PageVisitor,
  { body }: { body: string },
  more: Fields = {},
  files: readonly ChosenFile[] = [],
) => visitor.send(at('/bid'), { ...hiddenFieldsOf(body, at('/bid')), ...more }, files);

describe('a firm finds what it may bid for', () => {
  test('in its menu, the earliest deadline first, with what is left and whether its bid is in', async () => {
    const later = await bench.plan({ title: '第二标段', delivery: 'unitRate' });
    const today = await bench.today();
    const bidDeadline = `${today.slice(0, 8)}28`;
    await later.act('county1', 'publish', { form: { bidDeadline, documentNumber: 'CG-2' } });
    const { body } = await firm.see('/tenders');
    expect(textOf(body)).toMatch(/第一标段 .* 剩 5 天 .* 尚未投标 .*第二标段 .* 尚未投标/);
    expect((await firm.see('/work')).body).toContain('href="/tenders"');
    expect((await (await pages.person('county1')).see('/queue')).body).not.toContain('href="/tenders"');
  });

  test('with the notice and its documents', async () => {
    const { body } = await firm.see(at());
    expect(textOf(body)).toMatch(
      /采购需求名称 .*家庭无障碍改造 采购方式 询价 委托方式 单价合同.* 预算金额 20,000\.00 元/,
    );
    const [, document = ''] = /href="(\/tenders\/[^"]*\/documents\/[^"]*)"/.exec(body) ?? [];
    const file = await firm.see(document);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await firm.see(`${at('/documents')}/nothing`)).statusCode).toBe(404);
  });

  test('from the public notice, by signing in', async () => {
    const stranger = new PageVisitor(pages.app);
    expect((await stranger.see('/public/demo')).body).toContain(`href="${at()}"`);
    const asked = await stranger.see(at());
    expect(asked.statusCode).toBe(401);
    const answer = await stranger.fillIn(at(), '/sign-in', { login: 'contractor2', password: PASSWORD });
    expect(answer.headers.location).toBe(at());
  });

  test('which is for firms alone, and for lots that were published', async () => {
    for (const page of ['/tenders', at(), at('/bid'), at('/receipt'), at('/withdraw')])
      expect([page, (await (await pages.person('county1')).see(page)).statusCode]).toEqual([page, 403]);
    const planned = await bench.plan();
    for (const id of [planned.id, 'nothing']) expect((await firm.see(`/tenders/${id}/bid`)).statusCode).toBe(404);
  });
});

describe('a bid is filled in, checked, and sealed', () => {
  test('what is wrong is told at its field, and nothing typed is lost', async () => {
    const typed = { 'rate.W01': '12.345', 'rate.W05': '150', total: '', statement: STATEMENT };
    const { statusCode, body } = await checked(firm, typed);
    expect(statusCode).toBe(422);
    expect(body).toMatch(/<a href="#rate-W01">出入口坡化单价（元）：金额须以元为单位/);
    expect(body).toContain('<a href="#total">投标总价：此项必填。');
    for (const value of ['12.345', '150', STATEMENT]) expect(body).toContain(value);
    const none = await checked(firm, { total: '1', statement: 'x' });
    expect(none.body).toContain('<a href="#rates">请至少填写一项单价。');
    firm.speak('en');
    const english = await checked(firm, typed);
    firm.speak('zh');
    expect(english.body).toContain('Rate of 出入口坡化 (yuan): Give the amount in yuan');
  });

  test('what will be sealed is shown first; what is above guide price or estimate is marked', async () => {
    const { statusCode, body } = await checked(firm, {
      ...TYPED,
      'rate.W01': '209.53',
      'rate.W05': '160.01',
      total: '20000.01',
    });
    expect(statusCode).toBe(200);
    expect(textOf(body)).toMatch(
      /出入口坡化 W01 平方米 220\.00 209\.53 扶手（一字形） W05 米 160\.00 160\.01 高于指导价/,
    );
    expect(textOf(body)).toContain('20,000.01 高于预算，可能被认定无效');
    const back = await sealed(firm, { body }, { _show: '1' });
    expect([back.statusCode, await bids()]).toEqual([200, []]);
    expect(back.body).toMatch(/name="rate\.W05" value="160\.01"/);
  });

  test('a file that cannot be taken is told at its place; a title without a file is not passed over', async () => {
    const check = await checked(firm);
    const bad = { ...plan(2), type: 'text/plain', bytes: Buffer.from('hello') };
    const refused = await sealed(firm, check, { 'title.2': '施工方案' }, [plan(1), bad]);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('<a href="#file-2">');
    const heavy = await sealed(firm, check, {}, [plan(1), { ...plan(2), type: 'image/jpeg', bytes: oversized() }]);
    expect([heavy.statusCode, heavy.body]).toEqual([413, expect.stringContaining('<a href="#file-2">文件超过 20 MB')]);
    expect(heavy.body).toContain(STATEMENT);
    const again = await sealed(firm, refused, { 'title.2': '施工方案' });
    expect([again.statusCode, await bids()]).toEqual([422, []]);
    expect(again.body).toContain('<a href="#file-2">请选择文件，或清空名称。');
    expect(again.body).toContain(STATEMENT);
  });

  test('it lies nowhere until it is sealed, and nowhere readable then', async () => {
    const check = await checked(firm);
    const kept = async () => JSON.stringify(await everything());
    const before = await kept();
    for (const secret of SECRETS) expect([before, bench.door.logged.join('')].join()).not.toContain(secret);
    const answer = await sealed(firm, check, { 'title.1': '施工方案' }, [plan(1), plan(3)]);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${at('/receipt')}?done=sealed`]);
    for (const secret of SECRETS) expect([await kept(), bench.door.logged.join('')].join()).not.toContain(secret);
  });

  test('the receipt says what proves it, again and again, to the firm alone', async () => {
    const [row] = await bids('commitment');
    const receipt = await seen(firm, `${at('/receipt')}?done=sealed`);
    expect(receipt).toContain('已办理：密封并递交投标');
    expect(receipt).toMatch(/投标单位 \S+ 收到时间 2026-\d\d-\d\d \d\d:\d\d:\d\d 投标编号/);
    expect(receipt).toContain(String(row?.commitment));
    const salt = /随机码 ([0-9a-f]{32})/.exec(receipt)?.[1];
    expect(salt).toBeDefined();
    expect(await seen(firm, at('/receipt'))).toContain(salt);
    const other = await pages.person('contractor2');
    expect((await other.see(at('/receipt'))).headers.location).toBe(at());
    expect(await seen(other, at())).toContain('尚未投标');
    expect(await seen(firm, '/tenders')).toMatch(/第一标段 .* 已递交/);
  });

  test('sent twice it is received once; changed and sent again it takes the place of the first', async () => {
    const check = await checked(firm);
    const file = plan(1);
    const stored = async () => (await readdir(bench.door.files, { recursive: true })).length;
    await sealed(firm, check, {}, [file]);
    const [first] = await bids('id, commitment');
    const before = await stored();
    expect((await sealed(firm, check, {}, [file])).statusCode).toBe(303);
    expect([await bids('id, commitment'), await stored()]).toEqual([[first], before]);
    expect((await sealed(firm, check, { total: '6500' }, [file])).statusCode).toBe(303);
    const standing = await bids('id, commitment');
    expect(standing).toHaveLength(1);
    expect(standing[0]?.id).not.toBe(first?.id);
  });

  test('who was signed out while typing signs in and goes on; what was typed travels in the page', async () => {
    const typing = await pages.person('contractor2');
    const check = await checked(typing);
    typing.forget();
    const asked = await sealed(typing, check, {}, [plan(1)]);
    expect(asked.statusCode).toBe(401);
    expect(textOf(asked.body)).toContain('附件请重新选择');
    const login = { login: 'contractor2', password: PASSWORD };
    const goOn = await typing.send('/sign-in', { ...hiddenFieldsOf(asked.body, '/sign-in'), ...login });
    const form = await typing.send(at('/bid'), hiddenFieldsOf(goOn.body, at('/bid')));
    expect(form.statusCode).toBe(200);
    expect(form.body).toContain(STATEMENT);
    expect(form.body).toMatch(/name="rate\.W01" value="918273\.64"/);
    expect(await bids()).toHaveLength(1);
  });
});

describe('a bid is taken back', () => {
  test('on a page of its own, and may be handed in anew', async () => {
    expect(await seen(firm, at())).toContain('整份替换原投标');
    expect(await seen(firm, at('/withdraw'))).toMatch(/将撤回 2026-\d\d-\d\d \d\d:\d\d 收到的投标/);
    const twice = hiddenFieldsOf((await firm.see(at('/withdraw'))).body, at('/withdraw'));
    for (const _time of [1, 2])
      expect((await firm.send(at('/withdraw'), twice)).headers.location).toBe(`${at()}?done=withdrawn`);
    expect(await bids()).toEqual([]);
    expect(await seen(firm, `${at()}?done=withdrawn`)).toContain('已办理：撤回投标');
    for (const page of ['/withdraw', '/receipt']) expect((await firm.see(at(page))).headers.location).toBe(at());
    expect((await sealed(firm, await checked(firm))).statusCode).toBe(303);
  });
});

describe('a firm that may not bid is told why', () => {
  test('without a supplier record: what to ask the county for', async () => {
    const { owner } = bench.door.bench.database;
    await owner.query(
      `insert into user_roles (tenant_id, user_id, role, org_id) select tenant_id, id, 'contractor', $1 from users where login = 'assessor1'`,
      [demoId('org:assessors')],
    );
    const stranger = await pages.person('assessor1');
    for (const page of ['/tenders', at(), at('/bid')]) {
      const answer = await stranger.see(page);
      expect([answer.statusCode, textOf(answer.body)]).toEqual([403, expect.stringContaining('统一社会信用代码')]);
    }
  });

  test('barred after a default: until when', async () => {
    const { owner } = bench.door.bench.database;
    const bar = (until: string | null) =>
      owner.query('update suppliers set barred_until = $2 where org_id = $1', [demoId('org:builder3'), until]);
    const barred = await pages.person('contractor3');
    const typed = await checked(barred);
    await bar('2027-01-31');
    expect(await seen(barred, '/tenders')).toContain('本单位在 2027-01-31 前不得投标');
    expect(await seen(barred, at())).toContain('在 2027-01-31 前不得投标');
    expect((await barred.see(at('/bid'))).statusCode).toBe(409);
    const refused = await sealed(barred, typed);
    expect([refused.statusCode, textOf(refused.body)]).toEqual([409, expect.stringContaining('2027-01-31')]);
    expect(refused.body).toContain(STATEMENT);
    await bar(null);
  });

  test('too late: nothing is taken, taken back or changed, and what was typed is still there', async () => {
    const other = await pages.person('contractor2');
    const check = await checked(other);
    const before = await bids('*');
    for (const login of ['contractor2', 'contractor3']) await bid(bench.door, login, lot.id, bidAt(100, 1));
    await lot.letClockPass();
    const late = await sealed(other, check);
    expect([late.statusCode, textOf(late.body)]).toEqual([409, expect.stringContaining('投标已于')]);
    expect(late.body).toContain(STATEMENT);
    expect((await firm.see(at('/withdraw'))).statusCode).toBe(409);
    expect((await bids('*')).filter(({ id }) => before.some((each) => each.id === id))).toEqual(before);
    expect(await seen(firm, at())).not.toContain('撤回投标');
  });
});

describe('what became of a bid a firm learns when it may', () => {
  const REASON = '资质证书已过期';

  test('that it waits, then that it is evaluated; the place only with the public result; then who has the contract', async () => {
    const standing = async (visitor: PageVisitor) =>
      /收到时间 .*? 状态 (.*?) (?:投标总价|查看)/.exec(await seen(visitor, at()))?.[1];
    expect(await standing(firm)).toBe('已截止，待开标');
    await lot.act('county1', 'authoriseOpening', { password: PASSWORD });
    await lot.act('county2', 'openBids', { password: PASSWORD });
    const { lot: shown } = await lot.see('county1');
    const [third, firms] = [await pages.person('contractor3'), shown?.bids ?? []];
    const last = firms.reduce((one, other) => (one.receivedAt > other.receivedAt ? one : other));
    const assessments = firms.map(({ creditCode }) =>
      creditCode === last.creditCode
        ? { creditCode, qualified: false, technical: 0, reason: REASON }
        : { creditCode, qualified: true, technical: 80 },
    );
    // Two qualified bidders are enough here, and a panel's score counts beside the price.
    await bench.door.bench.database.owner.query(
      `update cases set policy_values = policy_values || '{"minBidsInquiry": 2, "pricePercentInquiry": 60}' where id = $1`,
      [lot.id],
    );
    await lot.act('county2', 'evaluate', { form: { panelSize: 5, assessments } });
    expect(await standing(firm)).toBe('已开标，评审中');
    expect(await seen(firm, at())).toContain('98,765,432.10');
    expect(await seen(third, at())).not.toContain(REASON);
    await lot.act('county1', 'publiciseResult', { form: { place: '县政府网站' } });
    const second = await pages.person('contractor2');
    expect(await standing(second)).toBe('排名第 1，结果公示或待定标');
    expect(await standing(firm)).toBe('排名第 2，未列第一');
    expect(await standing(third)).toBe('评审不合格');
    expect(await seen(third, at())).toMatch(new RegExp(`不合格理由 ${REASON} 查看`));
    expect(await seen(firm, at())).toMatch(/名次 2 得分 32\.\d\d 查看/);
    await lot.letClockPass();
    await lot.act('approver1', 'award');
    const contract = { contractNumber: 'HT-1', sumFen: bidAt(100, 1).totalFen, retentionPercent: 3, warrantyMonths: 3 };
    await lot.act('county1', 'signContract', { form: contract });
    expect(await standing(second)).toBe('已中标并签订合同');
    expect(await seen(third, '/tenders')).toMatch(/第一标段 .* 未中标/);
    expect(await seen(firm, '/tenders')).not.toContain(bidAt(100, 1).totalFen);
    expect(await seen(firm, at())).toMatch(/未中标 .* 名次 2 得分 32\.\d\d/);
    expect(await seen(third, at())).toContain(REASON);
  });

  test('why a bidder is not qualified nobody else reads: no other bidder, the winner neither, nor the public', async () => {
    for (const login of ['contractor1', 'contractor2']) {
      const [page, program] = [await pages.person(login), await bench.door.visitor(login)];
      for (const url of [at(), '/tenders', `/cases/${lot.id}`, `/work/contracts/${lot.id}`])
        expect((await page.see(url)).body).not.toContain(REASON);
      for (const url of ['tenders', `tenders/${lot.id}/bids/mine`, `cases/${lot.id}`])
        expect((await program.get(`/api/v1/${url}`)).body).not.toContain(REASON);
    }
    const county = `/public/${DEMO_TENANT.code}`;
    for (const url of [county, `/api/v1${county}/notices`, at()])
      expect((await pages.app.inject({ method: 'GET', url })).body).not.toContain(REASON);
    expect((await (await pages.person('county1')).see(`/cases/${lot.id}`)).body).toContain(REASON);
  });
});

/** Every row that the tenant has. */
async function everything(): Promise<unknown[]> {
  const { database } = bench.door.bench;
  const tables = await database.read<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const rows = [];
  for (const { name } of tables) rows.push(...(await database.read(`select t::text from ${name} t`)));
  return rows;
}
