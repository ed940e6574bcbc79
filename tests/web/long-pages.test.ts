import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { sayingIn } from '../../web/language.js';
import { WORDS } from '../../web/words.js';
import { ScreenContext } from '../../web/screen.js';
import { HomesByTown } from '../../web/staff/lot/homes-by-town.js';
import type { OpenedCase } from '../api/door-bench.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { textOf } from './page-visitor.js';

const EVENTS = 120;

let pages: PageBench;
let opened: OpenedCase;
let cookie: string;
beforeAll(async () => {
  pages = await startPageBench();
  opened = await pages.door.open(0);
  // As if its application had been corrected again and again: what a page makes of that is asked, not the chain.
  await pages.door.bench.database.owner.query(
    `insert into case_events select (jsonb_populate_record(e, jsonb_build_object('seq', n, 'request_id', gen_random_uuid()::text,
       'action', 'amendApplication', 'from_step', e.to_step))).*
     from case_events e cross join generate_series(2, ${EVENTS}) n where e.case_id = $1 and e.seq = 1`,
    [opened.id],
  );
  const visitor = await pages.person(opened.village);
  cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
});
afterAll(() => pages.stop());

async function see(url: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await pages.app.inject({ method: 'GET', url, headers: { cookie, ...headers } });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.body;
}

const timelineOf = (body: string) => /id="timeline-title".*/s.exec(body)?.[0] ?? '';
const entriesOf = (body: string) => timelineOf(body).match(/<li>/g)?.length;
const linkIn = (body: string) => /<a class="govuk-link" href="([^"]*)#timeline-title"/.exec(body)?.[1] ?? '';

describe('a case in which a great deal happened', () => {
  test('shows the latest fifty entries, and leads to all of them and back', async () => {
    const path = `/cases/${opened.id}?queue=view%3Dmine`;
    const short = await see(path);
    expect(entriesOf(short)).toBe(50);
    expect(textOf(timelineOf(short))).not.toContain('新增申请');
    const whole = await see(linkIn(short).replaceAll('&amp;', '&'));
    expect(entriesOf(whole)).toBe(EVENTS);
    expect(whole).toContain('href="/queue?view=mine"');
    expect(linkIn(whole)).toBe(path);
  });
});

describe('the steps of the procedure', () => {
  test('leave out those aside of the usual way, until the case takes them', async () => {
    const trackerOf = async () => /<ol class="tongtu-tracker">.*?<\/ol>/s.exec(await see(`/cases/${opened.id}`))?.[0];
    expect(await trackerOf()).toContain('县级审批');
    expect(await trackerOf()).not.toContain('异议调查');
    await pages.door.bench.database.owner.query(
      `update case_events set to_step = 'objectionInquiry' where case_id = $1 and seq = 3`,
      [opened.id],
    );
    expect(await trackerOf()).toContain('异议调查');
  });
});

describe('a phone', () => {
  const PHONE =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0';

  test.each([{ 'user-agent': PHONE }, { 'sec-ch-ua-mobile': '?1' }])('gets long parts folded: %o', async (headers) => {
    const body = await see(`/cases/${opened.id}`, headers);
    const folded = [...body.matchAll(/<details class="[^"]*tongtu-fold[^"]*">\s*<summary>(.*?)<\/summary>/gs)];
    expect(folded.map(([, title = '']) => textOf(title))).toEqual(
      expect.arrayContaining(['全部环节与进度', '申请信息', '办理记录']),
    );
    expect(entriesOf(body)).toBe(50);
  });

  test('that asked for every entry has them open', async () => {
    const body = await see(`/cases/${opened.id}?entries=all`, { 'user-agent': PHONE });
    expect(body).toMatch(/<details class="tongtu-panel tongtu-fold" open><summary><h2[^>]*id="timeline-title"/);
  });

  test('alone gets them folded', async () => {
    const body = await see(`/cases/${opened.id}`, { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/120' });
    expect(body).not.toContain('tongtu-fold');
  });
});

describe('a lot of many homes', () => {
  const homes = Array.from({ length: 120 }, (_, at) => ({
    caseId: `case-${at}`,
    number: `QH-2026-${String(at).padStart(6, '0')}`,
    town: `第${at % 3}镇`,
    village: `第${at}村`,
    step: 'inLot',
    stepTitle: { zh: '已编入标段', en: 'In a lot' },
    plannedFen: '100',
    takes: [],
  }));

  function draw(url: string): string {
    const say = sayingIn('zh');
    const screen = {
      language: 'zh',
      say,
      person: null,
      csrf: '',
      url,
      asset: String,
      unread: 0,
      onPhone: false,
    } as const;
    return renderToString(h(ScreenContext.Provider, { value: screen, children: h(HomesByTown, { homes }) }));
  }
  const numbersIn = (body: string) => [...body.matchAll(/>(QH-2026-\d{6})</g)].map(([, number]) => number);

  test('shows fifty at a time, each home on one page, with the sums of all', () => {
    const seen = ['/cases/a', '/cases/a?homes=2', '/cases/a?homes=3'].map((url) => draw(url));
    expect(seen.map((body) => numbersIn(body).length)).toEqual([50, 50, 20]);
    expect(seen.flatMap(numbersIn).toSorted()).toEqual(homes.map(({ number }) => number));
    for (const body of seen) expect(textOf(body)).toContain('已编入标段 120');
    expect(textOf(seen[0] ?? '')).toContain('第0镇 40 户，方案金额 40.00 元');
    expect(seen[1]).toContain('rel="prev" href="/cases/a?homes=1#homes"');
    expect(seen[2]).not.toContain('rel="next"');
  });

  test('shows all of them to who asks, and what cannot be meant is the first page', () => {
    expect(numbersIn(draw('/cases/a?homes=all'))).toHaveLength(120);
    for (const asked of ['0', '-1', 'x', '1e9', '2.5'])
      expect([asked, numbersIn(draw(`/cases/a?homes=${asked}`)).length > 0]).toEqual([asked, true]);
  });
});

test('English says one day, and two days', () => {
  const say = sayingIn('en');
  expect([1, 2].map((days) => say(WORDS.daysLeft, days))).toEqual(['1 day left', '2 days left']);
  expect(sayingIn('zh')(WORDS.daysLeft, 1)).toBe('剩 1 天');
});
