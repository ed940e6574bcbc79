import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PROGRAM, QUIET, SIZES } from './chromium.js';

/** A browser in a process of its own, with a profile on the disk, as on a phone. */
export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** As when the battery is empty: every process ends at once, without a word. */
  kill(): Promise<void>;
}

const WAIT_MS = 20_000;

/** @param profile the folder that outlives the browser. */
export async function openPhone(profile: string): Promise<Phone> {
  const args = [...QUIET, '--headless=new', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const process_ = spawn(PROGRAM, [...args, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => process_.once('exit', () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    createInterface(process_.stderr).on('line', (line) => {
      const [, found] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error('the browser ended before it listened')));
  });
  const browser: Browser = await chromium.connectOverCDP(endpoint);
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no context');
  context.setDefaultTimeout(WAIT_MS);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize(SIZES.phone.viewport);
  return {
    page,
    context,
    async kill() {
      if (process_.pid !== undefined) process.kill(-process_.pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}
