import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { indexNames } from '../../record/index-names.js';
import type { OpenedCase } from '../api/door-bench.js';
import { demoApplicant } from '../builders/demo-case.js';
import { TEST_KEYS } from '../harness/test-keys.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { type PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
let first: OpenedCase;
let second: OpenedCase;
let elsewhere: OpenedCase;
beforeAll(async () => {
  pages = await startPageBench();
  first = await pages.door.open(0);
  second = await pages.door.open(6);
  elsewhere = await pages.door.open(1);
});
afterAll(() => pages.stop());

/** Each person signs in once: passwords are limited. */
const visitors = new Map<string, Promise<PageVisitor>>();
function person(login: string): Promise<PageVisitor> {
  const known = visitors.get(login) ?? pages.person(login);
  visitors.set(login, known);
  return known;
}

async function queue(login: string, asked: string): Promise<{ readonly body: string; readonly text: string }> {
  const { body, statusCode } = await (await person(login)).see(`/queue?${asked}`);
  expect(statusCode).toBe(200);
  return { body, text: textOf(body) };
}

const numbersIn = ({ body }: { readonly body: string }) =>
  [...body.matchAll(/<a class="govuk-link" href="\/cases\/[^"]*">([^<]+)<\/a>/g)].map(([, number]) => number);

describe('the work queue', () => {
  test('says how many cases each view holds', async () => {
    const { text } = await queue(first.village, 'view=all');
    expect(text).toContain('待我办理 (2)');
    expect(text).toContain('我近期办理 (2)');
    expect(text).toContain('已办结 (0)');
  });

  test('the team’s view holds what waits at the person’s place, whoever there has to act', async () => {
    expect(numbersIn(await queue('county1', 'view=team'))).toEqual([]);
    expect(numbersIn(await queue(first.village, 'view=team'))).toEqual([first.number, second.number]);
  });

  test('what somebody handled lately comes first, and only for them', async () => {
    expect(numbersIn(await queue(first.village, 'view=handled'))).toEqual([second.number, first.number]);
    expect(numbersIn(await queue('county1', 'view=handled'))).toEqual([]);
  });

  test('overdue cases come first, and a page goes on where the one before ended', async () => {
    const read = async (cursor: string) => {
      const county = await pages.door.visitor('county1');
      const after = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await county.get(`/api/v1/cases?order=due&limit=1${after}`);
      return answer.json<{ cases: { number: string }[]; next: string | null }>();
    };
    await pages.door.bench.database.owner.query(
      `update case_clocks set due_at = app_now() - interval '1 day' where case_id = $1 and state = 'running'`,
      [elsewhere.id],
    );
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await read(next);
      seen.push(...page.cases.map(({ number }) => number));
      next = page.next;
    }
    expect(seen[0]).toBe(elsewhere.number);
    expect(seen.toSorted()).toEqual([first, second, elsewhere].map(({ number }) => number).toSorted());
    expect(numbersIn(await queue('county1', 'view=overdue'))).toEqual([elsewhere.number]);
  });

  test.each(['', 'not-a-town'])('a filter that means nothing narrows nothing: %s', async (town) => {
    expect(numbersIn(await queue(first.village, `view=all&town=${town}&search=`))).toHaveLength(2);
  });
});

