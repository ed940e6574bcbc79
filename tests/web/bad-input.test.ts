import { DEMO_TENANT, DEMO_USERS, demoId } from '../../bin/demo-county.js';
import { ALL_PROCEDURES, latestProcedure } from '../../procedures/all-procedures.js';
import type { Form } from '../../procedures/form.js';
import { type Action, actionsAt, type Procedure } from '../../procedures/procedure.js';
import type { Role } from '../../procedures/vocabulary.js';
import type { Language } from '../../web/language.js';
import { WORDS } from '../../web/words.js';
import { badFields, requiredFields } from '../builders/bad-values.js';
import { walkEveryStep } from '../builders/every-step.js';
import { RecoveryDriver } from '../builders/recovery-driver.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { type Fields, hiddenFieldsOf, type PageVisitor } from './page-visitor.js';

let pages: PageBench;
beforeAll(async () => {
  pages = await startPageBench();
});
afterAll(() => pages.stop());

/** Each account signs in once. */
const people = new Map<string, Promise<PageVisitor>>();
function personAs(login: string): Promise<PageVisitor> {
  const known = people.get(login) ?? pages.person(login);
  people.set(login, known);
  return known;
}

/** What is wrong with the answer to a bad form: each field must be led to from the summary at the top, in the language. */
function faultsIn(body: string, status: number, fields: readonly string[], language: Language): string[] {
  const summary = /<div class="govuk-error-summary".*?<\/ul>/s.exec(body)?.[0] ?? '';
  const links = new Map(
    [...summary.matchAll(/<a href="#([^"]*)">([^<]*)</g)].map(([, id = '', text = '']) => [id, text]),
  );
  return [
    ...(status === 422 ? [] : [`answered ${status}`]),
    ...(summary.includes(WORDS.errorsTitle[language]) ? [] : ['no summary in the language']),
    ...fields
      .map((name) => name.replaceAll('.', '-'))
      .flatMap((id) => [
        ...(links.has(id) ? [] : [`nothing leads to ${id}`]),
        ...(body.includes(`id="${id}"`) ? [] : [`there is no ${id}`]),
        ...(body.includes(`id="${id}-error"`) ? [] : [`${id} does not say what is wrong`]),
      ]),
    ...[...links.values()].flatMap((text) =>
      /[\u4e00-\u9fff]/.test(text) === (language === 'zh') ? [] : [`“${text}”`],
    ),
  ];
}

/** Sends a form all wrong and a form left empty, in both languages. */
async function sendBadly(visitor: PageVisitor, page: string, action: string, form: Form): Promise<string[]> {
  const hidden = hiddenFieldsOf((await visitor.see(page)).body, action);
  const faults: string[] = [];
  const wrong = badFields(form);
  const required = requiredFields(form);
  for (const language of ['zh', 'en'] as const) {
    visitor.speak(language);
    const send = async (fields: Fields, expected: readonly string[]) => {
      const { body, statusCode } = await visitor.send(action, { ...hidden, ...fields });
      faults.push(...faultsIn(body, statusCode, expected, language).map((fault) => `${action} ${language}: ${fault}`));
    };
    await send(wrong, Object.keys(wrong));
    if (required.length > 0) await send({}, required);
  }
  return faults;
}

/** Those actions with a form that somebody may perform. Procedures share actions: one action has one form. */
function formsOf(procedure: Procedure): [string, Action & { readonly form: Form }][] {
  return Object.keys(procedure.steps).flatMap((step) =>
    Object.entries(actionsAt(procedure, step)).filter(
      (entry): entry is [string, Action & { readonly form: Form }] =>
        Object.keys(entry[1].form ?? {}).length > 0 && entry[1].by.some((role) => role !== 'clock' && role !== 'lot'),
    ),
  );
}

test('each act’s form, filled in wrongly or not at all, says at its top what is wrong and leads there', async () => {
  const driver = new RecoveryDriver(pages.door.bench.database.pool);
  const faults: string[] = [];
  const done = new Set<Action>();
  await walkEveryStep(driver, async (caseId) => {
    const { procedure, state, lineage } = await driver.load(caseId);
    for (const [name, action] of formsOf(procedure)) {
      if (done.has(action) || actionsAt(procedure, state.step)[name] !== action) continue;
      const login = await someoneFor(driver, action, caseId, lineage);
      if (login === undefined) continue;
      done.add(action);
      const page = `/cases/${caseId}/actions/${name}`;
      faults.push(...(await sendBadly(await personAs(login), page, page, action.form)));
    }
  });
  expect(faults).toEqual([]);
  const missed = ALL_PROCEDURES.flatMap((procedure) =>
    formsOf(procedure).flatMap(([name, action]) => (done.has(action) ? [] : [`${procedure.id} ${name}`])),
  );
  expect(missed).toEqual([]);
}, 300_000);

async function someoneFor(driver: RecoveryDriver, { by }: Action, caseId: string, lineage: readonly string[]) {
  const parties = await driver.rows<{ org: string; role: Role }>(
    'select org_id as org, as_role as role from case_parties where tenant_id = $1 and case_id = $2',
    [DEMO_TENANT.id, caseId],
  );
  return DEMO_USERS.find(({ seats }) =>
    seats.some(
      ({ role, org }) =>
        by.includes(role) &&
        (lineage.includes(demoId(`org:${org}`)) ||
          parties.some((party) => party.role === role && party.org === demoId(`org:${org}`))),
    ),
  )?.login;
}

test.each(
  ALL_PROCEDURES.filter(({ opening }) => opening.by.length > 0).map(({ id, opening }) => [id, opening] as const),
)('the opening of %s says what is wrong and leads there', async (id, { by, form }) => {
  const login = DEMO_USERS.find(({ seats }) => seats.some(({ role }) => by.includes(role)))?.login ?? '';
  const faults = await sendBadly(await personAs(login), `/cases/new?programme=${id}`, '/cases/new', form);
  expect(faults).toEqual([]);
});

test('forms that no table asks for do the same: a comment, the name of a view, the day of an act, a lot’s composition', async () => {
  const { id } = await pages.door.open(6);
  const lot = latestProcedure('tender-lot').opening.form;
  const forms: [string, string, string, Fields, readonly string[]][] = [
    ['county1', `/cases/${id}`, `/cases/${id}/comments`, { text: '' }, ['text']],
    ['county1', '/queue', '/queue/views', { name: '' }, ['name']],
    [
      'county1',
      `/cases/${id}/actions/withdraw`,
      `/cases/${id}/actions/withdraw`,
      { happenedOn: '2026-02-30' },
      ['happenedOn'],
    ],
    ['county1', '/lots/new', '/lots/new', { plan: 'yes', ...badFields(lot) }, Object.keys(badFields(lot))],
  ];
  const faults: string[] = [];
  for (const [login, page, action, fields, wrong] of forms) {
    const visitor = await personAs(login);
    for (const language of ['zh', 'en'] as const) {
      visitor.speak(language);
      const { body, statusCode } = await visitor.fillIn(page, action, fields);
      faults.push(...faultsIn(body, statusCode, wrong, language).map((fault) => `${action} ${language}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});
