/// <reference lib="dom" />
// The service worker of the work orders: pages that were opened stay readable without a signal.
import { cacheOf, keptCaches } from './offline/kept-pages.js';

interface WorkEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent extends WorkEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkEvent & { readonly data: unknown }) => void): void;
}
const worker = self as unknown as Worker;

/** Styles and scripts, and the page that says that there is no signal: nobody's in particular. */
const FRAME = 'tongtu-frame';
const NO_SIGNAL = '/no-signal';
const KEPT_AT = 'x-kept-at';
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** A weak signal counts as none after this, where there is a copy to show. */
const PATIENCE_MS = 8_000;
const PAGE = /^\/work(\/[0-9a-f-]{36}(\/actions\/\w+)?)?$/;
/** What is kept ahead of being opened is fetched anew after this: a form is shown anew in any case before it is sent. */
const AHEAD_MS = 12 * 60 * 60 * 1000;
/** A proxy's word that the office is away. */
const AWAY = [502, 503, 504];

worker.addEventListener('install', (event) => event.waitUntil(Promise.all([worker.skipWaiting(), keepFrame()])));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  const { keep: path, ahead } = event.data as { readonly keep?: unknown; readonly ahead?: unknown };
  if (typeof path !== 'string' || !PAGE.test(path)) return;
  event.waitUntil(fetchPage(path, ahead === true).catch(() => undefined));
});
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(assetFor(event.request));
  else if (mode === 'navigate')
    event.respondWith(pageFor(event, PAGE.test(pathname) && !/closed/.test(search) ? pathname : null));
});

async function keepFrame(): Promise<void> {
  // Without its cookie nobody's name stands on it.
  const answer = await fetch(NO_SIGNAL, { credentials: 'omit' });
  if (!answer.ok) throw new Error('the frame did not come');
  await keepAssetsOf(await answer.clone().text());
  await (await caches.open(FRAME)).put(NO_SIGNAL, answer);
}

/** What a page needs beside itself; of each file the latest. */
async function keepAssetsOf(html: string): Promise<void> {
  const frame = await caches.open(FRAME);
  const addresses = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address);
  await Promise.all(
    addresses.map(async (address) => {
      if (await frame.match(address)) return;
      const answer = await fetch(address);
      if (!answer.ok) return;
      await frame.delete(address, { ignoreSearch: true });
      await frame.put(address, answer);
    }),
  );
}

async function assetFor(request: Request): Promise<Response> {
  const frame = await caches.open(FRAME);
  const kept = await frame.match(request);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const other = await frame.match(request, { ignoreSearch: true });
    if (other) return other;
    throw error;
  }
}

async function fetchPage(path: string, ahead: boolean): Promise<void> {
  const keptAt = ahead ? (await keptCopy(path))?.headers.get(KEPT_AT) : null;
  if (keptAt && Date.now() - Date.parse(keptAt) < AHEAD_MS) return;
  await keepPage(path, await fetch(path, { credentials: 'same-origin' }));
}

/** The network first. @param path under which the page is kept; `null` for one that is not. */
async function pageFor(event: AskEvent, path: string | null): Promise<Response> {
  const copy = path === null ? null : await copyOf(path);
  const answer = fetch(event.request);
  const kept = answer.then((fresh) => (path === null ? undefined : keepPage(path, fresh.clone())));
  event.waitUntil(kept.catch(() => undefined));
  const fresh = await (copy ? Promise.race([answer, patience()]) : answer).catch(() => null);
  if (fresh && !(copy && AWAY.includes(fresh.status))) return fresh;
  return copy ?? (await (await caches.open(FRAME)).match(NO_SIGNAL)) ?? Response.error();
}

const patience = (): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));

/** What was kept of a page, marked as a copy with its moment. */
async function copyOf(path: string): Promise<Response | null> {
  const kept = await keptCopy(path);
  if (!kept) return null;
  const html = (await kept.text()).replace('<html ', `<html data-kept-at="${kept.headers.get(KEPT_AT)}" `);
  return new Response(html, { headers: kept.headers });
}

/** What was kept of a page, where it is not too old. */
async function keptCopy(path: string): Promise<Response | null> {
  for (const cache of await keptCaches()) {
    const kept = await cache.match(path);
    const at = kept?.headers.get(KEPT_AT);
    if (kept && at && Date.now() - Date.parse(at) <= KEPT_MS) return kept;
  }
  return null;
}

async function keepPage(path: string, answer: Response): Promise<void> {
  // The home is no longer in this person's hands, or the act not possible any more.
  if ([403, 404, 409].includes(answer.status)) await forgetPage(path);
  if (answer.status !== 200 || answer.redirected) return;
  const html = await answer.text();
  const owner = /<html [^>]*data-owner="([0-9a-f-]{36})"/.exec(html)?.[1];
  if (!owner) return;
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set(KEPT_AT, new Date().toISOString());
  const cache = await cacheOf(owner);
  await cache.put(path, new Response(html, { headers }));
  await forgetOld(cache);
  await keepAssetsOf(html);
}

async function forgetPage(path: string): Promise<void> {
  for (const cache of await keptCaches()) await cache.delete(path);
}

async function forgetOld(cache: Cache): Promise<void> {
  for (const request of await cache.keys()) {
    const at = (await cache.match(request))?.headers.get(KEPT_AT) ?? '';
    if (!(Date.now() - Date.parse(at) <= KEPT_MS)) await cache.delete(request);
  }
}
