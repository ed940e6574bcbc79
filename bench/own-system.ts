import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inheritedEnvironment } from '../bin/config.js';
import { freePort } from '../bin/local-port.js';

const START = fileURLToPath(new URL('../dist/bin/start.js', import.meta.url));
const READY = 'Ctrl-C stops it';

/** A system as `npm start` runs it, for the bench alone. */
export interface OwnSystem {
  readonly address: string;
  readonly temporalAddress: string;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

/** Starts one in a temporary folder. Throws with what it said when it does not come up. */
export async function startOwnSystem(): Promise<OwnSystem> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'tongtu-bench-'));
  const port = await freePort();
  const environment = { ...inheritedEnvironment(), PORT: String(port), TONGTU_DATA: dataFolder };
  const child = spawn(process.execPath, [START], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  await untilSaid(child, READY);
  const temporalPort = await readFile(path.join(dataFolder, 'temporal.port'), 'utf8');
  return {
    address: `http://127.0.0.1:${port}`,
    temporalAddress: `127.0.0.1:${temporalPort}`,
    dataFolder,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Waits for a line of a process. Throws when it ends before. */
export async function untilSaid(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes(words)) resolve();
    });
    child.once('exit', () => reject(new Error(`ended before it said “${words}”: ${said}`)));
  });
}
