import { z } from 'zod';
import { parseKeyRing } from './key-ring.js';

/** Says what is wrong with a value, or that it is missing, and in both cases the remedy. */
function remedy(text: string): { error: (issue: { input?: unknown }) => string } {
  return { error: ({ input }) => (input === undefined ? `is missing. ${text}` : `is not usable. ${text}`) };
}

function isPostgresUrl(value: string): boolean {
  return URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol) && new URL(value).hostname !== '';
}

const databaseUrl = z
  .string(
    remedy('It is the connection of the owner of the tables: DATABASE_URL=postgresql://user:password@host:5432/name'),
  )
  .refine(isPostgresUrl, remedy('Write it so: DATABASE_URL=postgresql://user:password@host:5432/name'));

const appDatabaseUrl = z
  .string(remedy('Set it, or set DATABASE_URL and APP_DATABASE_PASSWORD.'))
  .refine(isPostgresUrl, remedy('Write it so: APP_DATABASE_URL=postgresql://tongtu_app:password@host:5432/name'))
  .refine((value) => !isPostgresUrl(value) || new URL(value).username === 'tongtu_app', {
    error: 'must sign in as tongtu_app: the rules that keep counties apart are for that role.',
  });

const temporalAddress = z
  .string(remedy('Name the Temporal server: TEMPORAL_ADDRESS=host:7233'))
  .regex(/^[^\s:/]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i, remedy('Write it as host:port: TEMPORAL_ADDRESS=host:7233'));

const keys = z
  .string(remedy('Make three keys: node -p "[1,2,3].map(() => crypto.randomBytes(32).toString(\'base64\')).join()"'))
  .transform((value, context) => {
    const parsed = parseKeyRing(value);
    if (typeof parsed !== 'string') return parsed;
    context.issues.push({ code: 'custom', message: parsed, input: value });
    return z.NEVER;
  });

const sessionSecret = z
  .string(remedy('Make one: openssl rand -base64 48'))
  .min(32, { error: 'must have at least 32 characters. Make one: openssl rand -base64 48' });

const appDatabasePassword = z.string(remedy('Set it, or put a password into APP_DATABASE_URL.'));

const antivirus = z
  .string(remedy('Name the virus scanner, or decide on none: TONGTU_ANTIVIRUS=tcp://clamav:3310'))
  .regex(
    /^(none|tcp:\/\/([^\s:/]+|\[[0-9a-f:]+\]):\d{1,5}|unix:\/\/\/\S+)$/i,
    remedy('It is tcp://host:3310, unix:///path/of/clamd.ctl or none: TONGTU_ANTIVIRUS=tcp://clamav:3310'),
  );

/** Every setting; those without a default may be left out in development, where the start provides them. */
export const startSettings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], remedy('It is development, test or production.'))
    .default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, remedy('It is a whole number from 1 to 65535: PORT=8080'))
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, remedy('It is a whole number from 1 to 65535: PORT=8080'))
    .default(8080),
  TONGTU_DATA: z.string().default('.data'),
  DATABASE_URL: databaseUrl.optional(),
  APP_DATABASE_URL: appDatabaseUrl.optional(),
  APP_DATABASE_PASSWORD: appDatabasePassword.optional(),
  TEMPORAL_ADDRESS: temporalAddress.optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_CLI_PATH: z.string().optional(),
  TONGTU_KEYS: keys.optional(),
  SESSION_SECRET: sessionSecret.optional(),
  TONGTU_ANTIVIRUS: antivirus.optional(),
  TONGTU_PICTURE_DISTANCE: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, remedy('It is a whole number of metres: TONGTU_PICTURE_DISTANCE=500'))
    .transform(Number)
    .default(500),
});

/** In production nothing is made up: what is not given is missing. */
export const productionStartSettings = startSettings.extend({
  DATABASE_URL: databaseUrl,
  APP_DATABASE_URL: appDatabaseUrl,
  TEMPORAL_ADDRESS: temporalAddress,
  TONGTU_KEYS: keys,
  SESSION_SECRET: sessionSecret,
  TONGTU_ANTIVIRUS: antivirus,
});

/** The API and the worker never see the owner's connection. */
export const serviceSettings = startSettings.extend({
  APP_DATABASE_URL: appDatabaseUrl,
  TEMPORAL_ADDRESS: temporalAddress,
  TONGTU_KEYS: keys,
  SESSION_SECRET: sessionSecret,
});

/** In production files go unscanned only where that was decided. */
export const productionServiceSettings = serviceSettings.extend({ TONGTU_ANTIVIRUS: antivirus });

/** In production the connection is named; in development it may be that of the data folder's own database. */
export const productionHoldSettings = startSettings.extend({ APP_DATABASE_URL: appDatabaseUrl });

export const migrationSettings = startSettings.extend({
  DATABASE_URL: databaseUrl,
  APP_DATABASE_PASSWORD: appDatabasePassword,
});

/** For what only the owner of the tables may do. */
export const ownerSettings = startSettings.extend({ DATABASE_URL: databaseUrl });
/** The audit needs the database alone. */
export const auditSettings = startSettings.pick({ NODE_ENV: true, TONGTU_DATA: true, DATABASE_URL: true });

/** The demo finds the running system, and looks into its record. */
export const demoSettings = startSettings.pick({
  NODE_ENV: true,
  HOST: true,
  PORT: true,
  TONGTU_DATA: true,
  DATABASE_URL: true,
});
