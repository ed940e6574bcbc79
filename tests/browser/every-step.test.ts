import type { Page } from 'playwright-core';
import { DEMO_USERS, demoId } from '../../bin/demo-county.js';
import { ALL_PROCEDURES, latestProcedure } from '../../procedures/all-procedures.js';
import { type Action, actionsAt, type Procedure } from '../../procedures/procedure.js';
import { ROLES, type Role } from '../../procedures/vocabulary.js';
import { walkEveryStep } from '../builders/every-step.js';
import { RecoveryDriver } from '../builders/recovery-driver.js';
import type { PageVisitor } from '../web/page-visitor.js';
import { type BrowserBench, startBrowserBench } from './browser-bench.js';
import { overflowOf, SIZES, violationsOf } from './chromium.js';

let bench: BrowserBench;
beforeAll(async () => {
  bench = await startBrowserBench();
});
afterAll(() => bench.stop());

const isRole = (performer: string): performer is Role => Object.hasOwn(ROLES, performer);

interface Part {
  readonly role: Role;
  readonly name: string;
  readonly action: Action;
}

/** Each action of a step that somebody may perform, once for each role that may. */
function partsAt(procedure: Procedure, step: string): Part[] {
  return Object.entries(actionsAt(procedure, step)).flatMap(([name, action]) =>
    action.by.filter(isRole).map((role) => ({ role, name, action })),
  );
}

const keyOf = ({ id, version }: Procedure, ...rest: readonly string[]) => [`${id}@${version}`, ...rest].join(' ');

/** What the tables say there is: every step with every role and what it may do there. */
const TABLES = ALL_PROCEDURES.flatMap((procedure) =>
  Object.keys(procedure.steps).flatMap((step) =>
    partsAt(procedure, step).map(({ role, name }) => keyOf(procedure, step, role, name)),
  ),
);

test('each step of each procedure has a page for each role, and a page for each act: readable, nothing past the edge', async () => {
  const driver = new RecoveryDriver(bench.pages.door.bench.database.pool);
  const walk = new Walk(driver);
  await walkEveryStep(driver, (caseId) => walk.look(caseId));
  expect(walk.faults).toEqual([]);
  expect(TABLES.filter((key) => !walk.seen.has(key))).toEqual([]);
}, 600_000);

/** Each account signs in once. */
const people = new Map<string, Promise<PageVisitor>>();
function personAs(login: string): Promise<PageVisitor> {
  const known = people.get(login) ?? bench.pages.person(login);
  people.set(login, known);
  return known;
}

class Walk {
  readonly faults: string[] = [];
  readonly seen = new Set<string>();
  readonly #windows = new Map<string, Promise<Page>>();
  /** Procedures share actions: one and the same action has one and the same form. */
  readonly #drawn = new Set<Action>();

  constructor(private readonly driver: RecoveryDriver) {}

  async look(caseId: string): Promise<void> {
    const { procedure, state } = await this.driver.load(caseId);
    const parts = partsAt(procedure, state.step);
    // Each in a window of their own: side by side.
    await Promise.all(
      [...new Set(parts.map(({ role }) => role))].map(async (role) => {
        const login = await this.#someoneAs(role, caseId);
        if (login === undefined) return;
        await this.#lookAtCase(login, caseId, procedure, { step: state.step, role });
        for (const part of parts)
          if (part.role === role) await this.#lookAt(login, caseId, procedure, state.step, part);
      }),
    );
  }

  /** Versions share their pages: an earlier one's are asked for without a browser. */
  async #lookAtCase(
    login: string,
    caseId: string,
    procedure: Procedure,
    { step, role }: { readonly step: string; readonly role: Role },
  ): Promise<void> {
    const [path, key] = [`/cases/${caseId}`, keyOf(procedure, step, role)];
    const title = procedure.steps[step]?.title.zh ?? '';
    if (latestProcedure(procedure.id).version === procedure.version) return this.#visit(login, path, key, title);
    const { statusCode, body } = await (await personAs(login)).see(path);
    if (statusCode !== 200 || !body.includes(title))
      this.faults.push(`${key}: answered ${statusCode} without ${title}`);
  }

  async #lookAt(login: string, caseId: string, procedure: Procedure, step: string, part: Part): Promise<void> {
    const { role, name, action } = part;
    const [key, path] = [keyOf(procedure, step, role, name), `/cases/${caseId}/actions/${name}`];
    // Versions share most of their actions, and with them the pages.
    for (const version of ALL_PROCEDURES)
      if (version.id === procedure.id && actionsAt(version, step)[name] === action)
        this.seen.add(keyOf(version, step, role, name));
    const drawn = this.#drawn.has(action);
    this.#drawn.add(action);
    await (drawn ? this.#read(login, path, key, action.title.zh) : this.#visit(login, path, key, action.title.zh));
  }

  /** Without a browser: that there is such a page. */
  async #read(login: string, path: string, key: string, says: string): Promise<void> {
    const { statusCode, body } = await (await personAs(login)).see(path);
    const heading = /<h1[^>]*>([^<]*)</.exec(body)?.[1];
    if (statusCode !== 200 || heading !== says) this.faults.push(`${key}: answered ${statusCode}, headed ${heading}`);
  }

  async #visit(login: string, path: string, key: string, says = ''): Promise<void> {
    const page = await this.#windowOf(login);
    const answer = await page.goto(`${bench.address}${path}`);
    const found = [
      ...(answer?.status() === 200 ? [] : [`answered ${answer?.status()}`]),
      ...((await page.locator('main').innerText()).includes(says) ? [] : [`does not say ${says}`]),
      ...((await page.title()).endsWith('通途') ? [] : ['has no title']),
      ...(await violationsOf(page)),
    ];
    for (const size of ['phone', 'doubled'] as const) {
      await page.setViewportSize(SIZES[size].viewport);
      found.push(...(await overflowOf(page)).map((fault) => `${fault} (${size})`));
    }
    this.faults.push(...found.map((fault) => `${key}: ${fault}`));
  }

  #windowOf(login: string): Promise<Page> {
    const known = this.#windows.get(login) ?? bench.seated(login, { size: 'doubled' });
    this.#windows.set(login, known);
    return known;
  }

  /** Somebody in that role whom the case concerns. */
  async #someoneAs(role: Role, caseId: string): Promise<string | undefined> {
    const rows = await this.driver.rows<{ org: string }>(
      `select unnest(lineage) as org from cases where id = $1
       union select org_id from case_parties where case_id = $1 and as_role = $2`,
      [caseId, role],
    );
    const orgs = rows.map(({ org }) => org);
    return DEMO_USERS.find(({ seats }) =>
      seats.some((seat) => seat.role === role && orgs.includes(demoId(`org:${seat.org}`))),
    )?.login;
  }
}
