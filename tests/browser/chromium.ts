import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export const PROGRAM = '/usr/bin/chromium';
export const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=zh-CN',
];

/** The sizes at which every page must serve: an office's screen, the same at twice the size of letters, and a phone. */
export const SIZES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  doubled: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;

export type Size = keyof typeof SIZES;

/** Debian's Chromium. Throws with the remedy where there is none. */
export async function launchChromium(): Promise<Browser> {
  await access(PROGRAM).catch(() => {
    throw new Error(`There is no ${PROGRAM}. On Debian: apt-get install chromium fonts-noto-cjk`);
  });
  return chromium.launch({ executablePath: PROGRAM, args: QUIET });
}

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong with a page as it stands. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeSource, 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    return (await axe.run({ resultTypes: ['violations'], preload: false })).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Whether a page reaches past the edge of the screen. */
export async function overflowOf(page: Page): Promise<string[]> {
  const past = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
  return past > 0 ? [`${past} px past the edge`] : [];
}

/** What is wrong with a page as it stands: what axe finds, and how far it reaches past the edge of the screen. */
export async function faultsOf(page: Page): Promise<string[]> {
  return [...(await violationsOf(page)), ...(await overflowOf(page))];
}

interface Axe {
  run(options: object): Promise<{ violations: Violation[] }>;
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}
