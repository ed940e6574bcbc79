import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { holdByCommand } from '../record/hold.js';
import { asAppUser, type HoldConfig, readHoldConfig } from './config.js';
import { HOLD_LINES } from './notice-restore.js';
import { requireDatabase } from './prepare-database.js';
import { loadSecrets } from './secrets.js';
import { runProgram, StartupProblem } from './startup-problem.js';

const LONGEST_REASON = 300;

/** `npm run hold -- "reason"`: for a restore that PostgreSQL itself does not show, a disk that was put back for instance. */
runProgram(async () => {
  const reason = reasonOf(process.argv.slice(2));
  const url = await connectionOf(readHoldConfig());
  await requireDatabase(url);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const tenants = await holdByCommand({ pool }, reason);
    process.stdout.write(`${[`A hold begins for ${tenants} tenant(s).`, ...HOLD_LINES].join('\n')}\n`);
  } finally {
    await pool.end();
  }
});

function reasonOf(args: readonly string[]): string {
  const reason = args.join(' ').trim();
  if (reason !== '' && reason.length <= LONGEST_REASON) return reason;
  throw new StartupProblem(
    `A hold needs a reason of 1 to ${LONGEST_REASON} characters; it stays on record.`,
    'Write it so: npm run hold -- "the disk of Monday was put back"',
  );
}

/** The named database, or the one that a running `npm start` keeps in the data folder. */
async function connectionOf({ appDatabaseUrl, dataFolder }: HoldConfig): Promise<string> {
  if (appDatabaseUrl !== null) return appDatabaseUrl;
  const port = await readFile(path.join(dataFolder, 'postgres.port'), 'utf8').catch(() => null);
  if (port === null) {
    throw new StartupProblem(
      `There is no database in ${dataFolder}.`,
      'Name the folder in TONGTU_DATA, or the database in APP_DATABASE_URL.',
    );
  }
  const { appDatabasePassword } = await loadSecrets(dataFolder);
  return asAppUser(`postgresql://127.0.0.1:${port.trim()}/tongtu`, appDatabasePassword);
}
