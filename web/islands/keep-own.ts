/// <reference lib="dom" />
// On every page: what one account opened is not left readable for another, and signing in says what waits on the phone.
import { forgetDrafts } from './offline/drafts.js';
import { forgetPages } from './offline/kept-pages.js';
import { countWaiting } from './photos/photo-store.js';

const canKeep = 'caches' in window && 'indexedDB' in window;

async function forgetOthers(): Promise<void> {
  const { owner } = document.documentElement.dataset;
  const left = location.pathname === '/sign-in' && new URLSearchParams(location.search).has('left');
  if (owner) await Promise.all([forgetPages(owner), forgetDrafts((draft) => draft.owner !== owner)]);
  else if (left) await forgetAll();
}

const forgetAll = () => Promise.all([forgetPages(), forgetDrafts(() => true)]);

/** A page that says that an act was done: what was typed for it is with the office. */
async function forgetSent(): Promise<void> {
  const [, caseId] = /^\/(?:cases|work|work\/contracts)\/([0-9a-f-]{36})$/.exec(location.pathname) ?? [];
  const done = new URLSearchParams(location.search).get('done');
  if (caseId && done) await forgetDrafts(({ address }) => address === `/cases/${caseId}/actions/${done}`);
}

async function tellWaiting(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-photos-wait]');
  if (!place) return;
  const count = await countWaiting();
  if (count === 0) return;
  place.textContent = (place.dataset['photosWait'] ?? '').replace('{about}', String(count));
  place.hidden = false;
}

if (canKeep) {
  void forgetOthers();
  void forgetSent();
  void tellWaiting();
  for (const form of document.querySelectorAll('form[action="/sign-out"]'))
    form.addEventListener('submit', () => void forgetAll());
}
