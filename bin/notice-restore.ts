import type pg from 'pg';
import { heldTenants, lookForRestore } from '../record/hold.js';

/** For people at the server: what a hold means, and where it goes on. */
export const HOLD_LINES = [
  'On hold after a restore: no payment file is made or handed out, and no message is sent.',
  "Finance matches the bank's statement (GET /api/v1/hold says from when), and a second person releases the hold.",
] as const;

/** At the start of a service: begins a hold when the database was put back, and says so while one lasts. */
export async function noticeRestore(
  pool: pg.Pool,
  logger: { warn(fields: object, message: string): void },
): Promise<void> {
  const cause = await lookForRestore({ pool });
  const held = await heldTenants({ pool });
  if (held.length > 0) logger.warn({ cause, tenants: held.length }, 'on hold after a restore');
}
