import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { MigrationProblem } from './migration-problem.js';

const NOT_PERMITTED = '42501';
/** Another process made or changed the role in the same moment: roles belong to the whole server, not to a database. */
const SAME_MOMENT = new Set(['42710', '23505', 'XX000']);
const TRIES = 5;

/**
 * Makes sure that the role `tongtu_app` exists and signs in with this password.
 * A role that this owner may not change is left as whoever made it intended.
 */
export async function ensureAppRole(client: pg.Client, password: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await createOrChange(client, password);
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || !SAME_MOMENT.has(error.code ?? '') || attempt === TRIES) throw error;
      await sleep(50 * attempt);
    }
  }
}

async function createOrChange(client: pg.Client, password: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = 'tongtu_app'");
  const verb = rowCount === 0 ? 'create' : 'alter';
  try {
    await client.query(`${verb} role tongtu_app login password ${client.escapeLiteral(scramVerifier(password))}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== NOT_PERMITTED) throw error;
    if (verb === 'alter') return;
    throw new MigrationProblem(
      'roleMissing',
      'The database has no role tongtu_app, and the user of DATABASE_URL may not create one.',
      "Let an administrator of the database run: create role tongtu_app login password '…'",
    );
  }
}

/** The password as PostgreSQL stores it (RFC 5803), so that its text never reaches the server's log. */
function scramVerifier(password: string): string {
  const rounds = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, rounds, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
