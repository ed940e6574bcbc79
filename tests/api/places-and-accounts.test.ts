import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { aString, type Body } from './answer.js';
import { type DoorBench, startDoorBench } from './door-bench.js';
import { Visitor } from './visitor.js';

const OTHER_TENANT = '0b0e6d0e-9a3f-4c55-8a53-5a1f3f9c2d10';
const OTHER_COUNTY = '0b0e6d0e-9a3f-4c55-8a53-5a1f3f9c2d11';
const ODD_COUNTY = '0b0e6d0e-9a3f-4c55-8a53-5a1f3f9c2d12';

let door: DoorBench;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  const { owner } = door.bench.database;
  await owner.query(`insert into tenants (id, code, name) values ($1, 'XX', '另一县残联')`, [OTHER_TENANT]);
  const county = `insert into orgs (tenant_id, id, level, code, name, lineage) values ($1, $2, 'county', $3, '县', array[$2::uuid])`;
  await owner.query(county, [OTHER_TENANT, OTHER_COUNTY, 'XX']);
  // of the same tenant, but not under the administrator
  await owner.query(county, [DEMO_TENANT.id, ODD_COUNTY, 'ODD']);
});
afterAll(() => door.stop());

const org = (key: string) => demoId(`org:${key}`);
const count = async (table: 'orgs' | 'users') =>
  (await door.bench.database.read<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

describe('a place', () => {
  const village = (change: object = {}) => ({
    level: 'village',
    parentId: org('town1'),
    code: 'QH0199',
    name: '新庄村',
    ...change,
  });
  const add = async (login: string, body: object) => (await door.visitor(login)).post('/api/v1/orgs', body);

  test('is added under the one above, and seen by those around it', async () => {
    const added = await add('admin1', village());
    expect([added.statusCode, added.json<Body>()]).toEqual([201, { id: aString, ...village() }]);
    const { orgs } = (await (await door.visitor('town1')).get('/api/v1/orgs')).json<{ orgs: object[] }>();
    expect(orgs).toContainEqual(added.json<object>());
  });

  test('that is a firm lies nowhere', async () => {
    const firm = { level: 'firm', parentId: null, code: 'F99', name: '新禾工程有限公司' };
    expect((await add('admin1', firm)).json<Body>()).toEqual({ id: aString, ...firm });
  });

  test.each([
    ['by someone else', 'county1', {}, 403, 'notYourRole'],
    ['with a code that is taken', 'admin1', { code: 'QH0101' }, 409, 'orgCodeTaken'],
    ['in a county', 'admin1', { parentId: org('county') }, 422, 'levelDoesNotFit'],
    ['nowhere', 'admin1', { parentId: null }, 422, 'noSuchPlace'],
    ['that is a firm in a town', 'admin1', { level: 'firm' }, 422, 'levelDoesNotFit'],
    ['under another administrator', 'admin1', { level: 'town', parentId: ODD_COUNTY }, 403, 'notYourPlace'],
    ['in another tenant', 'admin1', { level: 'town', parentId: OTHER_COUNTY }, 422, 'noSuchPlace'],
    ['of a level that is made by the command alone', 'admin1', { level: 'county' }, 422, 'requestInvalid'],
    ['with a code in small letters', 'admin1', { code: 'qh0198' }, 422, 'requestInvalid'],
  ])('%s is not added', async (_why, login, change, status, code) => {
    const before = await count('orgs');
    expect((await add(login, village(change))).json<Body>()).toMatchObject({ status, code });
    expect(await count('orgs')).toBe(before);
  });
});

describe('an account', () => {
  const officer = (change: object = {}) => ({
    login: 'qh.new-1',
    name: '新任专干',
    password: 'Vq8-lantern-21',
    grants: [{ role: 'townOfficer', orgId: org('town1') }],
    ...change,
  });
  const add = async (login: string, body: object) => (await door.visitor(login)).post('/api/v1/users', body);

  test('is made with its roles, and signs in', async () => {
    const grants = [...officer().grants, { role: 'contractor', orgId: org('builder') }];
    const made = await add('admin1', officer({ grants: [...grants, ...grants] }));
    expect([made.statusCode, made.json<Body>()]).toEqual([201, { id: aString }]);
    const visitor = await Visitor.signIn(door.app, 'qh.new-1', 'Vq8-lantern-21');
    const me = (await visitor.get('/api/v1/me')).json<{ grants: { role: string; orgId: string }[] }>();
    expect(me.grants.map(({ role, orgId }) => ({ role, orgId }))).toEqual([grants[1], grants[0]]);
    expect(door.logged.join('\n')).not.toContain('lantern');
  });

  const grant = (role: string, orgId: string) => ({ login: 'qh.new-2', grants: [{ role, orgId }] });
  test.each([
    ['by someone else', 'county1', {}, 403, 'notYourRole'],
    ['under a login that is taken', 'admin1', { login: 'county1' }, 409, 'loginTaken'],
    ['with a seat at the wrong level', 'admin1', grant('townOfficer', org('village1a')), 422, 'levelDoesNotFit'],
    ['with a seat under another administrator', 'admin1', grant('countyOfficer', ODD_COUNTY), 403, 'notYourPlace'],
    ['with a seat above the administrator', 'admin1', grant('administrator', org('city')), 403, 'notYourPlace'],
    ['with a seat in another tenant', 'admin1', grant('countyOfficer', OTHER_COUNTY), 422, 'noSuchPlace'],
    ['without a seat', 'admin1', { grants: [] }, 422, 'requestInvalid'],
    ['with a short password', 'admin1', { password: 'Vq8-lantern' }, 422, 'requestInvalid'],
    ['with a password of few characters', 'admin1', { password: 'abababababab' }, 422, 'requestInvalid'],
    ['with capitals in the login', 'admin1', { login: 'Admin' }, 422, 'requestInvalid'],
  ])('%s is not made', async (_why, login, change, status, code) => {
    const before = await count('users');
    expect((await add(login, officer({ login: 'qh.new-2', ...change }))).json<Body>()).toMatchObject({ status, code });
    expect(await count('users')).toBe(before);
  });
});
