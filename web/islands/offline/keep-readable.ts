/// <reference lib="dom" />

/** Pages of this tab that were opened before the worker was there to keep them. */
const OPENED = 'tongtu-opened';

/** Has the opened work orders kept readable without a signal, where the browser can. */
export async function keepReadable(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { controller } = navigator.serviceWorker;
  if (!controller) rememberOpened();
  await navigator.serviceWorker.register('/keep-work.js', { scope: '/work' });
  const { active } = await navigator.serviceWorker.ready;
  for (const keep of openedPages()) active?.postMessage({ keep });
  sessionStorage.removeItem(OPENED);
  if (document.documentElement.dataset['keptAt'] !== undefined) return;
  // This page too: the worker may have come between its opening and now.
  for (const keep of [location.pathname, ...formsAhead()]) active?.postMessage({ keep, ahead: true });
}

/** The forms that are filled in where there may be no signal, before anybody knows that they are needed. */
function formsAhead(): string[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-keep-ahead]')];
  return links.map(({ pathname }) => pathname);
}

/** With the list on the way to it. Whoever turns pages quickly opens several before the worker has come. */
function rememberOpened(): void {
  const pages = new Set([...openedPages(), '/work', location.pathname]);
  sessionStorage.setItem(OPENED, JSON.stringify([...pages]));
}

function openedPages(): readonly string[] {
  return JSON.parse(sessionStorage.getItem(OPENED) ?? '[]') as string[];
}
