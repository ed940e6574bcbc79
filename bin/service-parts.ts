import { fileURLToPath } from 'node:url';
import type { ServiceConfig } from './config.js';
import { writeKeyRing } from './key-ring.js';
import type { Part } from './supervised-part.js';

type Variables = Readonly<Record<string, string>>;

/** The worker; it has time to finish what it began. */
export function workerPart(environment: Variables): Part {
  return { ...program('worker.js', environment), name: 'worker', stopWithinMs: 25_000 };
}

export function apiPart(environment: Variables): Part {
  return { ...program('api.js', environment), name: 'api', stopWithinMs: 10_000 };
}

/**
 * The settings of worker and API as `readServiceConfig` reads them again.
 * Secrets go by the environment: arguments can be read by every user of the machine.
 */
export function serviceEnvironment(config: ServiceConfig, machine: Variables): Variables {
  return {
    ...machine,
    NODE_ENV: config.production ? 'production' : 'development',
    HOST: config.host,
    PORT: String(config.port),
    TONGTU_DATA: config.dataFolder,
    APP_DATABASE_URL: config.appDatabaseUrl,
    TEMPORAL_ADDRESS: config.temporalAddress,
    TEMPORAL_NAMESPACE: config.temporalNamespace,
    TONGTU_KEYS: writeKeyRing(config.keys),
    SESSION_SECRET: config.sessionSecret,
    TONGTU_ANTIVIRUS: config.antivirus ?? 'none',
    TONGTU_PICTURE_DISTANCE: String(config.pictureDistanceM),
  };
}

function program(file: string, environment: Variables): Omit<Part, 'name' | 'stopWithinMs'> {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const args = ['--enable-source-maps', script];
  return {
    command: process.execPath,
    args,
    environment,
    ready: 'message',
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
  };
}
