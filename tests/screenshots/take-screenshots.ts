import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type BrowserBench, startBrowserBench } from '../browser/browser-bench.js';
import type { Size } from '../browser/chromium.js';
import globalSetup from '../harness/global-setup.js';
import globalTeardown from '../harness/global-teardown.js';
import { pagesOf } from '../web/page-bench.js';
import { type Shot, startShownCounty } from './shown-county.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Of these, the README shows small pictures. */
const IN_DOCS: readonly (readonly [string, Size])[] = [
  ['queue', 'desktop'],
  ['case-to-accept', 'desktop'],
  ['lot-evaluation', 'desktop'],
  ['queue-of-a-village', 'phone'],
];
const DOCS_QUALITY = 38;
const DOCS_DESK = { width: 1280, height: 720 };

/**
 * `npm run screenshots`: the main pages of a county that is set up for it and gone afterwards, on a desk's screen and on a
 * phone, light and dark, as `screenshots/*.png`. With `--docs` the few small ones of `docs/pictures` instead.
 */
async function takeScreenshots(forDocs: boolean): Promise<void> {
  await globalSetup();
  try {
    const { bench: lots, shots } = await startShownCounty();
    const bench = await startBrowserBench(pagesOf(lots.door));
    const folder = path.join(ROOT, forDocs ? 'docs/pictures' : 'screenshots');
    await mkdir(folder, { recursive: true });
    const taken = forDocs ? await takeForDocs(bench, shots, folder) : await takeAll(bench, shots, folder);
    await bench.stop();
    process.stdout.write(`${taken} pictures in ${folder}\n`);
  } finally {
    await globalTeardown();
  }
}

async function takeAll(bench: BrowserBench, shots: readonly Shot[], folder: string): Promise<number> {
  let taken = 0;
  for (const size of ['desktop', 'phone'] as const) {
    const windows = new Map<string, Page>();
    for (const { name, login, path: address } of shots) {
      const page = windows.get(login ?? '') ?? (await windowOf(bench, login, size));
      windows.set(login ?? '', page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(`${bench.address}${address}`);
        const file = `${name}-${size}${colorScheme === 'dark' ? '-dark' : ''}.png`;
        await page.screenshot({ path: path.join(folder, file), fullPage: true });
        taken += 1;
      }
    }
  }
  return taken;
}

/** What stands on the screen before anyone scrolls, as WebP: small enough to be kept with the sources. */
async function takeForDocs(bench: BrowserBench, shots: readonly Shot[], folder: string): Promise<number> {
  for (const [wanted, size] of IN_DOCS) {
    const shot = shots.find(({ name }) => name === wanted);
    if (!shot) throw new Error(`there is no page ${wanted}`);
    const page = await windowOf(bench, shot.login, size);
    if (size === 'desktop') await page.setViewportSize(DOCS_DESK);
    await page.goto(`${bench.address}${shot.path}`);
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: DOCS_QUALITY });
    await writeFile(path.join(folder, `${wanted}-${size}.webp`), Buffer.from(data, 'base64'));
  }
  return IN_DOCS.length;
}

async function windowOf(bench: BrowserBench, login: string | null, size: Size): Promise<Page> {
  return login === null ? bench.stranger({ size }) : bench.seated(login, { size });
}

await takeScreenshots(process.argv.includes('--docs'));
