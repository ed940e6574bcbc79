import pg from 'pg';
import { migrate } from '../prisma/migrate.js';
import { heldTenants, lookForRestore } from '../record/hold.js';
import { hasUnindexedNames, indexNames } from '../record/index-names.js';
import { hasReadable, sealReadable } from '../record/seal-readable.js';
import type { KeyRing } from '../record/sealing.js';
import { readMigrationConfig } from './config.js';
import { HOLD_LINES } from './notice-restore.js';
import { requireDatabase } from './prepare-database.js';
import { runProgram, StartupProblem } from './startup-problem.js';

runProgram(async () => {
  const { databaseUrl, appPassword, keys } = readMigrationConfig();
  await requireDatabase(databaseUrl);
  const applied = await migrate({ ownerUrl: databaseUrl, appPassword });
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await sealWhatIsReadable(pool, keys);
    process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : 'The database is now up to date.\n');
    await lookForRestore({ pool });
    if ((await heldTenants({ pool })).length > 0) process.stdout.write(`${HOLD_LINES.join('\n')}\n`);
  } finally {
    await pool.end();
  }
});

async function sealWhatIsReadable(owner: pg.Pool, keys: KeyRing | null): Promise<void> {
  if (keys === null && ((await hasReadable(owner)) || (await hasUnindexedNames(owner)))) {
    throw new StartupProblem(
      'Rows of an older version are to be sealed or indexed, and TONGTU_KEYS is missing.',
      'Give npm run migrate the same TONGTU_KEYS as the services, and run it again: it goes on where it was.',
    );
  }
  if (keys !== null) await indexNames(owner, keys);
  const sealed = await sealReadable(owner, keys);
  if (sealed > 0) process.stdout.write(`sealed ${sealed} rows that an older version kept readable\n`);
}
