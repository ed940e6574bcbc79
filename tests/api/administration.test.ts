import { randomUUID } from 'node:crypto';
import { demoId, DEMO_TENANT } from '../../bin/demo-county.js';
import { demoApplicant } from '../builders/demo-case.js';
import { until } from '../harness/until.js';
import { aNumber, aString, type Body } from './answer.js';
import { type DoorBench, startDoorBench } from './door-bench.js';
import type { Visitor } from './visitor.js';

let door: DoorBench;
let admin: Visitor;
let county: Visitor;
let village: Visitor;
beforeAll(async () => {
  door = await startDoorBench();
  [admin, county, village] = await Promise.all([
    door.visitor('admin1'),
    door.visitor('county1'),
    door.visitor('village1a'),
  ]);
});
afterAll(() => door.stop());

describe('lists', () => {
  const { person } = demoApplicant(0);
  const row = { idNumber: person.idNumber, status: 'valid', category: person.category, grade: person.grade };
  const list = (change: object = {}) => ({
    kind: 'cardRegister',
    name: '持证名册三月',
    asOf: '2026-03-02',
    rows: [row],
    ...change,
  });
  const count = async () =>
    (await door.bench.database.read<{ n: number }>('select count(*)::int as n from reference_lists'))[0]?.n;

  test('are imported with name, day and rows, and are in force at once', async () => {
    const response = await admin.post('/api/v1/lists', list());
    expect([response.statusCode, response.json<Body>()]).toEqual([
      201,
      {
        id: aString,
        kind: 'cardRegister',
        name: '持证名册三月',
        asOf: '2026-03-02',
        rows: 1,
        sha256: aString,
        rejected: [],
      },
    ]);
    const { lists } = (await village.get('/api/v1/lists')).json<Body>();
    expect(
      lists.filter((each: { kind: string; inForce: boolean }) => each.kind === 'cardRegister' && each.inForce),
    ).toEqual([expect.objectContaining({ name: '持证名册三月' })]);
    expect(JSON.stringify(lists)).not.toContain(person.idNumber);
  });

  test('are imported from a CSV file', async () => {
    const bytes = Buffer.from(
      `\ufeffidNumber,householdRegister,address,acceptedOn\r\n${person.idNumber},,"${person.address}",2024-05-01\r\n,341800100000,,\r\n`,
    );
    const fields = { kind: 'ageingAdaptation', name: '适老化', asOf: '2026-03-02' };
    const response = await county.upload('/api/v1/lists', fields, { bytes, type: 'text/csv', name: 'list.csv' });
    expect([response.statusCode, response.json<Body>()]).toEqual([
      201,
      expect.objectContaining({ rows: 2, rejected: [] }),
    ]);
    expect((await county.upload('/api/v1/lists', fields)).json<Body>()).toMatchObject({ code: 'fileMissing' });
    expect(
      (await county.upload('/api/v1/lists', { ...fields, kind: 'x' }, { bytes, type: 'text/csv' })).json<Body>(),
    ).toMatchObject({ status: 422, code: 'requestInvalid' });
  });

  test('from a file that breaks off are refused, whatever it could be read as', async () => {
    const whole = Buffer.from(`idNumber,address\r\n${person.idNumber},${person.address}`);
    const fields = { kind: 'ageingAdaptation', name: '适老化', asOf: '2026-03-02', leaveOutRejected: 'true' };
    const before = await count();
    for (const bytes of [whole.subarray(0, -1), Buffer.from('idNumber,address\n1,"一号\n')])
      expect((await admin.upload('/api/v1/lists', fields, { bytes, type: 'text/csv' })).json<Body>()).toMatchObject({
        status: 422,
        code: 'fileDamaged',
      });
    expect(await count()).toBe(before);
  });

  test.each(['renovatedBefore', 'ageingAdaptation'])('of kind %s tell of nothing that lies ahead', async (kind) => {
    const rows = ['2026-03-02', '2026-03-03'].map((acceptedOn) => ({ address: '一号', acceptedOn }));
    expect((await admin.post('/api/v1/lists', list({ kind, rows }))).json<Body>()).toMatchObject({
      code: 'listRowsRejected',
      rejected: [{ row: 2, errors: [{ pointer: '#/rows/1/acceptedOn', code: 'dayInFuture' }] }],
    });
  });

  test('with very many rows that cannot be taken show the first hundred, and count the rest', async () => {
    const rows = [row, ...Array.from({ length: 250 }, () => 'x')];
    for (const leaveOutRejected of [false, true]) {
      const { rejected, rejectedMore } = (await admin.post('/api/v1/lists', list({ rows, leaveOutRejected }))).json<{
        rejected: { row: number }[];
        rejectedMore: number;
      }>();
      expect([rejected.length, rejected[0]?.row, rejectedMore]).toEqual([100, 2, 150]);
    }
  });

  test('with rows that cannot be taken are refused whole, until someone says to leave these out', async () => {
    const rows = [row, { ...row, grade: '7' }, { ...row, idNumber: '110105194912310021' }, { ...row, note: 'x' }, 'x'];
    const before = await count();
    const refused = await admin.post('/api/v1/lists', list({ rows }));
    expect(refused.json<Body>()).toMatchObject({
      status: 422,
      code: 'listRowsRejected',
      rejected: [
        { row: 2, errors: [{ pointer: '#/rows/1/grade', code: 'notOffered' }] },
        { row: 3 },
        { row: 4 },
        { row: 5 },
      ],
    });
    expect(await count()).toBe(before);
    const taken = await admin.post('/api/v1/lists', list({ rows, leaveOutRejected: true }));
    expect(taken.json<Body>()).toMatchObject({ rows: 1, rejected: [{ row: 2 }, { row: 3 }, { row: 4 }, { row: 5 }] });
  });

  test.each([
    ['hardshipRegister', { householdRegister: '1', status: 'minimumLiving' }, { status: 'minimumLiving' }],
    [
      'renovatedBefore',
      { address: '一号', acceptedOn: '2024-01-01', grade: '1' },
      { address: '一号', acceptedOn: 'lately' },
    ],
    ['ageingAdaptation', { householdRegister: '1' }, {}],
  ])('of kind %s say by whom or what they are found', async (kind, good, bad) => {
    expect((await admin.post('/api/v1/lists', list({ kind, rows: [good] }))).statusCode).toBe(201);
    expect((await admin.post('/api/v1/lists', list({ kind, rows: [bad] }))).json<Body>()).toMatchObject({
      code: 'listRowsRejected',
    });
  });

  test.each([
    ['of nothing', { rows: [] }, 422, 'listEmpty'],
    ['older than the present one', { asOf: '2026-01-01' }, 409, 'listOlderThanPresent'],
    ['of tomorrow', { asOf: '2026-03-03' }, 409, 'happenedInFuture'],
    ['of no kind', { kind: 'friends' }, 422, 'requestInvalid'],
    ['with more than was asked', { note: 'x' }, 422, 'requestInvalid'],
  ])('%s are refused', async (_what, change, status, code) => {
    expect((await admin.post('/api/v1/lists', list(change))).json<Body>()).toMatchObject({ status, code });
  });

  test('are not imported by everyone', async () => {
    expect((await village.post('/api/v1/lists', list())).json<Body>()).toMatchObject({
      status: 403,
      code: 'notYourRole',
    });
  });
});

