import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractParts } from '../../desk/firm-contract.js';
import { MOST_BYTES } from '../../desk/check-file.js';
import { addDays } from '../../procedures/days.js';
import { SAMPLE_LINES } from '../builders/home-renovation-forms.js';
import { bid, bidAt, type Home, type LotBench, PASSWORD, startLotBench } from '../api/lot-bench.js';
import { linesOf, HEADING, paid, returned } from '../api/bank-answers.js';
import { CaseWalker } from '../api/case-walker.js';
import { photo } from '../api/papers.js';
import { type PageBench, pagesOf } from './page-bench.js';
import { type ChosenFile, type Fields, hiddenFieldsOf, type PageVisitor, textOf } from './page-visitor.js';

let bench: LotBench;
let pages: PageBench;
let homes: Home[];
let county1: PageVisitor;
let lot: CaseWalker;
beforeAll(async () => {
  bench = await startLotBench();
  pages = pagesOf(bench.door);
  homes = await bench.designed(0, 1);
  county1 = await pages.person('county1');
}, 120_000);
afterAll(() => bench.stop());

const paper = (slot: string): ChosenFile => ({
  field: `e.${slot}`,
  name: 'a.jpg',
  type: 'image/jpeg',
  bytes: photo(),
});
const valueOf = (body: string, name: string): string | undefined =>
  new RegExp(`<input[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*?value="([^"]*)"`).exec(body)?.[1];

/** What the page of the lot's own says to someone. */
const seen = async (visitor: PageVisitor, page: string): Promise<string> => {
  const answer = await visitor.see(page);
  expect([page, answer.statusCode]).toEqual([page, 200]);
  return textOf(answer.body);
};

/** Fills an act's form in on a page of the lot; it must be recorded. @returns what the next page says. */
async function does(visitor: PageVisitor, page: string, action: string, fields: Fields, slots: readonly string[] = []) {
  const done = await visitor.fillIn(page, `/cases/${lot.id}/actions/${action}`, fields, slots.map(paper));
  if (done.statusCode !== 303) throw new Error(`${action}: ${done.statusCode} ${textOf(done.body)}`);
  return seen(visitor, String(done.headers.location));
}

/** Every bidder that the form of the evaluation knows, qualified. */
function rowsOf(body: string): Record<string, string> {
  const rows = [0, 1, 2].flatMap((at) => [
    [`f.assessments.${at}.creditCode`, valueOf(body, `f.assessments.${at}.creditCode`) ?? ''],
    [`f.assessments.${at}.qualified`, 'yes'],
    [`f.assessments.${at}.technical`, '0'],
  ]);
  return { 'f.panelSize': '5', ...(Object.fromEntries(rows) as Record<string, string>) };
}

const ofLot = (page: string) => `/lots/${lot.id}/${page}`;
const act = (action: string) => `/cases/${lot.id}/actions/${action}`;
const stepOf = async () => (await lot.see('county1')).step;

