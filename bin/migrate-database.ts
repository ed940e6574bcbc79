import pg from 'pg';
import { migrate } from '../prisma/migrate.js';
import { heldTenants, lookForRestore } from '../record/hold.js';
import { readMigrationConfig } from './config.js';
import { HOLD_LINES } from './notice-restore.js';
import { requireDatabase } from './prepare-database.js';
import { runProgram } from './startup-problem.js';

runProgram(async () => {
  const { databaseUrl, appPassword } = readMigrationConfig();
  await requireDatabase(databaseUrl);
  const applied = await migrate({ ownerUrl: databaseUrl, appPassword });
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : 'The database is now up to date.\n');
  if (await isHeld(databaseUrl)) process.stdout.write(`${HOLD_LINES.join('\n')}\n`);
});

/** Whether the database was put back, now or earlier, and the hold is not released. */
async function isHeld(ownerUrl: string): Promise<boolean> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  try {
    await lookForRestore({ pool });
    return (await heldTenants({ pool })).length > 0;
  } finally {
    await pool.end();
  }
}