describe('the calendar', () => {
  const year = (change: object = {}) => ({
    year: 2028,
    restDays: ['2028-01-03'],
    workDays: ['2028-01-08'],
    source: '国务院办公厅通知',
    ...change,
  });

  test('is loaded by year and shown', async () => {
    expect((await admin.post('/api/v1/calendars', year())).json<Body>()).toEqual({ changedCases: 0 });
    expect((await village.get('/api/v1/calendars')).json<Body>().years).toContainEqual(year());
  });

  test('moves the deadlines that run', async () => {
    const opened = await door.open(0);
    const known = (await admin.get('/api/v1/calendars'))
      .json<Body>()
      .years.find((each: { year: number }) => each.year === 2026);
    const due = async () => (await admin.get(`/api/v1/cases/${opened.id}`)).json<Body>().clocks[0]?.lastDay ?? '';
    const before = await due();
    const loaded = await admin.post('/api/v1/calendars', {
      ...known,
      restDays: [...new Set([...(known?.restDays ?? []), before])],
    });
    expect(loaded.json<Body>()).toEqual({ changedCases: 1 });
    expect((await due()) > before).toBe(true);
  });

  test.each([
    ['a weekend among the days of rest', { restDays: ['2028-01-01'] }],
    ['a weekday among the days of work', { workDays: ['2028-01-03'] }],
    ['a day of another year', { restDays: ['2027-01-04'] }],
    ['a day twice', { restDays: ['2028-01-03', '2028-01-03'] }],
  ])('with %s is refused', async (_what, change) => {
    expect((await admin.post('/api/v1/calendars', year(change))).json<Body>()).toMatchObject({
      status: 422,
      code: 'calendarInvalid',
      errors: [{ code: 'notADay' }],
    });
  });

  test('is loaded by administrators alone', async () => {
    expect((await county.post('/api/v1/calendars', year())).json<Body>()).toMatchObject({
      status: 403,
      code: 'notYourRole',
    });
  });
});

