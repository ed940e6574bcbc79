import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MigrationProblem } from './migration-problem.js';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** sha256 of the file's bytes, in hexadecimal, as Prisma keeps it. */
  readonly checksum: string;
}

/** The migrations `<timestamp>_<name>/migration.sql` of a folder, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory() && /^\d{14}_/.test(entry.name))
    .map(({ name }) => name)
    .sort();
  if (names.length === 0) {
    throw new MigrationProblem('noMigrations', `There are no migrations in ${folder}.`, 'Build first: npm run build');
  }
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}
