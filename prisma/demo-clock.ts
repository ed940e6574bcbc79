import { readFile } from 'node:fs/promises';
import type { ClientBase } from 'pg';

/**
 * Lets `app_now()` be moved by the row of `demo_clock`: for the demo and the tests, never in production.
 * Safe to repeat; the shift stays as it is.
 */
export async function installDemoClock(ownerClient: Pick<ClientBase, 'query'>): Promise<void> {
  await ownerClient.query(await readFile(new URL('demo-clock.sql', import.meta.url), 'utf8'));
}