describe('policies', () => {
  const policy = (change: object = {}) => ({
    programme: 'home-renovation',
    documentNumber: '清残发〔2026〕9号',
    effectiveFrom: '2026-04-01',
    values: { grantCapFen: '500000' },
    ...change,
  });

  test('are put in force from a day on, and hold for cases opened then', async () => {
    const response = await admin.post(
      '/api/v1/policies',
      policy({
        documentNumber: '清残发〔2026〕2号',
        effectiveFrom: '2026-03-01',
        values: { publicityDays: { unit: 'workingDays', count: 5 } },
      }),
    );
    expect(response.statusCode).toBe(201);
    const { documents, defaults } = (await village.get('/api/v1/policies')).json<Body>();
    expect(documents[0]).toMatchObject({ documentNumber: '清残发〔2026〕2号', effectiveFrom: '2026-03-01' });
    expect(defaults['home-renovation']).toMatchObject({ grantCapFen: '600000' });
    const opened = await door.open(1);
    const [pinned] = await door.bench.database.read<{ days: object }>(
      `select policy_values->'publicityDays' as days from cases where id = $1`,
      [opened.id],
    );
    expect(pinned?.days).toEqual({ unit: 'workingDays', count: 5 });
  });

  test('are not replaced', async () => {
    expect((await admin.post('/api/v1/policies', policy())).statusCode).toBe(201);
    expect((await admin.post('/api/v1/policies', policy({ effectiveFrom: '2026-05-01' }))).json<Body>()).toMatchObject({
      status: 409,
      code: 'policyExists',
    });
    expect((await admin.post('/api/v1/policies', policy({ documentNumber: '另一号' }))).json<Body>()).toMatchObject({
      status: 409,
      code: 'policyExists',
    });
  });

  test.each([
    ['a setting that there is not', { values: { colour: 'red' } }, 'policyInvalid'],
    ['money that is no money', { values: { grantCapFen: -1 } }, 'policyInvalid'],
    [
      'an action that there is not',
      { values: { fourEyes: [{ action: 'fly', notBy: 'accept', same: 'person' }] } },
      'policyInvalid',
    ],
    ['a programme that there is not', { programme: 'x' }, 'noSuchProcedure'],
    ['a day that is none', { effectiveFrom: '2026-02-31' }, 'requestInvalid'],
  ])('with %s are refused', async (_what, change, code) => {
    expect(
      (
        await admin.post(
          '/api/v1/policies',
          policy({ documentNumber: randomUUID(), effectiveFrom: '2026-09-01', ...change }),
        )
      ).json<Body>(),
    ).toMatchObject({ status: 422, code });
  });

  test('are put by administrators alone', async () => {
    expect((await county.post('/api/v1/policies', policy())).json<Body>()).toMatchObject({
      status: 403,
      code: 'notYourRole',
    });
  });
});

describe('what there is to see', () => {
  test('programmes with what an application asks', async () => {
    const { procedures } = (await village.get('/api/v1/procedures')).json<Body>();
    expect(procedures).toMatchObject([
      {
        id: 'home-renovation',
        version: 3,
        subject: 'home',
        opening: { by: ['villageOfficer'], form: { additionalProperties: false } },
      },
      { id: 'tender-lot', version: 2, subject: 'lot', opening: { by: ['countyOfficer'] } },
      { id: 'recovery', version: 1, subject: 'recovery', opening: { by: ['countyOfficer', 'finance'] } },
      { id: 'small-grant', version: 1, subject: 'home', opening: { by: ['villageOfficer'] } },
    ]);
  });

  test('organisations around one’s own seat', async () => {
    const names = async (visitor: Visitor) =>
      (await visitor.get('/api/v1/orgs')).json<Body>().orgs.map((each: { name: string }) => each.name);
    expect(await names(village)).toEqual(['云溪市残联', '清禾县残联', '临溪镇', '上庄村']);
    expect(await names(county)).toHaveLength(11);
    expect(await names(await door.visitor('contractor1'))).toEqual(['清禾安居工程有限公司']);
  });

  test('the catalogue with guide prices', async () => {
    const { items } = (await village.get('/api/v1/catalogue')).json<Body>();
    expect(items).toContainEqual(
      expect.objectContaining({
        code: 'W01',
        kind: 'works',
        guidePriceFen: expect.stringMatching(/^\d+$/) as unknown,
        sample: true,
      }),
    );
  });

  test('funds whose accounts add up, and quotas', async () => {
    const firm = await door.visitor('contractor1');
    expect((await firm.get('/api/v1/funds')).json<Body>()).toMatchObject({ status: 403, code: 'notYourRole' });
    const { funds } = (await county.get('/api/v1/funds')).json<Body>();
    expect(funds.length).toBeGreaterThan(0);
    for (const { totalFen, freeFen, reservedFen, committedFen, orderedFen, paidFen } of funds) {
      expect(
        [freeFen, reservedFen, committedFen, orderedFen, paidFen].reduce((sum, part) => sum + BigInt(part), 0n),
      ).toBe(BigInt(totalFen));
    }
    expect((await county.get('/api/v1/quotas')).json<Body>().quotas).toContainEqual(
      expect.objectContaining({ total: 60, used: 0, free: 60 }),
    );
  });
});

