import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface SpawnedWorker {
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** A worker in a process of its own; resolves when it takes work. */
export async function spawnWorker(appUrl: string, taskQueue: string, folder: string): Promise<SpawnedWorker> {
  const script = fileURLToPath(new URL('worker-process.ts', import.meta.url));
  const child = fork(script, [appUrl, taskQueue, folder], { execArgv: ['--import', 'tsx/esm'], stdio: 'ignore' });
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error('the worker did not start')))]);
  return {
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}
