/// <reference lib="dom" />
import { ONLY_SHOW } from '../../forms/form-names.js';
import { freshId } from '../photos/fresh-id.js';
import { type Draft, draftOf, keepDraft } from './drafts.js';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const REQUEST_ID = 'requestId';
/** Who types without a pause this long is not written down letter by letter. */
const REST_MS = 400;

/** A form of which what is typed is kept on the phone. */
export interface TypedForm {
  /** Whether something was filled in again. */
  readonly isFilledIn: boolean;
  /** Keeps it as it stands; returns once it is on the disk, or cannot be kept. */
  readonly keep: () => Promise<void>;
}

/**
 * Keeps what is typed into a form on the phone until it was sent, and fills it in again after the phone was killed.
 * The act's own name travels with it: what had arrived although the phone did not hear of it is not done twice.
 */
export async function keepTyped(form: HTMLFormElement, owner: string): Promise<TypedForm> {
  const address = new URL(form.action).pathname;
  const draft = form.dataset['draft'] === 'fresh' ? await draftOf(address, owner).catch(() => null) : null;
  if (draft) fillIn(form, draft);
  else if (isCopy()) renew(form);
  const keep = () =>
    keepDraft({ address, owner, typedAt: new Date().toISOString(), fields: fieldsOf(form) }).catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), REST_MS);
  });
  // It came back from the office: as it stands there it is the newer one.
  if (form.dataset['draft'] === 'sent') await keep();
  return { isFilledIn: draft !== null, keep };
}

export const isCopy = (): boolean => document.documentElement.dataset['keptAt'] !== undefined;

/** A copy is opened many times; what is typed into it each time is another act. */
function renew(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>(`input[name="${REQUEST_ID}"]`);
  if (field) field.value = freshId();
}

/** The fields that people fill in, but for files and passwords. */
function fieldsOf(form: HTMLFormElement): [string, string][] {
  return typedFields(form).flatMap((field): [string, string][] => (isChosen(field) ? [[field.name, field.value]] : []));
}

const typedFields = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('input[name], select[name], textarea[name]')].filter(
    ({ type, name, dataset }) =>
      !['file', 'password'].includes(type) && (type !== 'hidden' || name === REQUEST_ID || 'typed' in dataset),
  );

const isTicked = ({ type }: Field): boolean => type === 'checkbox' || type === 'radio';
const isChosen = (field: Field): boolean => !isTicked(field) || (field as HTMLInputElement).checked;

/** Rows that were added stand on no fresh page: the office draws the form with them. */
function fillIn(form: HTMLFormElement, { fields }: Draft): void {
  const there = typedFields(form);
  for (const field of there) {
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (isTicked(field)) (field as HTMLInputElement).checked = values.includes(field.value);
    else if (values[0] !== undefined) field.value = values[0];
  }
  const missing = fields.filter(([name]) => !there.some((field) => field.name === name));
  if (missing.length === 0) return;
  for (const [name, value] of missing) form.append(hiddenField(name, value));
  if (isCopy()) return;
  form.append(hiddenField(ONLY_SHOW, '1'));
  form.submit();
}

function hiddenField(name: string, value: string): HTMLInputElement {
  const field = document.createElement('input');
  [field.type, field.name, field.value] = ['hidden', name, value];
  field.dataset['typed'] = '';
  return field;
}
