import os from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import type { KeyRing } from '../record/sealing.js';
import { defaultSecretProblems } from './default-secrets.js';
import {
  demoSettings,
  migrationSettings,
  ownerSettings,
  productionHoldSettings,
  auditSettings,
  productionServiceSettings,
  productionStartSettings,
  serviceSettings,
  startSettings,
} from './settings.js';
import { StartupProblem } from './startup-problem.js';

export type Environment = Readonly<Record<string, string | undefined>>;

interface CommonConfig {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Absolute. */
  readonly dataFolder: string;
  readonly temporalNamespace: string;
  /** Where the virus scanner listens; `null` where none is. */
  readonly antivirus: string | null;
  /** Beyond how many metres a picture counts as taken away from the home. */
  readonly pictureDistanceM: number;
}

/** What `npm start` works with. What is `null` is provided by the start itself, outside production. */
export interface StartConfig extends CommonConfig {
  readonly databaseUrl: string | null;
  readonly appDatabaseUrl: string | null;
  readonly temporalAddress: string | null;
  readonly temporalCliPath: string | null;
  readonly keys: KeyRing | null;
  readonly sessionSecret: string | null;
}

/** What the API and the worker work with: everything is there, and nothing of the tables' owner. */
export interface ServiceConfig extends CommonConfig {
  readonly appDatabaseUrl: string;
  readonly temporalAddress: string;
  readonly keys: KeyRing;
  readonly sessionSecret: string;
}

/** What bringing a database up to date works with. */
export interface MigrationConfig {
  readonly databaseUrl: string;
  readonly appPassword: string;
  /** Needed once, where an older version left something readable. */
  readonly keys: KeyRing | null;
}

/** What beginning a hold works with. */
export interface HoldConfig {
  /** `null`: the database that `npm start` keeps in the data folder. */
  readonly appDatabaseUrl: string | null;
  /** Absolute. */
  readonly dataFolder: string;
}

/** What making a county works with. */
export interface OwnerConfig {
  readonly production: boolean;
  readonly databaseUrl: string;
}

/** What the audit works with: the database itself, or the folder that holds it. */
export interface AuditConfig {
  /** As the owner of the tables; `null`: the one in the data folder. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
}

/** Reads the settings of `npm start`. @throws StartupProblem that names every wrong setting with its remedy. */
export function readStartConfig(environment: Environment = process.env): StartConfig {
  const inProduction = environment['NODE_ENV'] === 'production';
  const settings = read(inProduction ? productionStartSettings : startSettings, environment);
  return {
    ...commonOf(settings),
    databaseUrl: settings.DATABASE_URL ?? null,
    appDatabaseUrl: settings.APP_DATABASE_URL ?? null,
    temporalAddress: settings.TEMPORAL_ADDRESS ?? null,
    temporalCliPath: settings.TEMPORAL_CLI_PATH ?? null,
    keys: settings.TONGTU_KEYS ?? null,
    sessionSecret: settings.SESSION_SECRET ?? null,
  };
}

/** Reads the settings of the API and the worker. @throws StartupProblem that names every wrong or missing setting. */
export function readServiceConfig(environment: Environment = process.env): ServiceConfig {
  const inProduction = environment['NODE_ENV'] === 'production';
  const settings = read(inProduction ? productionServiceSettings : serviceSettings, environment);
  return {
    ...commonOf(settings),
    appDatabaseUrl: settings.APP_DATABASE_URL,
    temporalAddress: settings.TEMPORAL_ADDRESS,
    keys: settings.TONGTU_KEYS,
    sessionSecret: settings.SESSION_SECRET,
  };
}

/** Reads the settings of `npm run migrate`. @throws StartupProblem that names every wrong or missing setting. */
export function readMigrationConfig(environment: Environment = process.env): MigrationConfig {
  const settings = read(migrationSettings, environment);
  return {
    databaseUrl: settings.DATABASE_URL,
    appPassword: settings.APP_DATABASE_PASSWORD,
    keys: settings.TONGTU_KEYS ?? null,
  };
}

/** Reads the settings of `npm run hold`. @throws StartupProblem that names every wrong or missing setting. */
export function readHoldConfig(environment: Environment = process.env): HoldConfig {
  const inProduction = environment['NODE_ENV'] === 'production';
  const settings = read(inProduction ? productionHoldSettings : startSettings, environment);
  return { appDatabaseUrl: settings.APP_DATABASE_URL ?? null, dataFolder: path.resolve(settings.TONGTU_DATA) };
}

/** Reads the settings of `npm run create-county`. @throws StartupProblem that names every wrong or missing setting. */
export function readOwnerConfig(environment: Environment = process.env): OwnerConfig {
  const settings = read(ownerSettings, environment);
  return { production: settings.NODE_ENV === 'production', databaseUrl: settings.DATABASE_URL };
}

/** Reads the settings of `npm run audit`. @throws StartupProblem that names every wrong setting. */
export function readAuditConfig(environment: Environment = process.env): AuditConfig {
  const { DATABASE_URL: databaseUrl = null, ...settings } = read(auditSettings, environment);
  return { databaseUrl, dataFolder: path.resolve(settings.TONGTU_DATA) };
}

/** What `npm run demo` works with: the system that `npm start` runs under the same settings. */
export interface DemoConfig {
  readonly address: string;
  /** Absolute. */
  readonly dataFolder: string;
  /** As the owner of the tables; `null` where the embedded one runs. */
  readonly databaseUrl: string | null;
}

/** Reads the settings of `npm run demo`. @throws StartupProblem that names every wrong setting, or in production. */
export function readDemoConfig(environment: Environment = process.env): DemoConfig {
  if (environment['NODE_ENV'] === 'production') {
    throw new StartupProblem(
      'The demo is not for production: it invents people and moves the clock.',
      'Run it without NODE_ENV=production, on a system of its own.',
    );
  }
  const { HOST, PORT, TONGTU_DATA, DATABASE_URL: databaseUrl = null } = read(demoSettings, environment);
  return { address: addressOf({ host: HOST, port: PORT }), dataFolder: path.resolve(TONGTU_DATA), databaseUrl };
}

/** Where the API of a host and port is reached from this machine. */
export function addressOf({ host, port }: { readonly host: string; readonly port: number }): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? host;
  return `http://${reachable}:${port}`;
}

