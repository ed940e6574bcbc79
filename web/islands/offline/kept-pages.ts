/// <reference lib="dom" />

/** Caches of pages, one for each account; only one of them is there at a time. */
const PAGES = 'tongtu-pages-';

const cachesOfPages = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(PAGES));

export async function cacheOf(owner: string): Promise<Cache> {
  await forgetPages(owner);
  return caches.open(PAGES + owner);
}

/** Forgets what was kept, but for one account's. */
export async function forgetPages(except: string | null = null): Promise<void> {
  const names = await cachesOfPages();
  await Promise.all(names.filter((name) => name !== PAGES + String(except)).map((name) => caches.delete(name)));
}

/** The kept pages, of whomever they are. */
export async function keptCaches(): Promise<Cache[]> {
  return Promise.all((await cachesOfPages()).map((name) => caches.open(name)));
}
