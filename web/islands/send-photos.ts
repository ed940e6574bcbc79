/// <reference lib="dom" />
// Photographs of a home: kept on the phone first, sent when there is a line, before the form of the act they belong to.
import type { PhotoWords } from '../parts/photo-words.js';
import { keepReadable } from './offline/keep-readable.js';
import { keepTyped, type TypedForm } from './offline/typed-form.js';
import { HeldForm } from './photos/hold-form.js';
import { PhotoQueue } from './photos/photo-queue.js';
import { openPhotoStore } from './photos/photo-store.js';
import { momentOf, say } from './photos/show-photos.js';

function markCopy(place: HTMLElement, words: PhotoWords): void {
  const { keptAt } = document.documentElement.dataset;
  if (!keptAt) return;
  place.textContent = say(words.copy, momentOf(keptAt));
  place.hidden = false;
}

async function begin(box: HTMLElement): Promise<void> {
  const words = JSON.parse(box.dataset['words'] ?? '{}') as PhotoWords;
  const { case: caseId, number = '' } = box.dataset;
  const { owner } = document.documentElement.dataset;
  if (!owner) return;
  const copy = document.querySelector<HTMLElement>('[data-copy]');
  if (copy) {
    markCopy(copy, words);
    keepReadable().catch(() => undefined);
  }
  const typed = await beginTyping(owner);
  const store = await openPhotoStore().catch(() => null);
  // Without a place to keep them photographs go as the form sends them.
  if (!store) return;
  const shown = { box, words, owner, caseId, number };
  const queue = new PhotoQueue(store, shown);
  const places = [...document.querySelectorAll<HTMLElement>('[data-slot]')];
  for (const place of places) queue.takeOver(place);
  for (const form of formsOfActs(places, typed)) new HeldForm(form, queue, shown, typed.get(form)).begin();
  window.addEventListener('online', () => void queue.send());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void queue.send();
  });
  for (const hint of document.querySelectorAll<HTMLElement>('[data-place-hint]')) hint.hidden = false;
  await queue.send();
}

type TypedForms = ReadonlyMap<HTMLFormElement, TypedForm>;

/** The form of a single slot goes on its own, and has nothing to wait for. */
function formsOfActs(places: readonly HTMLElement[], typed: TypedForms): Set<HTMLFormElement> {
  return new Set([...typed.keys(), ...places.flatMap((place) => place.parentElement?.closest('form') ?? [])]);
}

/** Before anything else, so that nobody begins to type into what is filled in again. */
async function beginTyping(owner: string): Promise<TypedForms> {
  const forms = new Map<HTMLFormElement, TypedForm>();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    const typed = await keepTyped(form, owner);
    forms.set(form, typed);
    const told = form.querySelector<HTMLElement>('[data-filled-in]');
    if (!told || !typed.isFilledIn) continue;
    told.hidden = false;
    told.focus();
  }
  return forms;
}

/** What the rest relies on. An older browser keeps the plain form, rather than photographs that never go. */
const isAble = 'indexedDB' in window && 'AbortController' in window && 'flatMap' in Array.prototype;

const box = document.querySelector<HTMLElement>('[data-photo-queue]');
if (box && isAble) void begin(box);
