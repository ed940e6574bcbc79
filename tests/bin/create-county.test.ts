import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';
import { signIn } from '../../desk/sign-in.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PASSWORD = 'Kq7-vineyard-88';
const COUNTY = ['--code', 'LX', '--name', '临溪县残联', '--login', 'lx.admin', '--person', '系统管理员'];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Runs the built command as someone types it. */
async function createCounty(args: readonly string[], password: string, settings: object = {}) {
  const environment = { PATH: process.env.PATH, DATABASE_URL: database.ownerUrl, ...settings };
  const child = spawn(process.execPath, ['dist/bin/create-county.js', ...args], { cwd: ROOT, env: environment });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(password);
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

const tenants = () => database.read<{ code: string }>('select code from tenants order by code');

test('it makes a county whose administrator signs in, once', async () => {
  const made = await createCounty(COUNTY, `${PASSWORD}\nnot this line`);
  expect(made).toEqual({ code: 0, said: '临溪县残联 (LX) is there; lx.admin can sign in as its administrator.\n' });
  expect(await signIn(database.pool, 'lx.admin', PASSWORD)).toHaveProperty('userId');
  const rows = await database.read(
    `select o.level, o.name, o.lineage = array[o.id] as alone, r.role, u.demo, t.demo as "demoTenant"
     from tenants t join orgs o on o.tenant_id = t.id join user_roles r on (r.tenant_id, r.org_id) = (o.tenant_id, o.id)
     join users u on (u.tenant_id, u.id) = (r.tenant_id, r.user_id) where t.code = 'LX'`,
  );
  const county = { level: 'county', name: '临溪县残联', alone: true };
  expect(rows).toEqual([{ ...county, role: 'administrator', demo: false, demoTenant: false }]);

  const again = await createCounty(COUNTY, PASSWORD);
  expect([again.code, again.said.split('\n')[0]]).toEqual([
    1,
    'There is already a county with the code LX. Nothing was changed.',
  ]);
  expect(await tenants()).toHaveLength(2);
});

const changed = (option: string, value: string) => COUNTY.map((each, at) => (COUNTY[at - 1] === option ? value : each));
test.each([
  ['a login that someone has', changed('--login', 'county1').with(1, 'L2'), PASSWORD, 'the login county1'],
  ['a short password', changed('--code', 'L2'), 'Kq7-vine-88', 'the password must have'],
  ['no password', changed('--code', 'L2'), '', 'the password must have'],
  ['the login as password', changed('--code', 'L2'), 'lx.admin-2026', 'the password must have'],
  ['a code in small letters', changed('--code', 'l2'), PASSWORD, '--code is'],
  ['no arguments', [], PASSWORD, '--person is'],
])('with %s it makes nothing, and says so in words', async (_what, args, password, complaint) => {
  const before = await tenants();
  const { code, said } = await createCounty(args, password);
  expect(code).toBe(1);
  expect(said).toContain(complaint);
  expect(said).not.toMatch(/^\s+at /m);
  expect(await tenants()).toEqual(before);
});

test('in production it needs the owner, and refuses a database with a demo', async () => {
  const production = { NODE_ENV: 'production' };
  expect((await createCounty(COUNTY, PASSWORD, { ...production, DATABASE_URL: '' })).said).toContain(
    'DATABASE_URL: is missing',
  );
  const { code, said } = await createCounty(changed('--code', 'L3'), PASSWORD, production);
  expect([code, said]).toEqual([1, expect.stringContaining('holds demo accounts')]);
});
