import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { StartupProblem } from './startup-problem.js';

/** A port on 127.0.0.1 that keeps its number from start to start, as long as nobody else takes it. */
export async function rememberedPort(dataFolder: string, part: 'postgres' | 'temporal'): Promise<number> {
  const file = path.join(dataFolder, `${part}.port`);
  const last = Number(await readFile(file, 'utf8').catch(() => ''));
  if (Number.isInteger(last) && last > 0 && (await listenOnce('127.0.0.1', last)) === null) return last;
  const port = await freePort();
  await writeFile(file, String(port));
  return port;
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Proves that the address can be listened on. @throws StartupProblem with the remedy when it cannot. */
export async function requireFreeAddress(host: string, port: number): Promise<void> {
  const code = await listenOnce(host, port);
  if (code === null) return;
  if (code === 'EADDRINUSE') {
    throw new StartupProblem(
      `Port ${port} on ${host} is taken by another program.`,
      `Stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES') {
    throw new StartupProblem(`Port ${port} needs special rights.`, 'Choose one above 1023: PORT=8080 npm start');
  }
  throw new StartupProblem(`Nothing can listen on ${host} (${code}).`, 'HOST is an address of this machine: 127.0.0.1');
}

/** `null` when the address is free, else the code of the failure. */
function listenOnce(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