describe('a lot is taken through its pages, without scripts', () => {
  test('homes are ticked by town or all and added up; what cannot join is told before anything is done', async () => {
    const numbers = homes.map(({ number }) => number);
    const empty = await county1.see('/lots/new');
    for (const number of numbers) expect(empty.body).toContain(`id="home-${number}" name="home" value="${number}"`);
    expect(textOf(empty.body)).toContain('询价 3 天 3 家 100%');
    const all = await county1.fillIn('/lots/new', '/lots/new', { _pick: 'all' });
    expect(textOf(all.body)).toContain('已选 2 户 ，方案金额合计 4,840.00 元');
    expect(valueOf(all.body, 'f.estimateFen')).toBe('4840.00');
    expect(valueOf(all.body, 'f.homesExpected')).toBe('2');
    const typed = {
      'f.title': '第一标段',
      'f.delivery': 'pricedLot',
      'f.method': 'inquiry',
      'f.need': '困难重度残疾人家庭无障碍改造',
      'f.estimateFen': '5000',
      'f.homesExpected': '2',
    };
    const refused = await county1.fillIn('/lots/new', '/lots/new', { ...typed, home: [...numbers, 'QH-NOBODY'] });
    expect(refused.statusCode).toBe(409);
    expect(textOf(refused.body)).toContain('QH-NOBODY：已不在可编入之列');
    expect(valueOf(refused.body, 'f.title')).toBe('第一标段');
    expect(await seen(county1, '/lots')).toContain('还没有登记标段。');

    const unnamed = await county1.fillIn('/lots/new', '/lots/new', { ...typed, 'f.title': '', home: numbers });
    expect(unnamed.statusCode).toBe(422);
    expect(unnamed.body).toContain('<a href="#f-title">');

    const form = { ...typed, home: numbers, requestId: crypto.randomUUID(), joinRequestId: crypto.randomUUID() };
    const planned = await county1.fillIn('/lots/new', '/lots/new', form);
    expect([planned.statusCode, textOf(planned.body)]).toEqual([303, '']);
    const [, id = ''] = /\/cases\/([^?]+)/.exec(String(planned.headers.location)) ?? [];
    lot = new CaseWalker(bench.door, id);
    expect((await lot.see('county1')).lot?.homes.map(({ number }) => number).sort()).toEqual(numbers.sort());
    const again = await county1.fillIn('/lots/new', '/lots/new', form);
    expect(again.headers.location).toBe(planned.headers.location);
    expect(await seen(county1, '/lots')).toMatch(/第一标段.* 2 5,000\.00/);
  });

  test('a home is taken out and put in again by ticking it', async () => {
    const [home] = homes;
    const gone = act('removeHomes');
    expect((await county1.see(gone)).body).toContain(`name="f.homes.0.number" value="${home?.number}"`);
    const ticked = { 'f.homes.0.number': home?.number ?? '' };
    await does(county1, gone, 'removeHomes', { ...ticked, 'f.reason': '户主外出' });
    expect((await lot.see('county1')).lot?.homes).toHaveLength(1);
    const { body } = await county1.see(act('addHomes'));
    expect(valueOf(body, 'f.homes.0.number')).toBe(home?.number);
    expect(body).not.toContain(homes[1]?.number);
    await does(county1, act('addHomes'), 'addHomes', ticked);
    expect((await lot.see('county1')).lot?.homes).toHaveLength(2);
  });

  test('planning lots is for those who may, and for nobody else', async () => {
    expect((await (await pages.person('town1')).see('/lots/new')).statusCode).toBe(403);
    expect((await (await pages.person('contractor1')).see('/lots/new')).statusCode).toBe(403);
  });

  test('is published on its page; homes stand under their towns with their sums', async () => {
    const today = await bench.today();
    const page = await does(
      county1,
      `/cases/${lot.id}`,
      'publish',
      { 'f.bidDeadline': addDays(today, 5), 'f.documentNumber': 'QH-CG-1' },
      ['tenderDocument'],
    );
    expect(page).toContain('方案金额合计（元） 4,840.00');
    expect(page).toContain('投标截止 剩 5 天');
    expect(page).toMatch(/户，方案金额 [\d,]+\.\d\d 元/);
    expect(page).toContain('尚未收到投标。');
  });

  test('shows that bids came, and nothing of what is in them', async () => {
    const same = { bytes: photo(), type: 'image/jpeg', name: '施工方案.jpg' };
    for (const [at, percent] of [95, 100, 98].entries()) {
      const form = { ...bidAt(percent, 2), statement: `本公司承诺第${at}条` };
      const files = at < 2 ? [same] : [];
      expect((await bid(bench.door, `contractor${at + 1}`, lot.id, form, ...files)).statusCode).toBe(201);
    }
    const { database } = bench.door.bench;
    const names = await database.read<{ name: string; code: string }>(
      'select o.name, s.credit_code as code from bids b join suppliers s on s.org_id = b.supplier_id join orgs o on o.id = s.org_id',
    );
    const hidden = ['本公司承诺', '施工方案', '4,598.00', ...names.flatMap(({ name, code }) => [name, code])];
    expect(names).toHaveLength(3);
    for (const path of [`/cases/${lot.id}`, ofLot('opening'), ofLot('opening-record'), ofLot('evaluation')]) {
      const { body } = await county1.see(path);
      for (const secret of hidden) expect([path, secret, body.includes(secret)]).toEqual([path, secret, false]);
    }
    const opening = await seen(county1, ofLot('opening'));
    expect(opening).toContain('已收到 3 份投标。');
    expect(opening).toContain('现在还不能开标。');
    const second = { login: 'county2', password: PASSWORD, seq: String((await lot.see('county1')).seq) };
    const token = hiddenFieldsOf((await county1.see(ofLot('opening'))).body, '/sign-out');
    const early = await county1.send(ofLot('opening'), { ...token, ...second });
    expect(early.statusCode).toBe(409);
    expect(textOf(early.body)).toContain('现在还不能开标。');
  });

  test('firms have none of these pages, and finance no bids', async () => {
    const contractor = await pages.person('contractor1');
    for (const page of ['opening', 'opening-record', 'evaluation', 'payments', 'accounts'])
      expect([page, (await contractor.see(ofLot(page))).statusCode]).toEqual([page, 404]);
    const finance = await pages.person('finance1');
    expect((await finance.see(ofLot('opening'))).statusCode).toBe(403);
  });

  test('two officers open at one screen, one after the other; the same one twice, a firm and a wrong password do not', async () => {
    expect(await lot.letClockPass()).toBe('biddingClosed');
    const page = ofLot('opening');
    expect(await seen(county1, page)).toContain('第一步');
    const wrong = await county1.fillIn(page, act('authoriseOpening'), { password: 'not mine' });
    expect(textOf(wrong.body)).toContain('密码不正确');
    const authorised = await does(county1, page, 'authoriseOpening', { password: PASSWORD });
    expect(authorised).toContain('第二步');
    expect(authorised).toMatch(/已由.+授权。/);
    const tries: [string, string, number, string][] = [
      ['county1', PASSWORD, 409, '授权开标'],
      ['county2', 'not mine', 401, '账号或密码不正确'],
      ['contractor1', PASSWORD, 404, ''],
      ['town1', PASSWORD, 404, ''],
    ];
    for (const [login, password, status, said] of tries) {
      const refused = await county1.fillIn(page, page, { login, password });
      expect([login, refused.statusCode]).toEqual([login, status]);
      expect(textOf(refused.body)).toContain(said);
      expect(refused.body).not.toContain('本公司承诺');
      expect(refused.body).not.toContain(PASSWORD);
    }
    expect(await stepOf()).toBe('biddingClosed');
    const opened = await county1.fillIn(page, page, { login: 'county2', password: PASSWORD });
    expect(opened.headers.location).toBe(`${page}?done=openBids`);
    const shown = await county1.see(page);
    expect(textOf(shown.body)).toContain('4,598.00 92.0% 最低');
    expect(shown.body).toContain('<span>县残联经办甲</span>');
    const file = /href="(\/lots\/[^"]*\/documents\/1)"/.exec(shown.body)?.[1] ?? '';
    expect((await county1.see(file)).headers['content-type']).toBe('image/jpeg');
    expect((await (await pages.person('finance1')).see(file)).statusCode).toBe(403);
    const record = await seen(county1, ofLot('opening-record'));
    expect(record).toMatch(/授权人 县残联经办甲 .* 开标人 县残联经办乙 /);
    for (const said of ['本公司承诺第2条', '4,840.00', '监督人员签字']) expect(record).toContain(said);
  });

  test('the panel answers what bidders share, and evaluates every bidder in a form that knows them', async () => {
    const page = ofLot('evaluation');
    const unanswered = await county1.see(page);
    expect(textOf(unanswered.body)).toContain('投标文件相同');
    const early = await county1.fillIn(page, act('evaluate'), rowsOf(unanswered.body), [paper('panelReport')]);
    expect([early.statusCode, textOf(early.body).includes('串标疑点')]).toEqual([409, true]);
    const answered = await does(county1, page, 'answerFinding', { 'f.answer': '系采购文件所附图纸，不构成串通' });
    expect(answered).toContain('已办理：答复串标疑点');
    expect(answered).toContain('系采购文件所附图纸，不构成串通');
    const { body } = unanswered;
    const bidders = [0, 1, 2].map((at) => valueOf(body, `f.assessments.${at}.creditCode`) ?? '');
    expect(new Set(bidders).size).toBe(3);
    expect(bidders.every((code) => /^[0-9A-Z]{18}$/.test(code))).toBe(true);
    expect(valueOf(body, 'f.assessments.0.technical')).toBe('0');
    const rows = rowsOf(body);
    const excluded = { ...rows, 'f.assessments.2.qualified': 'no' };
    const silent = await county1.fillIn(page, act('evaluate'), excluded, [paper('panelReport')]);
    expect(silent.statusCode).toBe(409);
    expect(textOf(silent.body)).toContain('投标比较');
    expect(valueOf(silent.body, 'f.assessments.2.creditCode')).toBe(bidders[2]);
    expect(textOf(body)).toContain('第 1 行 · 清禾安居工程有限公司');
    const elsewhere = { ...rows, goOn: '//elsewhere.example' };
    const evaluated = await county1.fillIn(page, act('evaluate'), elsewhere, [paper('panelReport')]);
    expect(evaluated.headers.location).toBe(`/cases/${lot.id}?done=evaluate`);
    expect(await seen(county1, page)).toContain('100.00 1');
    expect(await stepOf()).toBe('evaluated');
  });

  test('is publicised, awarded, and contracted with the sum that was won', async () => {
    const page = ofLot('evaluation');
    await does(county1, page, 'publiciseResult', { 'f.place': '县政府网站' }, ['resultPhoto']);
    expect(await lot.letClockPass()).toBe('awardable');
    await does(await pages.person('approver1'), page, 'award', {}, ['awardNotice']);
    const { body } = await county1.see(act('signContract'));
    expect([valueOf(body, 'f.sumFen'), valueOf(body, 'f.retentionPercent')]).toEqual(['4598.00', '3']);
    const signed = await does(
      county1,
      act('signContract'),
      'signContract',
      { 'f.contractNumber': 'HT-1', 'f.sumFen': '4598.00', 'f.retentionPercent': '3', 'f.warrantyMonths': '3' },
      ['contract'],
    );
    expect(signed).toContain('合同金额（元） 4,598.00');
  });

  test('homes are ticked to be called off, and only those that may be', async () => {
    const { body } = await county1.see(act('callOff'));
    for (const [at, { number }] of (await lot.see('county1')).lot?.homes.entries() ?? [])
      expect(valueOf(body, `f.homes.${at}.number`)).toBe(number);
    const all = await county1.fillIn(act('callOff'), act('callOff'), {
      _rows: 'all:homes',
      'f.finishBy': '2026-06-30',
    });
    expect(all.body.match(/type="checkbox"[^>]* checked/g)).toHaveLength(2);
    expect(valueOf(all.body, 'f.finishBy')).toBe('2026-06-30');
    const town = await county1.fillIn(act('callOff'), act('callOff'), { _rows: 'all:homes:临溪镇' });
    expect(town.body.match(/type="checkbox"[^>]* checked/g)).toHaveLength(1);
    const none = await county1.fillIn(act('callOff'), act('callOff'), { 'f.finishBy': '2026-06-30' });
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('<a href="#f-homes">');
    const nobody = await county1.fillIn(act('callOff'), act('callOff'), {
      'f.homes.7.number': 'X'.repeat(41),
      'f.finishBy': '2026-06-30',
    });
    expect(nobody.body).toContain('<a href="#f-homes-0-number">');
    expect(nobody.body).toContain('id="f-homes-0-number"');
    const ticked = Object.fromEntries(homes.map(({ number }, at) => [`f.homes.${at}.number`, number]));
    await does(county1, act('callOff'), 'callOff', { ...ticked, 'f.finishBy': '2026-06-30' }, ['workOrder']);
    expect(textOf((await county1.see(act('callOff'))).body)).toContain('目前没有可选的。');
    for (const { walker } of homes) {
      await walker.act('contractor1', 'startByContractor');
      await walker.act('contractor1', 'selfCheckByContractor');
      const measured = SAMPLE_LINES.map(({ item, room, quantity }) => ({ item, room, quantity }));
      await walker.act('county2', 'accept', { form: { measured } });
      await walker.act('county1', 'settleByContract');
    }
  });

  test(
    'the contractor applies for what is due from its own page, reads why it was sent back, and applies again',
    firmApplies,
  );

  test('what was applied for is ordered, goes to the bank in a file, comes back, and is paid at the second attempt', async () => {
    const finance = await pages.person('finance1');
    const page = ofLot('payments');
    const today = await bench.today();
    const order = () => does(finance, page, 'orderTranche', {});
    expect(await order()).toContain(`验收款 4,460.06 ${today} FP-1（4,460.06） 未入文件 已提交付款`);
    const made = await finance.fillIn('/payment-files', '/payment-files', {});
    const file = String(made.headers.location).split('?')[0] ?? '';
    expect(await seen(finance, `${file}?made=yes`)).toContain('付款文件已生成');
    const nothing = await finance.fillIn('/payment-files', '/payment-files', {});
    expect(nothing.statusCode).toBe(409);
    const [line] = linesOf((await finance.see(`${file}/download`)).body);
    if (!line) throw new Error('the file is empty');
    const answer = (rows: string[]) =>
      finance.fillIn(file, `${file}/answer`, {}, [
        { field: 'answer', name: 'a.csv', type: 'text/csv', bytes: Buffer.from([HEADING, ...rows].join('\r\n')) },
      ]);
    const heavy = await answer([returned(line, today), ' '.repeat(MOST_BYTES)]);
    expect([heavy.statusCode, heavy.body]).toEqual([413, expect.stringContaining('<a href="#answer">文件超过 20 MB')]);
    const wrong = await answer([returned({ ...line, amount: '1.00' }, today)]);
    expect(wrong.statusCode).toBe(422);
    expect(textOf(wrong.body)).toContain('第 1 行 amount：');
    expect(textOf((await answer([returned(line, today)])).body)).toContain('银行退回 已登记');
    expect(textOf((await answer([returned(line, today)])).body)).toContain('银行退回 此前已登记');
    expect(await seen(finance, file)).toContain('银行退回 核对账户后重新付款');
    await order();
    const second = await finance.fillIn('/payment-files', '/payment-files', {});
    const again = String(second.headers.location).split('?')[0] ?? '';
    const [next] = linesOf((await finance.see(`${again}/download`)).body);
    if (!next) throw new Error('the file is empty');
    const done = await finance.fillIn(again, `${again}/answer`, {}, [
      {
        field: 'answer',
        name: 'a.csv',
        type: 'text/csv',
        bytes: Buffer.from([HEADING, paid(next, 'YH-0001', today)].join('\r\n')),
      },
    ]);
    expect(textOf(done.body)).toContain('已支付 已登记');
    const tranches = await seen(finance, page);
    expect(tranches).toMatch(/1 验收款 .* 银行退回 .* 2 验收款 .* 已支付 .* YH-0001/);
    for (const login of ['county1', 'contractor1'])
      expect((await (await pages.person(login)).see(file)).statusCode).toBe(403);
    const auditor = await pages.person('auditor1');
    expect(await seen(auditor, file)).not.toContain('上传并登记');
    expect((await auditor.see(`${file}/download`)).statusCode).toBe(403);
  });

  test('the accounts show each home from its plan to what was kept back, and the final accounts are recorded there', async () => {
    const page = ofLot('accounts');
    const shown = await seen(county1, page);
    // Planned 2,420, called off, measured and settled at the bid's 95 percent, 3 percent of it kept back.
    expect(shown).toContain('2,420.00 2,299.00 2,299.00 2,299.00 0.00 2,299.00 0.00 68.97 2,230.03');
    expect(shown).toContain('合计 4,840.00 4,598.00 4,598.00 4,598.00 0.00 4,598.00 0.00 137.94 4,460.06');
    expect(await does(county1, page, 'recordFinalAccounts', {}, ['finalAccounts'])).toContain('已办理：登记决算');
    expect(await stepOf()).toBe('finalAccounts');
  });
});