/** What a process that we start inherits: the machine's settings, none of ours, so that no part sees another's secrets. */
export function inheritedEnvironment(environment: Environment = process.env): Record<string, string> {
  const ours = new Set(Object.keys(startSettings.shape));
  return Object.fromEntries(
    Object.entries(environment).filter((each): each is [string, string] => each[1] !== undefined && !ours.has(each[0])),
  );
}

/** Where programs are looked for, and where what was downloaded may be kept. */
export function machinePlaces(environment: Environment = process.env): { searchPath: string; cacheFolder: string } {
  const cache = environment['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  return { searchPath: environment['PATH'] ?? '', cacheFolder: path.join(cache, 'tongtu') };
}

/** The connection of `tongtu_app` to the database of another connection. */
export function asAppUser(databaseUrl: string, password: string): string {
  const url = new URL(databaseUrl);
  url.username = 'tongtu_app';
  url.password = encodeURIComponent(password);
  return url.href;
}

/** The password in a connection, as it was before it was written into the address. */
export function passwordOf(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).password);
}

function commonOf(settings: z.output<typeof startSettings>): CommonConfig {
  return {
    production: settings.NODE_ENV === 'production',
    host: settings.HOST,
    port: settings.PORT,
    dataFolder: path.resolve(settings.TONGTU_DATA),
    temporalNamespace: settings.TEMPORAL_NAMESPACE,
    antivirus: settings.TONGTU_ANTIVIRUS === 'none' ? null : (settings.TONGTU_ANTIVIRUS ?? null),
    pictureDistanceM: settings.TONGTU_PICTURE_DISTANCE,
  };
}

function read<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const given = completed(environment);
  const parsed = schema.safeParse(given);
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map(({ path: at, message }) => `${String(at[0])}: ${message}`);
  const defaults = given['NODE_ENV'] === 'production' ? defaultSecretProblems(environment) : [];
  const problems = new Map([...defaults, ...wrong].map((text) => [text.slice(0, text.indexOf(':')), text]));
  if (parsed.success && problems.size === 0) return parsed.data;
  const count = problems.size === 1 ? 'one setting is wrong' : `${problems.size} settings are wrong`;
  throw new StartupProblem(
    `Tongtu cannot start: ${count}.`,
    [...problems.values()].map((text) => `  ${text}`).join('\n'),
  );
}

/** An empty setting counts as not set, as in most compose files; what follows from others is filled in. */
function completed(environment: Environment): Record<string, string> {
  const trimmed = Object.entries(environment).map(([name, value = '']) => [name, value.trim()] as const);
  const given: Record<string, string> = Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
  const { DATABASE_URL: owner, APP_DATABASE_URL: app, APP_DATABASE_PASSWORD: password } = given;
  const asApp = app ?? (password && isUrl(owner) ? asAppUser(owner, password) : undefined);
  const appPassword = password ?? (isUrl(app) ? passwordOf(app) : undefined);
  return {
    ...given,
    ...(asApp && { APP_DATABASE_URL: asApp }),
    ...(appPassword && { APP_DATABASE_PASSWORD: appPassword }),
  };
}

function isUrl(text: string | undefined): text is string {
  return text !== undefined && URL.canParse(text);
}
