import { link, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { startedAt } from './process-identity.js';
import { StartupProblem } from './startup-problem.js';

const holder = z.object({ pid: z.number(), startedAt: z.string() });

/**
 * Holds a data folder for this process, so that two systems never work on the same files.
 * The lock of a process that died is taken over.
 * @returns how to give it back. @throws StartupProblem when another one is running.
 */
export async function lockDataFolder(dataFolder: string): Promise<() => Promise<void>> {
  const lock = path.join(dataFolder, 'lock.json');
  const mine = `${lock}.${process.pid}`;
  const content = JSON.stringify({ pid: process.pid, startedAt: startedAt(process.pid) ?? '' });
  await writeFile(mine, content);
  try {
    while (!(await linked(mine, lock))) await takeOver(lock, dataFolder);
    // two starts may have found the same dead lock; the later one has replaced ours
    await sleep(50);
    if ((await readFile(lock, 'utf8').catch(() => '')) !== content) throw alreadyRunning(dataFolder, null);
  } finally {
    await rm(mine, { force: true });
  }
  return async () => {
    if ((await readFile(lock, 'utf8').catch(() => '')) === content) await rm(lock, { force: true });
  };
}

async function linked(mine: string, lock: string): Promise<boolean> {
  try {
    await link(mine, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function takeOver(lock: string, dataFolder: string): Promise<void> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  const parsed = holder.safeParse(parseJson(text));
  if (parsed.success && startedAt(parsed.data.pid) === parsed.data.startedAt) {
    throw alreadyRunning(dataFolder, parsed.data.pid);
  }
  await rm(lock, { force: true });
}

function alreadyRunning(dataFolder: string, pid: number | null): StartupProblem {
  return new StartupProblem(
    `Tongtu is already running on the data folder ${dataFolder}${pid === null ? '' : ` (process ${pid})`}.`,
    'Stop it first (Ctrl-C in its window), or start this one on another folder: TONGTU_DATA=/another/folder npm start',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
