import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { inTenant, inTenantAtOnce, readInTenant } from '../../record/in-tenant.js';
import { recordAction } from '../../record/record-action.js';
import type { Tx } from '../../record/record-types.js';
import { RecordDriver } from '../builders/record-driver.js';
import { createTestDatabase, openTestPool, type TestDatabase } from '../harness/test-database.js';

let database: TestDatabase;
let driver: RecordDriver;
/** One connection alone: whatever a transaction leaves behind, the next one meets. */
let single: ReturnType<typeof openTestPool>;
const tenant = DEMO_TENANT.id;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = new RecordDriver(database.pool);
  single = openTestPool(database.appUrl, 1);
});
afterAll(async () => {
  await single.end();
  await database.drop();
});

const ADD = `insert into orgs (tenant_id, id, level, code, name, lineage) values ($1, $2, 'village', $3, $3, '{}')`;
const add = (tx: Tx, code: string) => tx.query(ADD, [tenant, randomUUID(), code]);
const added = async (code: string) => (await driver.rows('select 1 from orgs where code = $1', [code])).length;

/** The connection is in no transaction, bound to no tenant, and works. */
async function expectClean(): Promise<void> {
  const { rows } = await single.query(
    `select coalesce(current_setting('tongtu.tenant', true), '') as tenant, current_setting('synchronous_commit') as commits,
       (select count(*)::integer from pg_locks where pid = pg_backend_pid() and locktype = 'advisory') as locks`,
  );
  expect(rows).toEqual([{ tenant: '', commits: 'on', locks: 0 }]);
  await inTenant(single, tenant, (tx) => add(tx, randomUUID()));
}

describe('statements that are asked for together', () => {
  it('go out in one system call', async () => {
    const whole = { text: 'select $1::text', values: ['once'] };
    await inTenantAtOnce(single, tenant, whole);
    const socket = Socket.prototype as unknown as Record<'_write' | '_writev', (...args: unknown[]) => void>;
    const calls = [jest.spyOn(socket, '_write'), jest.spyOn(socket, '_writev')];
    await inTenantAtOnce(single, tenant, whole);
    const count = calls.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    for (const each of calls) each.mockRestore();
    expect(count).toBe(1);
  });

  it('are all undone when one fails; the one that failed is told, not those behind it', async () => {
    const work = inTenant(single, tenant, (tx) =>
      Promise.all([add(tx, 'before'), tx.query('select 1 / 0'), add(tx, 'behind')]),
    );
    await expect(work).rejects.toMatchObject({ code: '22012' });
    expect((await added('before')) + (await added('behind'))).toBe(0);
    await expectClean();
  });

  it('never reach the connection once their transaction is over', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const goOn = async (tx: Tx) => {
      await tx.query('select 1');
      await pause(100);
      await tx.query('select pg_advisory_lock(19)');
    };
    const work = inTenant(single, tenant, (tx) => {
      late = goOn(tx);
      return Promise.all([late, tx.query('select 1 / 0')]);
    });
    await expect(work).rejects.toMatchObject({ code: '22012' });
    await expect(late).rejects.toThrow('the transaction is over');
    await expectClean();
  });

  it('are not taken for committed when a failure among them was ignored', async () => {
    const work = inTenant(single, tenant, async (tx) => {
      await add(tx, 'ignored');
      await tx.query('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('nothing was committed');
    expect(await added('ignored')).toBe(0);
    await expectClean();
  });

  it('do not outlive work that fails by itself', async () => {
    const work = inTenant(single, tenant, async (tx) => {
      await add(tx, 'failed');
      throw new Error('no more');
    });
    await expect(work).rejects.toThrow('no more');
    expect(await added('failed')).toBe(0);
    await expectClean();
  });
});

describe('a reading transaction', () => {
  it('gives its connection back clean, though its reader does not wait for the end', async () => {
    const reads = Array.from({ length: 5 }, () =>
      readInTenant(single, tenant, (tx) => tx.query<{ id: string }>('select id from tenants')),
    );
    for (const { rows } of await Promise.all(reads)) expect(rows).toEqual([{ id: tenant }]);
    await expectClean();
  });

  it('writes nothing', async () => {
    await expect(readInTenant(single, tenant, (tx) => add(tx, 'read'))).rejects.toMatchObject({ code: '25006' });
    await expectClean();
  });
});

describe('a transaction that is sent at once', () => {
  const commits = { text: `select current_setting('synchronous_commit') as commits where $1`, values: [true] };

  it('is bound to its tenant, and commits', async () => {
    await inTenantAtOnce(single, tenant, { text: ADD, values: [tenant, randomUUID(), 'at once'] });
    expect(await added('at once')).toBe(1);
    const other = inTenantAtOnce(single, randomUUID(), { text: ADD, values: [tenant, randomUUID(), 'other'] });
    await expect(other).rejects.toThrow('row-level security');
    await expectClean();
  });

  it('waits for the disk unless told not to, and tells nobody else', async () => {
    expect((await inTenantAtOnce(single, tenant, commits)).rows).toEqual([{ commits: 'on' }]);
    expect((await inTenantAtOnce(single, tenant, commits, { durably: false })).rows).toEqual([{ commits: 'off' }]);
    await expectClean();
  });

  it('tells what failed and leaves nothing behind', async () => {
    const id = randomUUID();
    const twice = { text: `${ADD}, ($1, $2, 'village', $3, $3, '{}')`, values: [tenant, id, 'twice'] };
    await expect(inTenantAtOnce(single, tenant, twice)).rejects.toMatchObject({ code: '23505' });
    expect(await added('twice')).toBe(0);
    await expectClean();
  });
});

test('what every act changes of a case stands in no index: an act that stays at its step writes none', async () => {
  const every = ['seq', 'facts', 'sealed_facts', 'head_hash', 'changed_at', 'entered_on', 'suspended'];
  const indexes = await driver.rows(
    `select indexrelid::regclass as index, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = 'cases'::regclass and pg_get_indexdef(indexrelid) ~ ('\\m(' || array_to_string($1::text[], '|') || ')\\M')`,
    [every],
  );
  expect(indexes).toEqual([]);
});

describe('two acts on one case at the same time', () => {
  it('are recorded one after the other: the second one was overtaken', async () => {
    const caseId = await driver.open(1);
    const requests = await Promise.all([
      driver.submit(caseId, 'amendApplication'),
      driver.submit(caseId, 'amendApplication'),
    ]);
    const results = await Promise.all(
      requests.map((requestId) => recordAction(driver.deps, { tenant, caseId, requestId })),
    );
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['overtaken', 'recorded']);
    for (const result of results) if (result.kind !== 'noSuchCase') expect(result.now).toMatchObject({ seq: 2 });
    const events = await driver.rows('select seq from case_events where case_id = $1 order by seq', [caseId]);
    expect(events).toEqual([{ seq: 1 }, { seq: 2 }]);
  });
});
