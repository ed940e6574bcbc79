/// <reference lib="dom" />

/** Has the opened work orders kept readable without a signal, where the browser can. */
export async function keepReadable(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { controller } = navigator.serviceWorker;
  await navigator.serviceWorker.register('/keep-work.js', { scope: '/work' });
  if (controller) return;
  // This page, and the list on the way to it, came before the worker was there to keep them.
  const { active } = await navigator.serviceWorker.ready;
  for (const keep of new Set([location.pathname, '/work'])) active?.postMessage({ keep });
}
