import { rename } from 'node:fs/promises';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { dynamicConfigArguments } from './dynamic-config.js';
import { rememberedPort } from './local-port.js';
import type { Part } from './supervised-part.js';

export interface TemporalServer {
  /** host:port */
  readonly address: string;
  readonly part: Part;
}

/**
 * Temporal's development server with its file in the data folder; `part` says how to run it.
 * @param program as `findTemporal` found it.
 */
export async function temporalServer(
  dataFolder: string,
  program: string,
  namespace: string,
  environment: Readonly<Record<string, string>>,
): Promise<TemporalServer> {
  const port = await rememberedPort(dataFolder, 'temporal');
  const address = `127.0.0.1:${port}`;
  return {
    address,
    part: {
      name: 'temporal',
      command: program,
      args: [
        ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)],
        ...['--namespace', namespace, '--log-level', 'error', '--db-filename', storeOf(dataFolder)],
        ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
        ...dynamicConfigArguments(),
      ],
      environment,
      ready: () => reachTemporal(address, namespace),
      readyWithinMs: 60_000,
      stopSignal: 'SIGTERM',
      stopWithinMs: 10_000,
    },
  };
}

/** Asks a Temporal server for the namespace. @throws when the server or the namespace does not answer. */
export async function reachTemporal(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    await connection.withDeadline(Date.now() + 3_000, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
  } finally {
    await connection.close();
  }
}

/** Puts away a store that the server does not open, as after another version of it: PostgreSQL holds the record. */
export async function setTemporalStoreAside(dataFolder: string): Promise<boolean> {
  const store = storeOf(dataFolder);
  const moved = await Promise.allSettled(
    ['', '-wal', '-shm'].map((suffix) => rename(`${store}${suffix}`, `${store}.unusable${suffix}`)),
  );
  return moved[0]?.status === 'fulfilled';
}

function storeOf(dataFolder: string): string {
  return path.join(dataFolder, 'temporal.db');
}
