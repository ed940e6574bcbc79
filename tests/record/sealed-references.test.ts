import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { demoPeople } from '../../bin/demo-people.js';
import { migrate } from '../../prisma/migrate.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { importList } from '../../record/import-list.js';
import { hasReadable, sealReadable } from '../../record/seal-readable.js';
import { openEntry, openGrade } from '../../record/sealed-references.js';
import { RecordDriver, seatOf } from '../builders/record-driver.js';
import { createTestDatabase, openTestPool, type TestDatabase } from '../harness/test-database.js';
import { TEST_KEYS } from '../harness/test-keys.js';
import { databaseUrl, testServers } from '../harness/test-servers.js';

const TENANT = DEMO_TENANT.id;
const SEALING = '20261124000220_sealed_references';

interface Entry {
  readonly listId: string;
  readonly row: number;
  readonly sealed: Buffer | null;
  readonly readable: Facts | null;
}

const ENTRIES = `select list_id as "listId", row_number as row, sealed, detail as readable from reference_entries
  where list_id = (select id from reference_lists where kind = $1 order by imported_at desc limit 1) order by row_number`;

describe('what lists say of people', () => {
  let database: TestDatabase;
  let driver: RecordDriver;
  let caseId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    driver = new RecordDriver(database.pool);
    caseId = await driver.open(0);
    await driver.goThrough(caseId, 'accept');
  });
  afterAll(() => database.drop());

  it('can be read by nobody without the keys, for a person who is known, in any table', async () => {
    const facts = (await driver.load(caseId)).state.facts;
    const tables = await database.read<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    // A digit alone is everywhere; what is said of a person stands beside its name. A keyed hash may do so.
    const tells = (text: string) =>
      [facts.category, facts.hardship].some((value) => text.includes(String(value))) ||
      /grade\W{1,6}[1-4](?![0-9a-f])/.test(text);
    expect(['{"grade": "2"}', String(facts.category), '{"status": "valid"}'].map(tells)).toEqual([true, true, false]);
    const shown: string[] = [];
    for (const { name } of tables) {
      // A policy names every category and hardship that there is.
      const rows = await database.read<{ text: string }>(
        `select (to_jsonb(t) - 'policy_values')::text as text from ${name} t`,
      );
      for (const { text } of rows) if ([text, ...bytesIn(text)].some(tells)) shown.push(name);
    }
    expect(shown).toEqual([]);
    expect(await database.read('select from reference_entries where detail is not null')).toEqual([]);
    expect(await database.read('select from acceptances where grade is not null')).toEqual([]);
  });

  it('nor guessed from its length', async () => {
    for (const kind of ['cardRegister', 'hardshipRegister']) {
      const entries = await database.read<Entry>(ENTRIES, [kind]);
      const said = entries.map((entry) => JSON.stringify(openEntry(TEST_KEYS, entry)));
      expect(new Set(said.map((text) => text.length)).size).toBeGreaterThan(1);
      expect(new Set(entries.map(({ sealed }) => sealed?.length)).size).toBe(1);
    }
  });

  it('nor moved to another row, nor written readable again', async () => {
    const [first, second] = await database.read<Entry>(ENTRIES, ['cardRegister']);
    if (!first || !second) throw new Error('the demo has no register');
    expect(() => openEntry(TEST_KEYS, { ...first, row: second.row })).toThrow();
    await expect(
      database.owner.query(`update reference_entries set detail = '{}', sealed = null where list_id = $1`, [
        first.listId,
      ]),
    ).rejects.toThrow('reference_entries_are_sealed');
    await expect(database.owner.query(`update acceptances set grade = '1', grade_sealed = null`)).rejects.toThrow(
      'acceptances_are_sealed',
    );
  });

  it('are what was imported, and of two entries of a home the later counts', async () => {
    const [person] = demoPeople(1, 1);
    const list = { kind: 'renovatedBefore', name: '测试', asOf: '2026-03-02', leftOut: 0 } as const;
    const days = ['2012-05-01', '2025-05-01', '2014-05-01'];
    const rows = days.map((acceptedOn) => ({ address: person?.address ?? '', detail: { acceptedOn, grade: '4' } }));
    const { id } = await importList(driver.deps, TENANT, { ...list, rows }, seatOf('admin1', 'administrator'));
    const entries = await database.read<Entry>(
      `select list_id as "listId", row_number as row, sealed, detail as readable from reference_entries where list_id = $1 order by row_number`,
      [id],
    );
    expect(entries.map((entry) => openEntry(TEST_KEYS, entry))).toEqual(rows.map(({ detail }) => detail));
    await driver.setToday('2026-03-02');
    const other = await driver.open(7, { address: person?.address ?? '' });
    await driver.goThrough(other, 'passTownReview');
    const refused = await driver.act(other, 'recordAudit');
    expect(refused).toMatchObject({ kind: 'refused', refusal: { code: 'renovatedWithinTerm', about: '2025-05-01' } });
  });
});