/** The contractor applies, is refused, applies and withdraws, and leaves an application that waits. */
async function firmApplies(): Promise<void> {
  const [contractor, finance] = [await pages.person('contractor1'), await pages.person('finance1')];
  const [page, apply] = [`/work/contracts/${lot.id}`, act('applyForTranche')];
  const before = await contractor.see(page);
  expect(textOf(before.body)).toContain('进度款 80% 0.00 验收款 全额 4,460.06');
  expect(before.body.match(/href="\/work\/[0-9a-f-]{36}"/g)).toHaveLength(2);
  expect(valueOf(before.body, 'f.invoices.0.amountFen')).toBe('4460.06');
  const fields = {
    'f.tranche': 'acceptance',
    'f.invoices.0.number': 'FP-1',
    'f.invoices.0.issuedOn': await bench.today(),
    'f.invoices.0.amountFen': '4460.05',
  };
  const papers = ['paymentApplication', 'trancheInvoices'].map(paper);
  const short = await contractor.fillIn(page, apply, fields, papers);
  expect(short.statusCode).toBe(409);
  expect(textOf(short.body)).toContain('发票金额不足以支付本次款项');
  expect(short.body).toContain(`class="govuk-back-link" href="${page}"`);
  const applied = async () => {
    const answer = await contractor.fillIn(page, apply, { ...fields, 'f.invoices.0.amountFen': '4460.06' }, papers);
    expect(answer.headers.location).toBe(`${page}?done=applyForTranche`);
    return seen(contractor, String(answer.headers.location));
  };
  const waiting = await applied();
  expect(waiting).toContain('已办理：申请付款');
  expect(waiting).toMatch(/验收款 4,460.06 FP-1 ?（4,460.06，[\d-]+） .*待财务审核/);
  expect(waiting).toContain('有一笔付款申请尚未处理');
  expect(await seen(finance, ofLot('payments'))).toMatch(/待处理的付款申请 .* 验收款 4,460.06 FP-1 .* 付款申请/);
  expect(await seen(finance, '/notes')).toContain('申请付款');
  const payments = ofLot('payments');
  const refuse = `${act('refuseApplication')}?${new URLSearchParams({ goOn: payments })}`;
  expect((await finance.see(payments)).body).toContain(`href="${refuse}"`);
  expect(await seen(finance, refuse)).toContain('待处理的付款申请');
  expect((await finance.see(refuse)).body).toContain(`<a class="govuk-back-link" href="${payments}">返回`);
  const elsewhere = await finance.see(refuse.replace('%2Flots', '%2F%2Flots'));
  expect(elsewhere.body).not.toContain('name="goOn"');
  expect(await does(finance, refuse, 'refuseApplication', { 'f.reason': '发票抬头有误' })).toMatch(
    /已办理：退回付款申请 .* 付款进度/,
  );
  expect((await contractor.see('/notes')).body).toContain(`href="${page}">`);
  expect(await seen(contractor, '/notes')).toContain('退回付款申请');
  const again = await seen(contractor, page);
  expect(again).toMatch(/重新申请付款 上次申请已于 [\d-]+ 退回，理由： 发票抬头有误/);
  await applied();
  const withdraw = act('withdrawApplication');
  const withdrawn = await does(contractor, withdraw, 'withdrawApplication', { 'f.reason': '金额填错' });
  expect(withdrawn).toMatch(/已撤回 [\d-]+ 理由：金额填错 .* 已退回 [\d-]+ 理由：发票抬头有误/);
  await applied();
  const { contract, applications, dues } = (await contractor.see(`/api/v1/contracts/${lot.id}`)).json<ContractParts>();
  expect(contract).toMatchObject({ appliedFen: '446006', dueFen: '446006', paymentOpen: false });
  expect(applications.map(({ state }) => state)).toEqual(['open', 'withdrawn', 'refused']);
  expect(dues.acceptance).toEqual({ percent: null, dueFen: '446006' });
  const list = (await contractor.see('/api/v1/contracts')).json<{ contracts: object[] }>();
  expect(list.contracts).toEqual([contract]);
  for (const url of [page, `/api/v1/contracts/${lot.id}`])
    for (const login of ['county1', 'contractor2'])
      expect([url, (await (await pages.person(login)).see(url)).statusCode]).toEqual([url, 404]);
}

test('of a lot that was cancelled no day for bids comes near or is overdue', async () => {
  const cancelled = await bench.publish([], { delivery: 'unitRate' });
  const page = `/cases/${cancelled.id}`;
  expect(await seen(county1, page)).toMatch(/投标截止 剩 \d+ 天 [\d-]{10}/);
  await cancelled.act('approver1', 'cancelLot', { form: { reason: '需求调整' } });
  expect(await seen(county1, page)).toMatch(/投标截止 [\d-]{10}/);
});
