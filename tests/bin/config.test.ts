import { randomBytes } from 'node:crypto';
import path from 'node:path';
import {
  inheritedEnvironment,
  readHoldConfig,
  readMigrationConfig,
  readServiceConfig,
  readStartConfig,
  type Environment,
} from '../../bin/config.js';
import { newKeyRing, writeKeyRing } from '../../bin/key-ring.js';

const keys = newKeyRing();
const word = () => randomBytes(30).toString('base64url');
const production: Environment = {
  NODE_ENV: 'production',
  DATABASE_URL: `postgresql://owner:${word()}@db.internal:5432/county`,
  APP_DATABASE_PASSWORD: 'p@ss/w:rd ü 7Jx',
  TEMPORAL_ADDRESS: 'temporal:7233',
  TONGTU_KEYS: writeKeyRing(keys),
  SESSION_SECRET: word(),
  TONGTU_ANTIVIRUS: 'tcp://clamav:3310',
};

function complaintOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no complaint';
}

test('a fresh machine needs no setting', () => {
  expect(readStartConfig({})).toMatchObject({
    production: false,
    host: '127.0.0.1',
    port: 8080,
    dataFolder: path.resolve('.data'),
    databaseUrl: null,
    temporalAddress: null,
    temporalNamespace: 'default',
    keys: null,
  });
});

test('an empty setting counts as not set', () => {
  expect(readStartConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8080, databaseUrl: null });
});

test('every wrong setting is named at once, with its remedy', () => {
  const complaint = complaintOf(() =>
    readStartConfig({
      PORT: '80x',
      NODE_ENV: 'prod',
      DATABASE_URL: 'mysql://x',
      TEMPORAL_ADDRESS: 'http://t:1',
      TONGTU_KEYS: 'a',
    }),
  );
  for (const name of ['PORT', 'NODE_ENV', 'DATABASE_URL', 'TEMPORAL_ADDRESS', 'TONGTU_KEYS']) {
    expect(complaint).toMatch(new RegExp(`^  ${name}: .+`, 'm'));
  }
  expect(complaint).toContain('5 settings are wrong');
});

test.each(['0', '65536', '-1', '80.5', '1e3'])('%s is no port', (port) => {
  expect(complaintOf(() => readStartConfig({ PORT: port }))).toContain('PORT: is not usable');
});

test('production makes nothing up: what is not given is missing', () => {
  const complaint = complaintOf(() => readStartConfig({ NODE_ENV: 'production' }));
  for (const name of [
    'DATABASE_URL',
    'APP_DATABASE_URL',
    'TEMPORAL_ADDRESS',
    'TONGTU_KEYS',
    'SESSION_SECRET',
    'TONGTU_ANTIVIRUS',
  ]) {
    expect(complaint).toMatch(new RegExp(`^  ${name}: is missing`, 'm'));
  }
});

test('production starts with settings of its own, and the application signs in as tongtu_app', () => {
  const config = readStartConfig(production);
  expect(config.production).toBe(true);
  const url = new URL(config.appDatabaseUrl ?? '');
  expect([url.username, decodeURIComponent(url.password), url.host, url.pathname]).toEqual([
    'tongtu_app',
    'p@ss/w:rd ü 7Jx',
    'db.internal:5432',
    '/county',
  ]);
  expect(config.keys).toEqual(keys);
});

test.each([
  ['SESSION_SECRET', 'change-me-change-me-change-me-change-me'],
  ['SESSION_SECRET', 'a'.repeat(40)],
  ['APP_DATABASE_PASSWORD', 'postgres'],
  ['DATABASE_URL', 'postgresql://owner:password@db:5432/county'],
  ['TONGTU_KEYS', [1, 2, 3].map((byte) => Buffer.alloc(32, byte).toString('base64')).join(',')],
])('production refuses a default or an example in %s', (name, value) => {
  expect(complaintOf(() => readStartConfig({ ...production, [name]: value }))).toMatch(new RegExp(`^  ${name}: `, 'm'));
});

test('no complaint repeats a secret', () => {
  const secret = 'Zq8-short';
  const given = { ...production, SESSION_SECRET: secret, TONGTU_KEYS: secret, DATABASE_URL: `http://u:${secret}@h/d` };
  expect(complaintOf(() => readStartConfig(given))).not.toContain(secret);
});

test('keys may be written as JSON by name', () => {
  const json = JSON.stringify({
    audit: keys.audit.toString('base64'),
    encryption: keys.encryption.toString('base64'),
    blindIndex: keys.blindIndex.toString('base64'),
  });
  expect(readStartConfig({ TONGTU_KEYS: json }).keys).toEqual(keys);
});

test('one key may not serve two purposes', () => {
  const key = randomBytes(32).toString('base64');
  const complaint = complaintOf(() =>
    readStartConfig({ TONGTU_KEYS: [key, key, randomBytes(32).toString('base64')].join() }),
  );
  expect(complaint).toContain('repeats a key');
});

test('the worker and the API need everything, and take no other user than tongtu_app', () => {
  expect(complaintOf(() => readServiceConfig({}))).toContain('4 settings are wrong');
  const asOwner = { ...production, APP_DATABASE_URL: 'postgresql://owner:8Hk2mVq0sLx@db:5432/county' };
  expect(complaintOf(() => readServiceConfig(asOwner))).toContain('must sign in as tongtu_app');
});

test('bringing a database up to date needs its owner and a password for the application alone', () => {
  const { DATABASE_URL, APP_DATABASE_PASSWORD } = production;
  expect(readMigrationConfig({ NODE_ENV: 'production', DATABASE_URL, APP_DATABASE_PASSWORD })).toEqual({
    databaseUrl: DATABASE_URL,
    appPassword: APP_DATABASE_PASSWORD,
    keys: null,
  });
  expect(readMigrationConfig(production).keys).toEqual(keys);
});

test('a hold is begun in a named database in production, elsewhere in that of the data folder too', () => {
  expect(complaintOf(() => readHoldConfig({ NODE_ENV: 'production' }))).toContain('APP_DATABASE_URL: is missing');
  expect(readHoldConfig({})).toEqual({ appDatabaseUrl: null, dataFolder: path.resolve('.data') });
});

test('a started process inherits the machine, not our secrets', () => {
  expect(inheritedEnvironment({ ...production, LANG: 'zh_CN.UTF-8' })).toEqual({ LANG: 'zh_CN.UTF-8' });
});
