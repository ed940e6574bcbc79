import { chmod, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { embeddedPostgres } from '../../bin/embedded-postgres.js';
import { SupervisedPart } from '../../bin/supervised-part.js';
import { until } from '../harness/until.js';

const SERVERS = path.resolve(import.meta.dirname, '../../servers');

let folder: string;
let server: SupervisedPart;
let client: pg.Client;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongtu-archive-'));
  // PostgreSQL may run as a user of its own
  await chmod(folder, 0o711);
  await cp(path.join(SERVERS, 'postgres'), path.join(folder, 'servers/postgres'), { recursive: true });
  await mkdir(path.join(folder, 'logs'));
  await mkdir(path.join(folder, 'wal'));
  await chmod(path.join(folder, 'wal'), 0o777);
  const stopping = new AbortController().signal;
  const password = 'only-for-tests';
  const { ownerUrl, part } = await embeddedPostgres({ dataFolder: folder, password, environment: {}, stopping });
  const { archive_command: command } = settingsOf(
    await readFile(path.join(SERVERS, 'postgres/postgresql.conf'), 'utf8'),
  );
  const here = command?.replace('/servers', `${folder}/servers`).replace('/archive/wal', `${folder}/wal`);
  const settings = [`config_file=${folder}/servers/postgres/postgresql.conf`, `archive_command=${here}`];
  const args = [...part.args, ...settings.flatMap((setting) => ['-c', setting])];
  server = new SupervisedPart({ ...part, args }, folder, () => undefined);
  await server.start();
  client = new pg.Client({ connectionString: ownerUrl.replace('tongtu_owner', 'postgres') });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test('PostgreSQL with the settings of production hands each finished piece of its log to the archive', async () => {
  const { rows } = await client.query<{ piece: string }>('select pg_walfile_name(pg_current_wal_lsn()) as piece');
  await client.query('create table kept (n integer)');
  await client.query('select pg_switch_wal()');
  const piece = await until(
    () => readFile(path.join(folder, 'wal', rows[0]?.piece ?? '')).catch(() => null),
    'the piece is in the archive',
  );
  expect(piece).toHaveLength(16 * 1024 * 1024);
  const archiver = await client.query('select failed_count::int as failed from pg_stat_archiver');
  expect(archiver.rows).toEqual([{ failed: 0 }]);
});

/** `name = 'value'` lines of a PostgreSQL configuration. */
function settingsOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^(\w+) = '(.*)'$/gm)].map(([, name = '', value = '']) => [name, value]));
}