describe('notes to an organisation', () => {
  test('are read by its people, and marked by them alone', async () => {
    const opened = await door.open(2);
    const ids = [randomUUID(), randomUUID()];
    for (const [at, org] of ['county', 'town3'].entries()) {
      await door.bench.database.owner.query(
        `insert into notifications (tenant_id, id, case_id, seq, org_id, reason) values ($1, $2, $3, 1, $4, 'escalate')`,
        [DEMO_TENANT.id, ids[at], opened.id, demoId(`org:${org}`)],
      );
    }
    const unread = async (visitor: Visitor, query = '') =>
      (await visitor.get(`/api/v1/notifications${query}`))
        .json<Body>()
        .notifications.map((each: { id: string }) => each.id);
    expect(await unread(county)).toContain(ids[0]);
    expect(await unread(county)).not.toContain(ids[1]);
    expect((await county.post('/api/v1/notifications', { read: ids })).json<Body>()).toEqual({ marked: 1 });
    expect(await unread(county)).not.toContain(ids[0]);
    expect(await unread(county, '?all=true')).toContain(ids[0]);
    expect(await unread(await door.visitor('town3'))).toEqual([ids[1]]);
    expect((await county.post('/api/v1/notifications', { read: [] })).json<Body>()).toMatchObject({
      status: 422,
      code: 'requestInvalid',
    });
  });
});

describe('an effect that failed', () => {
  test('is seen, and tried again by the county', async () => {
    const opened = await door.open(3);
    const id = randomUUID();
    await door.bench.database.owner.query(
      `insert into case_effects (tenant_id, id, case_id, seq, effect, state, attempts, error_code) values ($1, $2, $3, 1, 'tellApplicant', 'failed', 5, 'gatewayAway')`,
      [DEMO_TENANT.id, id, opened.id],
    );
    expect((await county.get(`/api/v1/cases/${opened.id}`)).json<Body>().effects).toEqual([
      { id, seq: 1, effect: 'tellApplicant', state: 'failed', attempts: 5, errorCode: 'gatewayAway' },
    ]);
    const officer = await door.visitor(opened.village);
    expect((await officer.post(`/api/v1/effects/${id}/retry`, {})).json<Body>()).toMatchObject({
      status: 403,
      code: 'notYourRole',
    });
    expect((await (await door.visitor('town3')).post(`/api/v1/effects/${id}/retry`, {})).json<Body>()).toMatchObject({
      status: 404,
      code: 'notFound',
    });
    expect((await county.post(`/api/v1/effects/${id}/retry`, {})).json<Body>()).toEqual({ caseId: opened.id });
    await until(
      async () =>
        (await door.bench.database.read(`select 1 from case_effects where id = $1 and state = 'done'`, [id])).length ===
        1,
      'it is done',
    );
    expect((await county.post(`/api/v1/effects/${id}/retry`, {})).json<Body>()).toMatchObject({
      status: 409,
      code: 'effectNotFailed',
    });
    expect((await county.post(`/api/v1/effects/${randomUUID()}/retry`, {})).json<Body>()).toMatchObject({
      status: 404,
      code: 'notFound',
    });
  });
});

describe('the clock of a demonstration', () => {
  test('is moved forward by an administrator, and says how many cases are due', async () => {
    expect((await county.post('/api/v1/demo/clock', { days: 1 })).json<Body>()).toMatchObject({
      status: 403,
      code: 'notYourRole',
    });
    expect((await admin.post('/api/v1/demo/clock', { days: -1 })).json<Body>()).toMatchObject({
      status: 422,
      code: 'clockBackwards',
    });
    expect((await admin.post('/api/v1/demo/clock', { weeks: 1 })).json<Body>()).toMatchObject({
      status: 422,
      code: 'requestInvalid',
    });
    const escalated = async () =>
      (await door.bench.database.read(`select from case_events where action = 'escalate'`)).length;
    const before = await escalated();
    const moved = await admin.post('/api/v1/demo/clock', { days: 30 });
    expect(moved.json<Body>()).toMatchObject({ today: '2026-04-01', dueCases: aNumber });
    expect(moved.json<Body>().dueCases).toBeGreaterThan(0);
    // No sweep runs here: the cases were woken by the move itself.
    await until(async () => (await escalated()) > before, 'a deadline that became due is acted on');
  });

  test('does not exist elsewhere', async () => {
    const app = door.build({ demo: false });
    expect((await admin.at(app).post('/api/v1/demo/clock', { days: 1 })).json<Body>()).toMatchObject({
      status: 404,
      code: 'noSuchRoute',
    });
  });
});
