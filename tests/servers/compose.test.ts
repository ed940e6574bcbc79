import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readMigrationConfig, readOwnerConfig, readServiceConfig } from '../../bin/config.js';
import { composeText, environmentOf, explained, read, services, variables } from './production-files.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OURS = ['migrate', 'create-county', 'worker', 'api'];

/** Secrets as someone who starts for the first time has them: printed by the command, read from the lines of `.env`. */
function freshSecrets(): Record<string, string> {
  const printed = execFileSync('npm', ['run', '--silent', 'make-secrets'], { cwd: ROOT, encoding: 'utf8' });
  return Object.fromEntries([...printed.matchAll(/^(\w+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]));
}

test('without one of its variables nothing starts: none has a default, and the message says what to do', () => {
  expect(variables.length).toBeGreaterThan(10);
  for (const { name, rest } of variables) expect([name, rest]).toEqual([name, expect.stringMatching(/^:\?\S.{10,}/)]);
});

test('.env.example explains exactly the variables that are asked for, and gives no value', () => {
  expect(explained.map(({ name }) => name).sort()).toEqual([...new Set(variables.map(({ name }) => name))].sort());
  expect(explained.filter(({ value }) => value !== '')).toEqual([]);
  expect(read('.gitignore').split('\n')).toContain('.env');
});

test('every secret comes from the command, each its own, and needs no quoting in a shell or a file', () => {
  const secrets = freshSecrets();
  const asked = explained
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('TONGTU_') || name === 'TONGTU_KEYS');
  expect(Object.keys(secrets).sort()).toEqual(asked.sort());
  expect(new Set(Object.values(secrets)).size).toBe(asked.length);
  for (const value of Object.values(secrets)) expect(value).toMatch(/^[\w+/=,]{64,}$/);
});

test('no word that looks like a secret stands in the file', () => {
  const secretive = Object.values(services).flatMap(({ environment }) =>
    Object.entries(environment ?? {}).filter(([name]) => /PASSWORD|PWD|SECRET|KEYS|_URL/.test(name)),
  );
  expect(secretive.length).toBeGreaterThan(8);
  for (const [name, value] of secretive) expect([name, value]).toEqual([name, expect.stringMatching(/\$\{\w+:\?/)]);
});

test('the settings that production reads are there, and production takes the secrets that the command prints', () => {
  const given: Record<string, string> = { ...freshSecrets(), TONGTU_ANTIVIRUS: 'none' };
  const owner = `postgresql://tongtu_owner:${given['DATABASE_PASSWORD']}@postgres:5432/tongtu`;
  expect(readMigrationConfig(environmentOf('migrate', given))).toMatchObject({
    keys: { encryption: expect.any(Buffer) as Buffer },
    databaseUrl: owner,
    appPassword: given['APP_DATABASE_PASSWORD'],
  });
  expect(readOwnerConfig(environmentOf('create-county', given))).toEqual({ production: true, databaseUrl: owner });
  for (const service of ['worker', 'api']) {
    const environment = environmentOf(service, given);
    expect(readServiceConfig(environment)).toMatchObject({ production: true, dataFolder: '/data' });
    expect(JSON.stringify(environment)).not.toContain(given['DATABASE_PASSWORD']);
  }
  expect(readServiceConfig(environmentOf('api', given))).toMatchObject({ host: '0.0.0.0', port: 8080 });
});

test('every image is pinned to a version, and Temporal’s tools are of its server’s', () => {
  const images = Object.entries(services).filter(([name]) => !OURS.includes(name));
  expect(images.length).toBeGreaterThan(5);
  for (const [name, { image }] of images) expect([name, image]).toEqual([name, expect.stringMatching(/:\d+\.\d+/)]);
  const tagOf = (name: string) => services[name]?.image.split(':')[1];
  expect([tagOf('temporal-schema'), tagOf('temporal-namespace')]).toEqual([tagOf('temporal'), tagOf('temporal')]);
  const from = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  expect(new Set(from)).toEqual(new Set([expect.stringMatching(/^node:20\.\d+\.\d+-/)]));
});

test('the Temporal server reads the one file of settings, and all make one namespace', () => {
  const file = services['temporal']?.environment?.['DYNAMIC_CONFIG_FILE_PATH'];
  expect(mounted('temporal', file)).toBe('servers/temporal/dynamic-config.yaml');
  const names = ['temporal-namespace', 'worker', 'api'].map(
    (name) => services[name]?.environment?.['TEMPORAL_NAMESPACE'],
  );
  expect(new Set(names).size).toBe(1);
});

test('every script and file that a container runs is mounted and here', () => {
  const wanted = Object.entries(services).flatMap(([name, { command, entrypoint, environment }]) =>
    [command, entrypoint, Object.values(environment ?? {})]
      .flat()
      .flatMap((word) => [...(word ?? '').matchAll(/\/servers\/[\w./-]+/g)].map(([file]) => [name, file] as const)),
  );
  expect(wanted.length).toBeGreaterThan(4);
  for (const [name, file] of wanted)
    expect([name, existsSync(path.join(ROOT, mounted(name, file)))]).toEqual([name, true]);
  const built = OURS.flatMap((name) => [services[name]?.command, services[name]?.entrypoint].flat());
  for (const file of built.filter((word) => word?.startsWith('dist/')))
    expect(existsSync(path.join(ROOT, file?.replace('dist/', '').replace('.js', '.ts') ?? ''))).toBe(true);
});

test('the log of PostgreSQL goes to the archive, by the script beside its settings', () => {
  const settings = read('servers/postgres/postgresql.conf');
  for (const line of ['wal_level = replica', 'archive_mode = on']) expect(settings).toContain(`\n${line}\n`);
  const script = /^archive_command = 'sh (\S+) "%p" "%f" (\S+)'$/m.exec(settings);
  expect(mounted('postgres', script?.[1])).toBe('servers/postgres/archive-wal.sh');
  expect(script?.[2]).toBe('/archive/wal');
  expect(services['postgres']?.volumes).toContainEqual(expect.stringMatching(/^\$\{TONGTU_ARCHIVE:.+\}:\/archive$/));
});

test('only the proxy is reached from outside, and only once the product says it is well', () => {
  const open = Object.entries(services).filter(([, { ports }]) =>
    ports?.some((port) => !port.startsWith('127.0.0.1:')),
  );
  expect(open.map(([name]) => name)).toEqual(['proxy']);
  expect(services['proxy']?.depends_on?.['api']).toEqual({ condition: 'service_healthy' });
  expect(services['api']?.healthcheck?.test.join(' ')).toContain('/healthz');
  // many API processes: none may claim a name or a port of the machine
  expect(services['api']).not.toHaveProperty('container_name');
  expect(services['api']).not.toHaveProperty('ports');
});

test('who waits for another service names one that is there', () => {
  const named = Object.values(services).flatMap(({ depends_on }) => Object.keys(depends_on ?? {}));
  expect(named.filter((name) => !(name in services))).toEqual([]);
  expect(composeText).not.toContain('auto-setup');
});

/** Where a path inside a container lies here, by the service's volumes. */
function mounted(service: string, file = ''): string {
  const volumes = services[service]?.volumes ?? [];
  const places = volumes.map((volume) => volume.split(':')).filter(([from]) => from?.startsWith('./'));
  const [from, to] = places.find(([, inside = '']) => file.startsWith(inside)) ?? [];
  return from && to ? path.join(from, file.slice(to.length)) : `${service} does not see ${file}`;
}
