import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LightMyRequestResponse as Response } from 'fastify';
import { ASSETS, type PageBench, startPageBench } from './page-bench.js';

const WEB = path.resolve(import.meta.dirname, '../../web');
const MOST_BYTES = 100 * 1024;

let pages: PageBench;
beforeAll(async () => {
  pages = await startPageBench();
});
afterAll(() => pages.stop());

const get = (url: string, accepts = 'gzip, deflate, br'): Promise<Response> =>
  pages.app.inject({ method: 'GET', url, headers: { 'accept-encoding': accepts } });

/** The page as it came over the line. */
function unpacked({ rawPayload, headers }: Response): string {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[String(headers['content-encoding'])];
  return (unpack ? unpack(rawPayload) : rawPayload).toString('utf8');
}

/** Everything that a browser fetches by itself for a page. */
const fetchedFor = (html: string): string[] =>
  [...html.matchAll(/<(?:link|script|img)\b[^>]*(?:href|src)="([^"]+)"/g)].map(([, address = '']) => address);

describe('a first visit, with nothing kept', () => {
  test('weighs at most 100 KB over the line', async () => {
    const page = await get('/sign-in');
    const parts = await Promise.all(fetchedFor(unpacked(page)).map((address) => get(address)));
    expect(parts.map(({ statusCode }) => statusCode)).toEqual(parts.map(() => 200));
    expect(parts.length).toBeGreaterThan(1);
    const bytes = [page, ...parts].reduce((sum, { rawPayload }) => sum + rawPayload.length, 0);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  test.each([
    ['br', 'gzip, deflate, br'],
    ['gzip', 'gzip'],
  ])('comes as %s for who takes it, and says the same', async (coding, accepts) => {
    for (const address of ['/sign-in', ...fetchedFor((await get('/sign-in', 'identity')).body)]) {
      const plain = await get(address, 'identity');
      const packed = await get(address, accepts);
      expect(plain.headers['content-encoding']).toBeUndefined();
      if (plain.rawPayload.length <= 1024) continue;
      expect([address, packed.headers['content-encoding']]).toEqual([address, coding]);
      expect(packed.headers.vary).toContain('accept-encoding');
      expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
      if (address !== '/sign-in') expect(unpacked(packed)).toBe(plain.body);
    }
  });

  test('fetches nothing from another house, and no letters: the machine has some', async () => {
    const page = unpacked(await get('/sign-in'));
    const parts = await Promise.all(fetchedFor(page).map((address) => get(address, 'identity')));
    expect(fetchedFor(page).filter((address) => !/^\/(?!\/)/.test(address))).toEqual([]);
    for (const { body } of parts) expect(body).not.toMatch(/@font-face|@import|url\((?!["']?(?:data:|#))/);
  });

  test('is kept for ever but for the page: a changed file has another address', async () => {
    const page = await get('/sign-in');
    expect(page.headers['cache-control']).toBe('no-store');
    for (const address of fetchedFor(unpacked(page))) {
      expect(address).toMatch(/^\/assets\/[^?]+\?v=[0-9a-f]{12}$/);
      expect((await get(address)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });
});

test('a token against forged forms never repeats, so that no compression finds it', async () => {
  const visitor = await pages.person('county1');
  const token = async () => /name="_csrf" value="([^"]+)"/.exec((await visitor.see('/queue')).body)?.[1];
  const [once, again] = [await token(), await token()];
  expect(once).toEqual(expect.any(String));
  expect(again).not.toBe(once);
});

test('the stylesheet knows every class of GOV.UK that a page uses, and brings no component that none uses', () => {
  const css = readFileSync(path.join(ASSETS, 'tongtu.css'), 'utf8');
  const known = new Set([...css.matchAll(/\.(govuk-[a-z0-9_-]+)/g)].map(([, name = '']) => name));
  const used = new Set(classesOf(WEB));
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
  const source = readFileSync(path.join(WEB, 'styles/tongtu.scss'), 'utf8');
  const components = [...source.matchAll(/govuk\/components\/([a-z-]+)"/g)].map(([, name = '']) => name);
  expect(components.filter((name) => ![...used].some((each) => each.startsWith(`govuk-${name}`)))).toEqual([]);
});

function classesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').match(/\bgovuk-[a-z][a-z0-9_-]*[a-z0-9]/g) ?? []);
}
