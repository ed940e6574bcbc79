import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `look` answers something other than `undefined`, `null` or `false`; fails after `withinMs`. */
export async function until<T>(
  look: () => Promise<T | undefined | null | false>,
  what: string,
  withinMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false) return seen;
    await pause(50);
  }
  throw new Error(`waited ${withinMs} ms in vain until ${what}`);
}
