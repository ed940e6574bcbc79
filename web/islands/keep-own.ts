/// <reference lib="dom" />
// On every page: what one account opened is not left readable for another, and signing in says what waits on the phone.
import { forgetPages } from './offline/kept-pages.js';
import { countWaiting } from './photos/photo-store.js';

const canKeep = 'caches' in window && 'indexedDB' in window;

async function forgetOthers(): Promise<void> {
  const { owner } = document.documentElement.dataset;
  const left = location.pathname === '/sign-in' && new URLSearchParams(location.search).has('left');
  if (owner) await forgetPages(owner);
  else if (left) await forgetPages();
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
  void tellWaiting();
  for (const form of document.querySelectorAll('form[action="/sign-out"]'))
    form.addEventListener('submit', () => void forgetPages());
}
