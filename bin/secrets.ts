import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { KeyRing } from '../record/sealing.js';
import { newKeyRing, parseKeyRing, writeKeyRing } from './key-ring.js';
import { StartupProblem } from './startup-problem.js';

/** Secrets of a development system. They are made once and stay with the data that they protect. */
export interface Secrets {
  readonly keys: KeyRing;
  readonly sessionSecret: string;
  readonly databasePassword: string;
  readonly appDatabasePassword: string;
}

const file = z.object({
  keys: z.string(),
  sessionSecret: z.string().min(32),
  databasePassword: z.string().min(1),
  appDatabasePassword: z.string().min(1),
});

/** The secrets of a data folder, made at the first call into `secrets.json`, readable by its owner alone. */
export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const location = path.join(dataFolder, 'secrets.json');
  const text = await readFile(location, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new StartupProblem(`${location} cannot be read (${code}).`, 'Give this user the right to read it.');
  });
  return text === null ? makeSecrets(location) : parseSecrets(location, text);
}

function parseSecrets(location: string, text: string): Secrets {
  try {
    const stored = file.parse(JSON.parse(text));
    const keys = parseKeyRing(stored.keys);
    if (typeof keys === 'string') throw new Error(keys);
    return { ...stored, keys };
  } catch {
    throw new StartupProblem(
      `${location} is damaged.`,
      'Restore it from a backup: without its keys the stored personal data cannot be read. ' +
        'If the data may go, delete the whole data folder.',
    );
  }
}

async function makeSecrets(location: string): Promise<Secrets> {
  const word = () => randomBytes(36).toString('base64url');
  const made = { sessionSecret: word(), databasePassword: word(), appDatabasePassword: word() };
  const keys = newKeyRing();
  // written aside and renamed, so that an interruption leaves either no file or a whole one
  await writeFile(`${location}.new`, `${JSON.stringify({ ...made, keys: writeKeyRing(keys) }, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(`${location}.new`, location);
  return { ...made, keys };
}
