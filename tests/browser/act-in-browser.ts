import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../bin/seed-demo.js';
import type { Field, Form } from '../../procedures/form.js';
import type { Action } from '../../procedures/procedure.js';
import type { Facts, FactValue } from '../../procedures/vocabulary.js';
import { yuanOf } from '../../web/money.js';
import { WORDS } from '../../web/words.js';
import { photo } from '../api/papers.js';

/** Fills a form in as a person does who reads its labels. Fields of which nothing is said are left as they are. */
export async function fillForm(within: Locator, form: Form, values: Facts): Promise<void> {
  for (const [name, field] of Object.entries(form)) {
    const value = values[name];
    if (value === undefined || value === null) continue;
    if (field.kind === 'list') await fillRows(within, field, value as readonly Facts[]);
    else await fillField(within, field, value);
  }
}

type ListField = Extract<Field, { readonly kind: 'list' }>;

/** Rows that are offered for ticking are ticked by what stands beside them; others are added one by one. */
async function fillRows(within: Locator, field: ListField, rows: readonly Facts[]): Promise<void> {
  const list = within.getByRole('group', { name: field.title.zh, exact: true });
  for (const [at, row] of rows.entries()) {
    const offered = list.getByRole('checkbox', { name: String(Object.values(row)[0]) });
    if ((await offered.count()) > 0) {
      await offered.check({ force: true });
      continue;
    }
    const inRow = list.getByRole('group', { name: rowNamed(at + 1) });
    if ((await inRow.count()) === 0) await list.getByRole('button', { name: WORDS.addRow.zh }).click();
    await fillForm(inRow, field.of, row);
  }
}

/** A row's name may go on with what it is about. */
const rowNamed = (number: number) => new RegExp(`^${WORDS.row.zh.replace('{about}', String(number))}( ·|$)`);

async function fillField(within: Locator, field: Exclude<Field, ListField>, value: FactValue): Promise<void> {
  const { zh } = field.title;
  const words = wordsFor(field, value);
  const radios = within.getByRole('radiogroup', { name: zh }).or(within.getByRole('group', { name: zh }));
  const inRadios = radios.getByLabel(words, { exact: true });
  if ((await inRadios.count()) > 0) {
    await inRadios.check({ force: true });
    return;
  }
  const input = within.getByLabel(labelOf(zh)).first();
  if (field.kind === 'choice') await input.selectOption({ label: words });
  else await input.fill(words);
}

/** A label may go on with “(optional)”, but begins with the title. */
const labelOf = (title: string) => new RegExp(`^\\s*${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** What a person would type or choose for it. */
function wordsFor(field: Exclude<Field, ListField>, value: FactValue): string {
  if (field.kind === 'boolean') return value === true ? WORDS.yes.zh : WORDS.no.zh;
  if (field.kind === 'choice') return field.options[String(value)]?.zh ?? '';
  return field.kind === 'money' ? yuanOf(String(value)) : String(value);
}

export interface ActInBrowser {
  readonly values?: Facts;
  /** The day on the paper; without it the one that the page offers. */
  readonly on?: string;
}

/** From the case's page to the banner that says it was done: the form, the papers, the day, the password, the button. */
export async function actInBrowser(
  page: Page,
  casePage: string,
  action: Action,
  how: ActInBrowser = {},
): Promise<void> {
  const title = action.title.zh;
  await page.goto(casePage);
  const button = page.getByRole('button', { name: title, exact: true });
  if ((await button.count()) === 0) await page.getByRole('link', { name: title, exact: true }).first().click();
  const form = page.locator('form').filter({ has: button }).first();
  await fillForm(form, action.form ?? {}, how.values ?? {});
  await choosePapers(form, action);
  if (how.on !== undefined) await form.getByLabel(WORDS.happenedOn.zh).fill(how.on);
  if (action.signInAgain) await form.getByLabel(WORDS.ownPassword.zh).fill(DEMO_PASSWORD);
  await form.getByRole('button', { name: title, exact: true }).click();
  await page.getByText(`已办理：${title}`).waitFor();
}

/** A file into each field of the papers that the act needs; those that may be left out are. */
async function choosePapers(form: Locator, { evidence = [] }: Action): Promise<void> {
  for (const { title, min, minBy } of evidence) {
    if (min === 0 && minBy === undefined) continue;
    const inputs = form.getByLabel(labelOf(title.zh)).and(form.locator('input[type=file]'));
    for (const input of await inputs.all())
      await input.setInputFiles({ name: 'paper.jpg', mimeType: 'image/jpeg', buffer: photo() });
  }
}
