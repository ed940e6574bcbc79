import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../procedures/days.js';
import { latestProcedure, procedureOf } from '../../procedures/all-procedures.js';
import type { ShownCase } from '../../desk/show-case.js';
import { photo, png } from '../api/papers.js';
import { RecordDriver } from '../builders/record-driver.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { hiddenFieldsOf, type PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
let driver: RecordDriver;
let inspector: PageVisitor;
/** A home that nobody accepts here. */
let waiting: { id: string; page: string };
/** A home that was opened under version 1, which asks for nobody's presence. */
let older: { id: string; page: string };
beforeAll(async () => {
  pages = await startPageBench();
  driver = new RecordDriver(pages.door.bench.database.pool, latestProcedure('home-renovation'));
  const start = await driver.today();
  older = await builtHome(30, new RecordDriver(driver.deps.pool, procedureOf('home-renovation', 1)));
  await driver.setToday(start);
  inspector = await pages.person('county2');
  const admin = await pages.door.visitor('admin1');
  const put = await admin.post('/api/v1/policies', {
    programme: 'home-renovation',
    documentNumber: '残联〔2026〕18号',
    effectiveFrom: await driver.today(),
    values: { acceptanceMembers: ['county', 'household', 'auditFirm'] },
  });
  expect(put.statusCode).toBe(201);
  waiting = await builtHome(0);
});
afterAll(() => pages.stop());

async function builtHome(place: number, as = driver): Promise<{ id: string; page: string }> {
  const id = await as.open(place);
  await as.goThrough(id, 'selfCheck');
  return { id, page: `/cases/${id}/inspection` };
}

async function seen(id: string): Promise<ShownCase> {
  return (await (await pages.door.visitor('county1')).get(`/api/v1/cases/${id}`)).json<ShownCase>();
}

/** What stands in the form when the page is opened: hidden fields, and the planned quantities. */
async function asOpened(page: string): Promise<Record<string, string>> {
  const { body } = await inspector.see(page);
  const quantities = [...body.matchAll(/<input[^>]*name="(f\.measured\.\d+\.quantity)"[^>]*value="([^"]*)"/g)];
  return {
    ...hiddenFieldsOf(body, page),
    ...Object.fromEntries(quantities.map(([, name = '', value = '']) => [name, value])),
  };
}

const ALL_THERE = { 'f.present.0.name': '赵验收', 'f.present.1.name': '钱户主', 'f.present.2.name': '孙审计' };
const form = () => ({ field: 'e.acceptanceForm', name: 'a.jpg', type: 'image/jpeg', bytes: photo() });
const drawn = () => `data:image/png;base64,${png().toString('base64')}`;