/** What stands in the bytes of a row, which a dump shows in hexadecimal. */
function bytesIn(text: string): string[] {
  return [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'));
}

describe('a database of before', () => {
  const { ownerUrl: maintenanceUrl, appPassword } = testServers();
  let name: string;
  let ownerUrl: string;
  let owner: pg.Pool;
  let folder: string;
  const list = randomUUID();
  const ids = { person: randomUUID(), home: randomUUID(), org: randomUUID(), case: randomUUID(), user: randomUUID() };
  const ROWS = 12_001;

  beforeAll(async () => {
    name = `tongtu_sealing_${randomBytes(6).toString('hex')}`;
    await onMaintenance(`create database ${name}`);
    ownerUrl = databaseUrl(maintenanceUrl, name);
    folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
    const migrations = path.resolve(import.meta.dirname, '../../prisma/migrations');
    for (const each of await readdir(migrations))
      if (each < SEALING) await cp(path.join(migrations, each), path.join(folder, each), { recursive: true });
    await migrate({ ownerUrl, appPassword, folder });
    owner = openTestPool(ownerUrl, 2);
    await fill();
    await migrate({ ownerUrl, appPassword });
  });
  afterAll(async () => {
    await owner.end();
    await onMaintenance(`drop database ${name} with (force)`);
    await rm(folder, { recursive: true, force: true });
  });

  /** A list and an acceptance as the version before wrote them. */
  async function fill(): Promise<void> {
    const run = (sql: string, ...values: unknown[]) => owner.query(sql, [TENANT, ...values]);
    await run(`insert into tenants (id, code, name) values ($1, 'x', 'x')`);
    await run(
      `insert into orgs (tenant_id, id, level, code, name, lineage) values ($1, $2, 'village', 'v', 'v', array[$2::uuid])`,
      ids.org,
    );
    await run(
      `insert into reference_lists (tenant_id, id, kind, name, as_of, row_count, sha256, imported_by) values ($1, $2, 'cardRegister', 'x', '2026-01-01', $3, 'x', $4)`,
      list,
      ROWS,
      ids.user,
    );
    await run(
      `insert into reference_entries (tenant_id, list_id, row_number, id_number_hash, detail)
       select $1, $2, n, n::text::bytea, jsonb_build_object('status', 'valid', 'category', 'visual', 'grade', (1 + n % 4)::text) from generate_series(1, $3::integer) n`,
      list,
      ROWS,
    );
    await run(`insert into persons (tenant_id, id, id_number_hash, sealed) values ($1, $2, 'x', 'x')`, ids.person);
    await run(
      `insert into households (tenant_id, id, org_id, address_hash, sealed) values ($1, $2, $3, 'x', 'x')`,
      ids.home,
      ids.org,
    );
    await run(
      `insert into cases (tenant_id, id, number, procedure, version, policy_values, org_id, lineage, person_id, household_id, step, entered_on, seq, facts, sealed_facts, head_hash, opened_on)
       values ($1, $2, 'X-1', 'home-renovation', 1, '{}', $3, array[$3::uuid], $4, $5, 'accepted', '2026-01-01', 3, '{}', '', '', '2026-01-01')`,
      ids.case,
      ids.org,
      ids.person,
      ids.home,
    );
    await run(
      `insert into acceptances (tenant_id, case_id, seq, person_id, household_id, accepted_on, grade) values ($1, $2, 3, $3, $4, '2026-01-01', '2')`,
      ids.case,
      ids.person,
      ids.home,
    );
  }

  const entries = async () => (await owner.query<Entry>(ENTRIES, ['cardRegister'])).rows;
  const said = async () => (await entries()).map((entry) => openEntry(TEST_KEYS, entry));
  const readable = async () => (await entries()).filter((entry) => entry.readable !== null).length;

  it('answers as before while its rows are still readable', async () => {
    expect(await hasReadable(owner)).toBe(true);
    expect((await said()).slice(0, 2)).toEqual([
      { status: 'valid', category: 'visual', grade: '2' },
      { status: 'valid', category: 'visual', grade: '3' },
    ]);
  });

  it('is not sealed without the keys', async () => {
    await expect(sealReadable(owner, null)).rejects.toThrow('no keys');
    expect(await readable()).toBe(ROWS);
  });

  it('goes on where it was when the sealing is broken off', async () => {
    const before = await said();
    const breaking = openTestPool(ownerUrl, 1);
    let batches = 0;
    breaking.on('connect', (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      Object.assign(client, {
        query: (...args: unknown[]) => {
          if (String(args[0]).startsWith('update reference_entries') && (batches += 1) === 2) throw new Error('cut');
          return query(...args);
        },
      });
    });
    await expect(sealReadable(breaking, TEST_KEYS)).rejects.toThrow('cut');
    await breaking.end();
    expect(await readable()).toBe(ROWS - 5_000);
    expect(await said()).toEqual(before);
    expect(await Promise.all([sealReadable(owner, TEST_KEYS), sealReadable(owner, TEST_KEYS)])).toEqual(
      expect.arrayContaining([ROWS - 5_000 + 1, 0]),
    );
    expect(await readable()).toBe(0);
    expect(await said()).toEqual(before);
  });

  it('holds the grade sealed, and needs no keys from then on', async () => {
    const { rows } = await owner.query<{ grade: string | null; sealed: Buffer }>(
      'select grade, grade_sealed as sealed from acceptances',
    );
    expect(rows[0]?.grade).toBeNull();
    expect(openGrade(TEST_KEYS, ids.case, 3, rows[0]?.sealed ?? Buffer.alloc(0))).toBe('2');
    expect(await hasReadable(owner)).toBe(false);
    expect(await sealReadable(owner, null)).toBe(0);
  });

  async function onMaintenance(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: maintenanceUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
});