describe('searching', () => {
  const name = String(demoApplicant(0).form.name);
  const named = new URLSearchParams({ view: 'all', search: name }).toString();

  test('the end of a number is enough', async () => {
    expect(numbersIn(await queue('county1', `view=all&search=${first.number.slice(-6)}`))).toEqual([first.number]);
  });

  test('a part of a place’s name is enough', async () => {
    const [row] = await pages.door.bench.database.read<{ name: string }>(
      'select o.name from cases c join orgs o on o.id = c.org_id where c.id = $1',
      [elsewhere.id],
    );
    const search = encodeURIComponent(row?.name ?? '');
    expect(numbersIn(await queue('county1', `view=all&search=${search}`))).toContain(elsewhere.number);
    expect(numbersIn(await queue('county1', `view=all&search=${encodeURIComponent('无此地')}`))).toEqual([]);
  });

  test('a whole name is found and shown by those who may see it', async () => {
    const found = await queue(first.village, named);
    expect(numbersIn(found)).toContain(first.number);
    expect(found.text).toContain(name);
    const part = new URLSearchParams({ view: 'all', search: name.slice(0, -1) }).toString();
    expect(numbersIn(await queue(first.village, part))).toEqual([]);
  });

  test('who may not see a name on a case learns nothing by searching for it', async () => {
    const listed = await queue('admin1', 'view=all');
    expect(numbersIn(listed)).toContain(first.number);
    expect(listed.text).not.toContain(name);
    expect(numbersIn(await queue('admin1', named))).toEqual([]);
  });

  test('people known from before names were indexed are found once that is made good', async () => {
    await pages.door.bench.database.owner.query('update persons set name_hash = null');
    expect(numbersIn(await queue(first.village, named))).toEqual([]);
    expect(await indexNames(pages.door.bench.database.owner, TEST_KEYS)).toBeGreaterThan(0);
    expect(numbersIn(await queue(first.village, named))).toContain(first.number);
    expect(await indexNames(pages.door.bench.database.owner, TEST_KEYS)).toBe(0);
  });
});

describe('from case to case', () => {
  test('a case leads on to the next in the queue and back, and the queue stays with it', async () => {
    const { body } = await queue(first.village, 'view=mine&programme=home-renovation');
    const link = /href="(\/cases\/[^"]+\?queue=[^"]+)"/.exec(body)?.[1] ?? '';
    const visitor = await person(first.village);
    const page = (await visitor.see(link)).body;
    const next = /rel="next" href="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(page).not.toContain('rel="prev"');
    expect(page).toContain('href="/queue?view=mine&amp;programme=home-renovation"');
    const after = (await visitor.see(next)).body;
    expect(next).toContain(second.id);
    expect(after).toContain('rel="prev"');
    expect(after).not.toContain('rel="next"');
  });

  test('who acted finds the way on in the queue still there', async () => {
    const visitor = await person(second.village);
    const action = `/cases/${second.id}/actions/updateContact`;
    const asked = encodeURIComponent('view=all&search=HN%00');
    const done = await visitor.fillIn(`${action}?queue=${encodeURIComponent('view=mine')}`, action, {
      'f.phone': '13900000000',
    });
    expect(done.statusCode).toBe(303);
    const { body } = await visitor.see(String(done.headers.location));
    expect(body).toContain('href="/queue?view=mine"');
    expect(body).toContain(`rel="prev" href="/cases/${first.id}?queue=view%3Dmine"`);
    expect((await visitor.see(`/cases/${second.id}?queue=${asked}`)).statusCode).toBe(200);
  });
});

describe('the way back to the queue', () => {
  const asked = 'view=all&programme=home-renovation';
  const carried = `queue=${encodeURIComponent(asked).replaceAll('%20', '+')}`;

  test('leads over an act’s page too', async () => {
    const visitor = await person(first.village);
    const page = (await visitor.see(`/cases/${first.id}?${carried}`)).body;
    const action = `/cases/${first.id}/actions/updateContact`;
    expect(page).toContain(`href="${action}?${carried}"`);
    const act = await visitor.see(`${action}?${carried}`);
    expect(act.body).toContain(`class="govuk-back-link" href="/cases/${first.id}?${carried}"`);
    const refused = await visitor.fillIn(`${action}?${carried}`, action, {});
    expect([refused.statusCode, refused.body]).toEqual([
      422,
      expect.stringContaining(`class="govuk-back-link" href="/cases/${first.id}?${carried}"`),
    ]);
  });

  test('is not lost where someone was faster', async () => {
    const visitor = await person(first.village);
    const action = `/cases/${first.id}/actions/updateContact`;
    const conflict = await visitor.fillIn(`${action}?${carried}`, action, { seq: '0', 'f.phone': '13900000000' });
    expect(conflict.statusCode).toBe(412);
    const allowed = conflict.body.slice(conflict.body.indexOf('现在可以办理'));
    expect(allowed).toContain(`/actions/rejectApplication?${carried}"`);
  });
});

