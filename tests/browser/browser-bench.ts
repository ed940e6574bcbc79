import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import { type PageBench, startPageBench } from '../web/page-bench.js';
import { launchChromium, type Size, SIZES } from './chromium.js';

const LONGEST_WAIT_MS = 15_000;

export interface Seat {
  readonly size?: Size;
  readonly javaScriptEnabled?: boolean;
}

/** The screens on a port, and browsers that visit them. */
export interface BrowserBench {
  readonly pages: PageBench;
  readonly browser: Browser;
  readonly address: string;
  /** Someone signed in through the page, in a browser of their own. */
  seat(login: string, how?: Seat): Promise<Page>;
  /** The same without the page for signing in: the session is made beforehand. */
  seated(login: string, how?: Seat): Promise<Page>;
  /** Someone who is not signed in. */
  stranger(how?: Seat): Promise<Page>;
  stop(): Promise<void>;
}

/** @param made the screens, where they are made already: on a bench of lots. */
export async function startBrowserBench(made?: PageBench): Promise<BrowserBench> {
  const pages = made ?? (await startPageBench());
  await pages.app.listen({ host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${(pages.app.server.address() as AddressInfo).port}`;
  const browser = await launchChromium();
  // Pages may be looked into by axe, which our own rules would keep out.
  const contextOf = async ({ size = 'desktop', javaScriptEnabled = true }: Seat) => {
    const context = await browser.newContext({ ...SIZES[size], javaScriptEnabled, bypassCSP: true, locale: 'zh-CN' });
    context.setDefaultTimeout(LONGEST_WAIT_MS);
    return context;
  };
  return {
    pages,
    browser,
    address,
    stranger: async (how = {}) => (await contextOf(how)).newPage(),
    async seat(login, how = {}) {
      const page = await (await contextOf(how)).newPage();
      await page.goto(`${address}/sign-in`);
      await page.getByLabel('账号').fill(login);
      await page.getByLabel('密码').fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('heading', { name: /^(待办|施工任务)$/ }).waitFor();
      return page;
    },
    async seated(login, how = {}) {
      const context = await contextOf(how);
      const { cookies } = await pages.person(login);
      await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: address })));
      return context.newPage();
    },
    async stop() {
      await browser.close();
      await pages.stop();
    },
  };
}
