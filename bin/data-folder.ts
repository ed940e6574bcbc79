import { access, chmod, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { StartupProblem } from './startup-problem.js';

/** Makes the data folder with its parts and proves that it can be written. @throws StartupProblem when it cannot. */
export async function prepareDataFolder(dataFolder: string): Promise<void> {
  try {
    const isNew = await makeFolder(dataFolder);
    // others may pass through but not look in: PostgreSQL runs as a user of its own when we are root
    if (isNew) await chmod(dataFolder, 0o711);
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const part of ['logs', 'files']) await makeFolder(path.join(dataFolder, part));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupProblem(
      `The data folder ${dataFolder} cannot be written (${code ?? 'unknown reason'}).`,
      'Give this user the right to write it, or choose another: TONGTU_DATA=/another/folder npm start',
    );
  }
}

/** Makes a folder and those above it; Node's own way never returns below places such as /proc. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, 0o700);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'ENOENT' || path.dirname(folder) === folder) throw error;
  }
  await makeFolder(path.dirname(folder));
  await mkdir(folder, 0o700);
  return true;
}