describe('a program asks as a person does', () => {
  async function numbers(login: string, asked: string): Promise<string[]> {
    const visitor = await pages.door.visitor(login);
    const answer = await visitor.get(`/api/v1/cases?${asked}`);
    expect([asked, answer.statusCode]).toEqual([asked, 200]);
    return answer.json<{ cases: { number: string }[] }>().cases.map(({ number }) => number);
  }

  test.each([
    ['waitsForMe=true', 2],
    ['waitsForTeam=true', 2],
    ['handledByMe=true&order=handled', 2],
    ['overdue=true', 0],
    ['closed=true', 0],
    ['closed=false', 2],
  ])('%s', async (asked, count) => expect(await numbers(first.village, asked)).toHaveLength(count));

  test('what waits elsewhere waits for nobody here', async () => {
    for (const asked of ['waitsForMe=true', 'waitsForTeam=true', 'handledByMe=true'])
      expect(await numbers('county1', asked)).toEqual([]);
  });

  test('a search takes the end of a number, a name or a place, with nothing around it', async () => {
    const search = encodeURIComponent(` ${first.number.slice(-6)} `);
    expect(await numbers('county1', `search=${search}`)).toEqual([first.number]);
  });

  test.each([
    ['waitsForTeam=perhaps', '#query/waitsForTeam'],
    [`search=${'a'.repeat(61)}`, '#query/search'],
    ['order=name', '#query/order'],
    ['cursor=1', '#query/cursor'],
    ['limit=201', '#query/limit'],
  ])('%s cannot be meant', async (asked, pointer) => {
    const answer = await (await pages.door.visitor('county1')).get(`/api/v1/cases?${asked}`);
    expect(answer.json()).toMatchObject({ status: 422, code: 'requestInvalid', errors: [{ pointer }] });
  });
});

describe('views that people keep', () => {
  test('are links under their name, seen by nobody else, and go when they are deleted', async () => {
    const visitor = await person(first.village);
    const kept = await visitor.fillIn('/queue?view=all&programme=home-renovation', '/queue/views', { name: '入户' });
    expect(kept.statusCode).toBe(303);
    const { body } = await visitor.see('/queue');
    expect(body).toContain('href="/queue?view=all&amp;programme=home-renovation">入户</a>');
    const action = /action="(\/queue\/views\/[^"]+\/delete)"/.exec(body)?.[1] ?? '';
    const other = await person('county1');
    expect(textOf((await other.see('/queue')).body)).not.toContain('入户');
    await other.fillIn('/queue', '/queue/views', { name: '别人的' });
    const csrf = /name="_csrf" value="([^"]*)"/.exec((await other.see('/queue')).body)?.[1] ?? '';
    await other.send(action, { _csrf: csrf });
    expect((await visitor.see('/queue')).body).toContain('入户');
    await visitor.fillIn('/queue', action, {});
    expect((await visitor.see('/queue')).body).not.toContain('入户');
  });

  test('may be thirty; another of the same name takes its place', async () => {
    const visitor = await person(elsewhere.village);
    const keep = (name: string, asked = '/queue?view=all') => visitor.fillIn(asked, '/queue/views', { name });
    for (let at = 1; at <= 30; at += 1) expect((await keep(`视图${at}`)).statusCode).toBe(303);
    const refused = await keep('又一个');
    expect([refused.statusCode, textOf(refused.body)]).toEqual([422, expect.stringContaining('视图已达上限')]);
    expect((await keep('视图7', '/queue?view=closed')).statusCode).toBe(303);
    const { body } = await visitor.see('/queue');
    expect(body).toContain('href="/queue?view=closed">视图7</a>');
    expect(body).not.toContain('又一个');
  });

  test('have names of at most 40 characters', async () => {
    const visitor = await person(first.village);
    const keep = (length: number) => visitor.fillIn('/queue', '/queue/views', { name: '长'.repeat(length) });
    expect([(await keep(40)).statusCode, (await keep(41)).statusCode]).toEqual([303, 422]);
  });

  test('need a name', async () => {
    const visitor = await person(first.village);
    const refused = await visitor.fillIn('/queue', '/queue/views', { name: ' ' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('<a href="#name">');
  });
});
