import { DEMO_PASSWORD } from '../bin/seed-demo.js';
import type { Grown } from './grow-county.js';
import { getPage, type PageToMeasure } from './measure-page.js';

const VIEWS = ['mine', 'team', 'overdue', 'handled', 'all', 'closed'];
const FILTERS = { step: 'step=inProgress', programme: 'programme=home-renovation' };
const LATE_PAGE = 100;
const AUDITED = ['changes', 'reads', 'waitlist', 'shared', 'late', 'prices'];

/** The pages of a grown county as those see them who work with them. */
export async function pagesOf(address: string, grown: Grown): Promise<PageToMeasure[]> {
  const [county, town, village, auditor] = await Promise.all(
    ['county1', 'town1', 'village1a', 'auditor1'].map((login) => signIn(address, login)),
  );
  if (!county || !town || !village || !auditor) throw new Error('nobody signed in');
  const queue = (name: string, asked: string, cookie = county) => ({ name, path: `/queue?${asked}`, cookie });
  const search = (text: string) => `view=all&${new URLSearchParams({ search: text })}`;
  return [
    { name: 'sign-in', path: '/sign-in', cookie: '' },
    ...VIEWS.map((view) => queue(`queue ${view}`, `view=${view}`)),
    ...Object.entries(FILTERS).map(([name, asked]) => queue(`queue by ${name}`, `view=all&${asked}`)),
    queue('queue by number', search(grown.number)),
    queue('queue by place', search('第5镇')),
    queue('queue by name', search(grown.name)),
    { name: `queue page ${LATE_PAGE}`, path: await latePage(address, county), cookie: county },
    queue('queue of a town', 'view=team', town),
    queue('queue of a village', 'view=mine', village),
    { name: 'case, young', path: `/cases/${grown.young}`, cookie: county },
    { name: 'case, closed', path: `/cases/${grown.old}`, cookie: county },
    { name: 'case, 300 events', path: `/cases/${grown.long}`, cookie: county },
    { name: 'case in a queue', path: `/cases/${grown.young}?queue=${encodeURIComponent('view=all')}`, cookie: county },
    { name: 'lot of 200 homes', path: `/cases/${grown.lot}`, cookie: county },
    { name: 'act', path: await actOf(address, grown.young, county), cookie: county },
    { name: 'opening', path: '/cases/new?programme=home-renovation', cookie: village },
    { name: 'audit of a year', path: '/audit-year', cookie: auditor },
    ...AUDITED.map((name) => ({ name: `audit: ${name}`, path: `/audit-year/${name}`, cookie: auditor })),
  ];
}

async function signIn(address: string, login: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: DEMO_PASSWORD }),
  });
  if (answer.status !== 201) throw new Error(`${login} could not sign in: ${answer.status}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Turned over page by page, as the page itself leads on. */
async function latePage(address: string, cookie: string): Promise<string> {
  let path = '/queue?view=all';
  for (let page = 1; page < LATE_PAGE; page += 1) {
    const { body } = await getPage(address, { path, cookie });
    const next = /rel="next" href="([^"]+)"/.exec(body)?.[1];
    if (next === undefined) return path;
    path = next.replaceAll('&amp;', '&');
  }
  return path;
}

/** The first action that the case leads to. */
async function actOf(address: string, caseId: string, cookie: string): Promise<string> {
  const { body } = await getPage(address, { path: `/cases/${caseId}`, cookie });
  const found = new RegExp(`/cases/${caseId}/actions/[A-Za-z]+`).exec(body);
  if (!found) throw new Error(`the case ${caseId} leads to no action`);
  return found[0];
}
