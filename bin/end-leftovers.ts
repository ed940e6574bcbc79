import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { signal, startedAt } from './process-identity.js';
import { type Part, pidFile } from './supervised-part.js';

const kept = z.object({ pid: z.number().int().positive(), startedAt: z.string().min(1) });
/** In the order in which they stop: nobody loses what it stands on. */
const STOPS: readonly { name: Part['name']; by: NodeJS.Signals; withinMs: number }[] = [
  { name: 'api', by: 'SIGTERM', withinMs: 10_000 },
  { name: 'worker', by: 'SIGTERM', withinMs: 25_000 },
  { name: 'temporal', by: 'SIGTERM', withinMs: 10_000 },
  { name: 'postgres', by: 'SIGINT', withinMs: 20_000 },
];

/** Ends the processes that outlived a supervisor which was killed. Call it while holding the data folder. */
export async function endLeftovers(dataFolder: string): Promise<void> {
  for (const { name, by, withinMs } of STOPS) {
    const file = pidFile(dataFolder, name);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) continue;
    const process = kept.safeParse(parseJson(text));
    if (process.success) {
      const lives = () => startedAt(process.data.pid) === process.data.startedAt;
      if (lives()) signal(process.data.pid, by);
      for (let waitedMs = 0; waitedMs < withinMs && lives(); waitedMs += 100) await sleep(100);
      if (lives()) signal(process.data.pid, 'SIGKILL');
    }
    await rm(file, { force: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
