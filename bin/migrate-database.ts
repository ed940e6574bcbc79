import { migrate } from '../prisma/migrate.js';
import { readMigrationConfig } from './config.js';
import { requireDatabase } from './prepare-database.js';
import { runProgram } from './startup-problem.js';

runProgram(async () => {
  const { databaseUrl, appPassword } = readMigrationConfig();
  await requireDatabase(databaseUrl);
  const applied = await migrate({ ownerUrl: databaseUrl, appPassword });
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : 'The database is now up to date.\n');
});
