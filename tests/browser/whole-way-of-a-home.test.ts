import type { Page } from 'playwright-core';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { addDays } from '../../procedures/days.js';
import { homeRenovation1 } from '../../procedures/home-renovation.js';
import { actionAt } from '../../procedures/procedure.js';
import { CaseWalker } from '../api/case-walker.js';
import { demoApplicant } from '../builders/demo-case.js';
import { HOME_RENOVATION_FORMS } from '../builders/home-renovation-forms.js';
import { WAY } from '../builders/record-driver.js';
import { until } from '../harness/until.js';
import { actInBrowser, fillForm } from './act-in-browser.js';
import { type BrowserBench, type Seat, startBrowserBench } from './browser-bench.js';

let bench: BrowserBench;
beforeAll(async () => {
  bench = await startBrowserBench();
});
afterAll(() => bench.stop());

/** Who performs what; where four eyes are asked for, two pairs. */
const BY: Readonly<Record<string, string>> = {
  passTownReview: 'town1',
  object: 'town1',
  dismissObjection: 'county1',
  recordAudit: 'county1',
  approve: 'approver2',
  recordAssessment: 'county1',
  submitDesign: 'county1',
  approveDesign: 'approver1',
  issueWorkOrder: 'county1',
  requireRework: 'county2',
  accept: 'county2',
  settle: 'county1',
  orderPayment: 'finance2',
  confirmPayment: 'finance1',
};

const plain = [...WAY] as string[];
/** The way of a household that somebody objects to, and whose works are done twice. */
const troubled = plain.flatMap((name) => {
  if (name === 'postNotice') return [name, 'object', 'dismissObjection'];
  return name === 'selfCheck' ? [name, 'requireRework', 'reworkDone'] : [name];
});

test.each<[string, number, readonly string[], Seat]>([
  ['at a desk', 0, plain, {}],
  [
    'on phones with scripts switched off, through an objection and rework',
    6,
    troubled,
    { size: 'phone', javaScriptEnabled: false },
  ],
])(
  'a household goes from its application to the paid subsidy, each act by its own person, %s',
  async (_how, place, way, how) => {
    const windows = new Map<string, Promise<Page>>();
    const windowOf = (login: string) => {
      const known = windows.get(login) ?? (windows.size === 0 ? bench.seat(login, how) : bench.seated(login, how));
      windows.set(login, known);
      return known;
    };
    const { village, form } = demoApplicant(place);
    const casePage = await openInBrowser(await windowOf(village), form);
    const walker = new CaseWalker(bench.pages.door, casePage.split('/').at(-1) ?? '');
    const { database } = bench.pages.door.bench;
    const act = async (name: string) => {
      const { step, seq } = await walker.see('county1');
      const action = actionAt(homeRenovation1, step, name);
      if (!action) throw new Error(`${name} is not possible at ${step}`);
      const [{ today } = { today: '' }] = await database.read<{ today: string }>('select app_today()::text as today');
      const values = HOME_RENOVATION_FORMS[name]?.({ today, later: addDays(today, 40), tag: `${place}-${seq}` }) ?? {};
      await actInBrowser(await windowOf(BY[name] ?? village), casePage, action, { values, on: today });
    };
    for (const name of way) {
      if (name !== 'endPublicity') {
        await act(name);
        continue;
      }
      const [term] = await database.read<{ day: string }>(
        `select last_day::text as day from case_clocks where case_id = $1 and clock = 'publicity' and state = 'running'`,
        [walker.id],
      );
      await database.setClock(`${term?.day ?? ''} 09:00`);
      await act('recordRemoval');
      await database.setClock(`${addDays(term?.day ?? '', 1)} 09:00`);
      await bench.pages.door.bench.wake({ tenant: DEMO_TENANT.id, caseId: walker.id });
      await until(async () => (await walker.see('county1')).step === 'townReview', 'the notice hung for its term');
    }
    const last = await windowOf(BY.confirmPayment ?? '');
    await last.goto(casePage);
    expect(await last.locator('main').innerText()).toContain('已支付');
    expect(await walker.see('county1')).toMatchObject({ closed: 'paid', actions: [] });
    await Promise.all([...windows.values()].map(async (page) => (await page).context().close()));
  },
  240_000,
);

async function openInBrowser(page: Page, form: Parameters<typeof fillForm>[2]): Promise<string> {
  await page.goto(`${bench.address}/cases/new?programme=home-renovation`);
  const button = page.getByRole('button', { name: '提交' });
  await fillForm(page.locator('form').filter({ has: button }), homeRenovation1.opening.form, form);
  await button.click();
  await page.getByText('已办理：登记申请').waitFor();
  return page.url().split('?')[0] ?? '';
}