describe('an inspection at the home', () => {
  test('shows the plan by room with planned quantities as measured, no prices, and a plain button for each photograph', async () => {
    const { id, page } = waiting;
    const { body } = await inspector.see(page);
    const said = textOf(body);
    expect(said.indexOf('出入口')).toBeLessThan(said.indexOf('卫生间'));
    expect((await asOpened(page))['f.measured.1.quantity']).toBe('4.5');
    for (const price of ['220.00', '780.00', '指导价']) expect(said).not.toContain(price);
    const inputs = [...body.matchAll(/<input[^>]*type="file"[^>]*>/g)].map(([input]) => input);
    expect(inputs.filter((input) => input.includes('name="e.acceptancePhotos"'))).toHaveLength(4);
    for (const input of inputs) {
      expect(input).toContain('accept="image/*"');
      expect(input).not.toMatch(/multiple|capture/);
    }
    expect(body.match(/<img[^>]*>/g)).toHaveLength(4);
    expect(textOf((await inspector.see(`/cases/${id}`)).body)).toContain('开始入户验收');
  });

  test('is refused with those who are missing and keeps what was typed; then accepted with the signature drawn', async () => {
    const { id, page } = await builtHome(6);
    const sent = { ...(await asOpened(page)), ...ALL_THERE, outcome: 'accept', 'f.measured.0.quantity': '2.8' };
    const signature = { 'drawn.householdSignature': drawn() };
    const alone = await inspector.send(
      page,
      { ...sent, ...signature, 'f.present.1.name': '', 'f.present.2.name': '' },
      [form()],
    );
    expect(alone.statusCode).toBe(409);
    expect(textOf(alone.body)).toContain('按政策还须到场：户主或家属、审计机构');
    expect(alone.body).toContain('value="赵验收"');
    expect(alone.body).toContain('value="2.8"');
    // The signature is kept by now; sent again it would be there twice.
    expect(hiddenFieldsOf(alone.body, page)['drawn.householdSignature']).toBe('');
    const done = await inspector.send(page, sent);
    expect(done.statusCode).toBe(303);
    const shown = await seen(id);
    expect(shown.step).toBe('accepted');
    expect(shown.planLines.find(({ item }) => item === 'W01')?.measured).toBe('2.80');
    expect(shown.evidence.filter(({ slot }) => slot === 'householdSignature')).toMatchObject([
      { mediaType: 'image/png', usedSeq: shown.seq },
    ]);
    expect(shown.facts.acceptancePresent).toEqual([
      { capacity: 'county', name: '赵验收' },
      { capacity: 'household', name: '钱户主' },
      { capacity: 'auditFirm', name: '孙审计' },
    ]);
  });

  test('needs an outcome, and accepts nothing that is marked to be put right', async () => {
    const { id, page } = waiting;
    const sent = { ...(await asOpened(page)), ...ALL_THERE };
    const undecided = await inspector.send(page, sent);
    expect(undecided.statusCode).toBe(422);
    expect(undecided.body).toContain('<a href="#outcome">');
    const both = await inspector.send(page, { ...sent, outcome: 'accept', 'f.defects.1.room': 'toilet' }, [form()]);
    expect(both.statusCode).toBe(422);
    expect(both.body).toContain('<a href="#f-defects-1-room">');
    expect((await seen(id)).evidence.map(({ slot }) => slot)).not.toContain('acceptanceForm');
    const nothing = await inspector.send(page, {
      ...sent,
      outcome: 'rework',
      'f.reworkDeadline': addDays(await driver.today(), 9),
      'f.defects.2.room': 'toilet',
    });
    expect(nothing.body).toContain('<a href="#f-defects-2-defect">');
  });

  test('asks for rework line by line, and the next one begins with what was open', async () => {
    const { id, page } = await builtHome(18);
    const today = await driver.today();
    const deadline = addDays(today, 9);
    const asked = await inspector.send(
      page,
      {
        ...(await asOpened(page)),
        outcome: 'rework',
        'f.reworkDeadline': deadline,
        'f.defects.1.defect': '扶手松动',
        'f.defects.200.room': 'yard',
        'f.defects.200.defect': '坡道有积水',
        'drawn.householdSignature': drawn(),
      },
      [{ field: 'e.acceptancePhotos', name: 'a.jpg', type: 'image/jpeg', bytes: photo() }],
    );
    expect(asked.statusCode).toBe(303);
    const during = await seen(id);
    expect(during.acceptance?.rounds).toEqual([
      {
        round: 1,
        askedOn: today,
        deadline,
        doneOn: null,
        defects: [
          { room: 'toilet', defect: expect.stringMatching(/^W05 .*：扶手松动$/) },
          { room: 'yard', defect: '坡道有积水' },
        ],
      },
    ]);
    const kept = during.evidence.map(({ slot }) => slot);
    expect(kept).toContain('acceptancePhotos');
    // A signature under works that were not accepted would count for the next inspection.
    expect(kept).not.toContain('householdSignature');
    expect(textOf((await inspector.see(`/cases/${id}`)).body)).toContain('坡道有积水');
    expect((await inspector.see(page)).statusCode).toBe(409);
    await driver.actAll(id, ['extendRework', 'reworkDone']);
    const again = await inspector.see(page);
    const said = textOf(again.body);
    expect(said.indexOf('请先复查上一轮整改事项')).toBeLessThan(said.indexOf('逐项验收'));
    expect((await seen(id)).acceptance?.rounds[0]).toMatchObject({ deadline: addDays(today, 40), doneOn: today });
    const second = await inspector.send(page, {
      ...(await asOpened(page)),
      outcome: 'rework',
      'f.reworkDeadline': deadline,
      'f.defects.101.room': 'yard',
    });
    expect(second.statusCode).toBe(303);
    expect((await seen(id)).acceptance?.rounds[1]?.defects).toEqual([{ room: 'yard', defect: '坡道有积水' }]);
  });

  test('asks under an older table for what that one asks, and no more', async () => {
    const { id, page } = older;
    const { body } = await inspector.see(page);
    for (const name of ['f.present.0.name', 'e.acceptancePhotos']) expect(body).not.toContain(`name="${name}"`);
    const sent = { ...(await asOpened(page)), outcome: 'accept', 'drawn.householdSignature': drawn() };
    expect((await inspector.send(page, sent, [form()])).statusCode).toBe(303);
    expect((await seen(id)).step).toBe('accepted');
  });

  test('keeps what was typed when the session ended, and when someone was faster', async () => {
    const { id, page } = waiting;
    const sent = {
      ...(await asOpened(page)),
      'f.present.1.name': '钱户主',
      outcome: 'rework',
      'f.defects.0.defect': '坡度过陡',
    };
    const ended = await pages.person('county2');
    ended.forget();
    const signIn = await ended.send(page, sent);
    expect(signIn.statusCode).toBe(401);
    expect(signIn.body).toContain('name="carried.f.defects.0.defect" value="坡度过陡"');
    const shownAgain = await inspector.send(page, { ...sent, _show: '1' });
    expect(shownAgain.body).toContain('value="坡度过陡"');
    await driver.act(id, 'sendBack', { login: 'county1', form: { toStep: 'inProgress', reason: '资料不全' } });
    const late = await inspector.send(page, { ...sent, 'f.reworkDeadline': addDays(await driver.today(), 3) });
    expect(late.statusCode).toBe(412);
    expect(textOf(late.body)).toContain('坡度过陡');
  });
});
