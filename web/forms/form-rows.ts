import type { Form } from '../../procedures/form.js';
import { FORM, nameOf } from './form-names.js';

/** Presses of "add a row", "remove row" and "all of them": `add:lines`, `remove:lines:2`, `all:homes`. */
export const ROWS_BUTTON = '_rows';

/**
 * The fields as they shall be shown and read: rows of lists in which nothing was filled in are dropped and the others
 * numbered from 0, so that an error that names a row names the same row on the page.
 */
export function tidyRows(form: Form, sent: URLSearchParams): URLSearchParams {
  const tidy = new URLSearchParams([...sent].filter(([name]) => !isOfList(form, name)));
  for (const [name, field] of Object.entries(form)) {
    if (field.kind !== 'list') continue;
    rowsIn(sent, name)
      .map((row) => Object.keys(field.of).map((each) => [each, sent.get(nameOf(FORM, name, row, each)) ?? ''] as const))
      .filter((row) => row.some(([, value]) => value.trim() !== ''))
      .forEach((row, at) => {
        for (const [each, value] of row) tidy.set(nameOf(FORM, name, at, each), value);
      });
  }
  return tidy;
}

function isOfList(form: Form, name: string): boolean {
  const [prefix, list = ''] = name.split('.');
  return prefix === FORM && Object.hasOwn(form, list) && form[list]?.kind === 'list';
}

/** The numbers of a list's rows, in order. */
function rowsIn(sent: URLSearchParams, list: string): number[] {
  const start = nameOf(FORM, list, '');
  const numbers = [...sent.keys()]
    .filter((name) => name.startsWith(start))
    .map((name) => Number(name.slice(start.length).split('.')[0]));
  return [...new Set(numbers)].filter((number) => Number.isInteger(number) && number >= 0).sort((a, b) => a - b);
}

/** How many rows a list has in tidy fields. */
export function countRows(tidy: URLSearchParams, list: string): number {
  return rowsIn(tidy, list).length;
}

/** Everything that a list is chosen from, or everything of one group of it. */
export interface PicksOf {
  readonly list: string;
  readonly group: string | null;
}

/** What a press of "all" over a list of things to be ticked asks for: `all:homes`, `all:homes:` and a group. */
export function picksWish(sent: URLSearchParams): PicksOf | null {
  const [what, list = '', ...group] = (sent.get(ROWS_BUTTON) ?? '').split(':');
  return what === 'all' ? { list, group: group.length > 0 ? group.join(':') : null } : null;
}

/** What a press of a row button asks for; `null` when the form was really sent. */
export function rowsWish(sent: URLSearchParams): { readonly list: string; readonly remove: number | null } | null {
  const [what, list = '', row] = (sent.get(ROWS_BUTTON) ?? '').split(':');
  if (what === 'add') return { list, remove: null };
  return what === 'remove' ? { list, remove: Number(row) } : null;
}

/** The fields without one row of a list. */
export function withoutRow(form: Form, sent: URLSearchParams, list: string, row: number): URLSearchParams {
  const start = nameOf(FORM, list, row, '');
  return tidyRows(form, new URLSearchParams([...sent].filter(([name]) => !name.startsWith(start))));
}
