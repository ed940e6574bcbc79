import { createHash, randomUUID } from 'node:crypto';
import type { LightMyRequestResponse as Response } from 'fastify';
import { DEMO_TENANT, DEMO_USERS, demoId } from '../../bin/demo-county.js';
import { addDays } from '../../procedures/days.js';
import { ACT_KINDS } from '../../record/administrative-acts.js';
import { holdByCommand } from '../../record/hold.js';
import { RecordDriver } from '../builders/record-driver.js';
import { COUNTY, fund, list, policy, quota, someone, supplier, YEAR } from './administrative-samples.js';
import { testActsOfThePublic } from './acts-of-the-public.js';
import { testActsOnFiles } from './acts-on-files.js';
import { HEADING, linesOf, paid } from './bank-answers.js';
import { type DoorBench, startDoorBench } from './door-bench.js';

let door: DoorBench;
let driver: RecordDriver;
beforeAll(async () => {
  door = await startDoorBench();
  driver = new RecordDriver(door.bench.database.pool);
});
afterAll(() => door.stop());

const ACTS = '/api/v1/administrative-acts';

interface Act {
  readonly seq: number;
  readonly kind: string;
  readonly title: { readonly zh: string };
  readonly by: { readonly userId: string; readonly role: string | null; readonly orgId: string | null } | null;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

async function acts(query = '', login = 'auditor1'): Promise<{ acts: Act[]; next: number | null }> {
  return (await (await door.visitor(login)).get(`${ACTS}${query}`)).json();
}

const count = async () => (await door.bench.database.read('select from administrative_acts')).length;

/** What is on record since: the newest first. */
async function noted(work: () => Promise<Response>): Promise<{ response: Response; since: Act[] }> {
  const before = await count();
  const response = await work();
  const { acts: all } = await acts('?limit=200');
  return { response, since: all.slice(0, all.length - before) };
}

const STATEMENT = { from: '2026-03-01', to: '2026-03-02', sha256: 'd'.repeat(64), everyMovementMatched: true };

const as = async (login: string) => door.visitor(login);
let fundId = '';

describe('each leaves who, what, before and after', () => {
  test('a quota', async () => {
    const first = await noted(async () => (await as('finance1')).put('/api/v1/quotas', quota(5)));
    expect(first.since).toMatchObject([
      {
        kind: 'quotaSet',
        by: { userId: demoId('user:finance1'), role: 'finance', orgId: COUNTY, orgName: '清禾县残联' },
        what: { programme: 'home-renovation', year: 2029, orgId: COUNTY },
        before: null,
        after: { total: 5 },
      },
    ]);
    const { since } = await noted(async () => (await as('admin1')).put('/api/v1/quotas', quota(7)));
    expect(since).toMatchObject([{ by: { role: 'administrator' }, before: { total: 5 }, after: { total: 7 } }]);
  });

  test('a fund, and another total of it', async () => {
    const added = await noted(async () => (await as('finance1')).post('/api/v1/funds', fund));
    fundId = added.response.json<{ id: string }>().id;
    expect(added.since).toMatchObject([
      { kind: 'fundAdded', what: { fundId }, before: null, after: { ...fund, perCaseFen: null } },
    ]);
    const { since } = await noted(async () =>
      (await as('finance1')).patch(`/api/v1/funds/${fundId}`, { totalFen: '250000' }),
    );
    expect(since).toMatchObject([
      { kind: 'fundChanged', what: { fundId }, before: { totalFen: '100000' }, after: { totalFen: '250000' } },
    ]);
  });

  test('a year of working days', async () => {
    await (await as('admin1')).post('/api/v1/calendars', YEAR);
    const changed = { ...YEAR, restDays: ['2029-01-01', '2029-01-02'] };
    const { since } = await noted(async () => (await as('admin1')).post('/api/v1/calendars', changed));
    expect(since).toMatchObject([
      {
        kind: 'calendarLoaded',
        what: { year: 2029 },
        before: { restDays: YEAR.restDays },
        after: { restDays: changed.restDays, changedCases: 0 },
      },
    ]);
  });

  test('a policy document', async () => {
    const { since } = await noted(async () => (await as('admin1')).post('/api/v1/policies', policy));
    expect(since).toMatchObject([{ kind: 'policyPut', before: null, after: policy }]);
  });

  test('a list, with the one it takes the place of, and nobody who is in it', async () => {
    const { since } = await noted(async () => (await as('county1')).post('/api/v1/lists', list));
    expect(since).toMatchObject([
      {
        kind: 'listImported',
        what: { kind: 'ageingAdaptation', name: '适老化名单' },
        before: { asOf: '2026-03-02', rows: 2 },
        after: { asOf: '2026-03-02', rows: 1, leftOut: 0 },
      },
    ]);
    expect(since[0]?.body).not.toContain(someone?.idNumber);
  });

  test('a supplier, with the names alone of what is other now', async () => {
    const put = async (change: object) =>
      (await as('admin1')).put(`/api/v1/suppliers/${demoId('org:assessors')}`, supplier(change));
    const first = await noted(() => put({}));
    const { since } = await noted(() => put({ phone: '13800000002' }));
    expect(since).toMatchObject([{ kind: 'supplierKept', after: { changed: ['phone'] } }]);
    expect(first.since).toMatchObject([
      {
        before: null,
        after: { creditCode: supplier().creditCode, changed: expect.arrayContaining(['contact']) as unknown },
      },
    ]);
    for (const value of ['13800000001', '13800000002', '示例法人', '6200000000000000018'])
      expect(`${first.since[0]?.body}${since[0]?.body}`).not.toContain(value);
  });

  test('a firm that was added, and an account whose login and name are not named', async () => {
    const firm = { level: 'firm', parentId: null, code: 'F98', name: '示例新公司' };
    const added = await noted(async () => (await as('admin1')).post('/api/v1/orgs', firm));
    const orgId = added.response.json<{ id: string }>().id;
    expect(added.since).toMatchObject([
      {
        kind: 'orgAdded',
        by: { role: 'administrator' },
        what: { orgId },
        before: null,
        after: { ...firm, parentId: null },
      },
    ]);
    const account = { login: 'newcomer', name: '示例人', password: 'tongtu-demo-2026' };
    const grants = [{ role: 'contractor', orgId }];
    const made = await noted(async () => (await as('admin1')).post('/api/v1/users', { ...account, grants }));
    const { id: userId } = made.response.json<{ id: string }>();
    expect(made.since).toMatchObject([{ kind: 'accountMade', what: { userId }, before: null, after: { grants } }]);
    for (const value of Object.values(account)) expect(made.since[0]?.body).not.toContain(value);
  });

  test('sessions that were ended', async () => {
    const { since } = await noted(async () =>
      (await as('admin1')).delete(`/api/v1/users/${demoId('user:town2')}/sessions`),
    );
    expect(since).toMatchObject([
      { kind: 'sessionsEnded', by: { role: 'administrator' }, what: { userId: demoId('user:town2') } },
    ]);
    expect(since[0]?.body).not.toContain('town2');
  });

  test('a delegation that was made and revoked', async () => {
    const today = await driver.today();
    const days = { fromDay: today, toDay: today };
    const wanted = { role: 'countyOfficer', orgId: COUNTY, delegateId: demoId('user:finance1'), ...days };
    const delegationId = randomUUID();
    const made = await noted(async () =>
      (await as('county1')).post('/api/v1/delegations', wanted, { 'idempotency-key': delegationId }),
    );
    const by = { userId: demoId('user:county1'), role: 'countyOfficer', orgId: COUNTY };
    const after = { ...wanted, userId: by.userId, programme: null };
    expect(made.since).toMatchObject([{ kind: 'delegationMade', by, what: { delegationId }, after }]);
    const revoke = async () => (await as('county1')).delete(`/api/v1/delegations/${delegationId}`);
    expect((await noted(revoke)).since).toMatchObject([
      { kind: 'delegationRevoked', by, what: { delegationId }, after: { revoked: true } },
    ]);
    expect((await noted(revoke)).since).toEqual([]);
  });

  test('a failed effect that is tried again', async () => {
    const opened = await door.open(3);
    const effectId = randomUUID();
    await door.bench.database.owner.query(
      `insert into case_effects (tenant_id, id, case_id, seq, effect, state, attempts, error_code) values ($1, $2, $3, 1, 'tellApplicant', 'failed', 5, 'gatewayAway')`,
      [DEMO_TENANT.id, effectId, opened.id],
    );
    const { since } = await noted(async () => (await as('county1')).post(`/api/v1/effects/${effectId}/retry`, {}));
    expect(since).toMatchObject([
      {
        kind: 'effectRetried',
        by: { userId: demoId('user:county1'), role: 'countyOfficer' },
        what: { effectId, caseId: opened.id },
        before: { state: 'failed', attempts: 5, errorCode: 'gatewayAway' },
        after: { state: 'pending', attempts: 0 },
      },
    ]);
  });

  test('a payment file: made, taken, answered', async () => {
    const caseId = await driver.open(5);
    await driver.goThrough(caseId, 'orderPayment');
    const files = '/api/v1/payment-files';
    const made = await noted(async () => (await as('finance1')).post(files, {}));
    const { id: fileId, sha256 } = made.response.json<{ id: string; sha256: string }>();
    expect(made.since).toMatchObject([
      { kind: 'paymentFileMade', what: { fileId }, after: { count: 1, totalFen: '242000', sha256 } },
    ]);
    const taken = await noted(async () => (await as('finance2')).get(`${files}/${fileId}`));
    expect(taken.since).toMatchObject([
      { kind: 'paymentFileTaken', by: { userId: demoId('user:finance2') }, what: { fileId }, after: { sha256 } },
    ]);
    const rows = linesOf(taken.response.body).map((line) => paid(line, 'YH-1', '2026-03-11'));
    const bytes = [HEADING, ...rows].join('\r\n');
    const answered = await noted(async () =>
      (await as('finance1')).post(`${files}/${fileId}/answer`, bytes, { 'content-type': 'text/csv' }),
    );
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(answered.since).toMatchObject([
      { kind: 'paymentFileAnswered', what: { fileId }, after: { sha256: hash, rows: 1, paid: 1, returned: 0 } },
    ]);
  });

  test('a hold: begun by the system, matched, released', async () => {
    const begun = await noted(async () => {
      await holdByCommand(driver.deps, 'the disk was put back');
      return (await as('finance1')).get('/api/v1/hold');
    });
    const { daysToMatch } = begun.response.json<{ daysToMatch: { from: string; to: string } }>();
    expect(begun.since).toMatchObject([
      { kind: 'holdBegun', by: null, what: { cause: 'command', reason: 'the disk was put back' } },
    ]);
    const sha256 = 'd'.repeat(64);
    const statement = { ...daysToMatch, sha256, everyMovementMatched: true };
    const matched = await noted(async () => (await as('finance2')).post('/api/v1/hold/release', statement));
    expect(matched.since).toMatchObject([
      { kind: 'holdMatched', by: { role: 'finance' }, before: null, after: { ...daysToMatch, sha256 } },
    ]);
    const { since } = await noted(async () => (await as('admin1')).post('/api/v1/hold/release/confirm', { sha256 }));
    expect(since).toMatchObject([{ kind: 'holdReleased', by: { role: 'administrator' }, after: { sha256 } }]);
  });

  test('the demonstration’s clock', async () => {
    const { since } = await noted(async () => (await as('admin1')).post('/api/v1/demo/clock', { days: 1 }));
    expect(since).toMatchObject([{ kind: 'demoClockMoved', what: { days: 1, hours: 0 } }]);
    const { before, after } = JSON.parse(since[0]?.body ?? '{}') as Record<'before' | 'after', { now: string }>;
    expect(Date.parse(after.now) - Date.parse(before.now)).toBe(86_400_000);
  });

  test('a sampling: its list, its draw, a visit', async () => {
    const inspector = await as('inspector1');
    const id = randomUUID();
    const wanted = { id, programme: 'home-renovation', acceptedFrom: '2026-01-01', acceptedTo: '2026-12-31', size: 1 };
    const frozen = await noted(async () => inspector.post('/api/v1/samplings', wanted));
    const { listSha256 } = frozen.response.json<{ listSha256: string }>();
    expect(frozen.since).toMatchObject([
      { kind: 'samplingListFrozen', by: { role: 'cityInspector' }, after: { listSha256, size: 1 } },
    ]);
    const drawnOn = addDays(await driver.today(), 1);
    await driver.setToday(drawnOn);
    const draw = { seed: '7', source: '双色球', drawnOn, document: '公告' };
    const drawn = await noted(async () => inspector.post(`/api/v1/samplings/${id}/draw`, draw));
    const [home] = drawn.response.json<{ sample: { number: string }[] }>().sample;
    const number = home?.number ?? '';
    expect(drawn.since).toMatchObject([{ kind: 'sampleDrawn', after: { ...draw, sample: [number] } }]);
    const visit = { id: randomUUID(), number, visitedOn: drawnOn, findings: [] };
    const visited = await noted(async () => inspector.post(`/api/v1/samplings/${id}/visits`, visit));
    expect(visited.since).toMatchObject([{ kind: 'samplingVisitEntered', after: { passed: true, findings: 0 } }]);
  });

  test('a firm’s worker: invited, joined, assigned a home, dismissed', async () => {
    const contractor = await as('contractor1');
    const orgId = demoId('org:builder');
    const home = await driver.open(11);
    await driver.rows(
      `insert into case_parties (tenant_id, case_id, org_id, as_role) select tenant_id, id, $2, 'contractor' from cases where id = $1`,
      [home, orgId],
    );
    const phone = '13900004321';
    const invited = await noted(async () => contractor.post('/api/v1/workers/invitations', { name: '工人', phone }));
    const invitationId = invited.response.json<{ id: string }>().id;
    const by = { role: 'contractor', orgId };
    expect(invited.since).toMatchObject([{ kind: 'workerInvited', by, what: { invitationId, orgId } }]);
    const code = /验证码 (\d{8})/.exec(door.bench.sms.sent.at(-1)?.text ?? '')?.[1];
    const body = { phone, code, password: 'gong-ren-2026-x' };
    const joined = await noted(async () =>
      door.app.inject({ method: 'POST', url: '/api/v1/workers/join', payload: body }),
    );
    const { userId } = joined.response.json<{ userId: string }>();
    expect(joined.since).toMatchObject([
      { kind: 'workerJoined', by: { ...by, userId }, what: { invitationId, userId } },
    ]);
    const assigned = await noted(async () =>
      contractor.put(`/api/v1/work-orders/${home}/workers`, { workers: [userId] }),
    );
    expect(assigned.since).toMatchObject([
      { kind: 'workAssigned', by, what: { caseId: home }, before: { workers: [] }, after: { workers: [userId] } },
    ]);
    const dismissed = await noted(async () => contractor.delete(`/api/v1/workers/${userId}`));
    expect(dismissed.since).toMatchObject([{ kind: 'workerDismissed', by, what: { userId }, after: { homes: 1 } }]);
    const all = [invited, joined, assigned, dismissed].flatMap(({ since }) => since.map((act) => act.body)).join('');
    expect(all).not.toMatch(/工人|13900004321/);
  });

  testActsOfThePublic({ bench: () => ({ door, driver }), noted });
  testActsOnFiles({ bench: () => ({ door, driver }), noted });

  test('and no kind was forgotten here', async () => {
    const { acts: all } = await acts('?limit=200');
    expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual([...ACT_KINDS].sort());
  });
});

describe('what was refused leaves none', () => {
  test.each([
    ['a quota by a village', 'village1a', 'PUT', '/api/v1/quotas', quota(9)],
    ['a quota of no programme', 'admin1', 'PUT', '/api/v1/quotas', { ...quota(9), programme: 'x' }],
    ['a quota of another place', 'finance1', 'PUT', '/api/v1/quotas', { ...quota(9), orgId: demoId('org:city') }],
    ['a fund by a village', 'village1a', 'POST', '/api/v1/funds', fund],
    ['a fund where one is', 'finance1', 'POST', '/api/v1/funds', fund],
    ['a calendar by finance', 'finance1', 'POST', '/api/v1/calendars', YEAR],
    ['a calendar that cannot be', 'admin1', 'POST', '/api/v1/calendars', { ...YEAR, restDays: ['2029-01-06'] }],
    ['a policy by finance', 'finance1', 'POST', '/api/v1/policies', policy],
    ['a policy that is there', 'admin1', 'POST', '/api/v1/policies', policy],
    ['a list by a village', 'village1a', 'POST', '/api/v1/lists', list],
    ['a list of nothing', 'admin1', 'POST', '/api/v1/lists', { ...list, rows: [] }],
    ['a supplier by a village', 'village1a', 'PUT', `/api/v1/suppliers/${demoId('org:assessors')}`, supplier()],
    ['a supplier under a taken code', 'admin1', 'PUT', `/api/v1/suppliers/${demoId('org:builder2')}`, supplier()],
    ['sessions of someone elsewhere', 'village1a', 'DELETE', `/api/v1/users/${demoId('user:county1')}/sessions`, {}],
    ['an effect that there is not', 'county1', 'POST', `/api/v1/effects/${randomUUID()}/retry`, {}],
    ['a payment file by the county officer', 'county1', 'POST', '/api/v1/payment-files', {}],
    ['a payment file of nothing', 'finance1', 'POST', '/api/v1/payment-files', {}],
    ['an answer to no file', 'finance1', 'POST', `/api/v1/payment-files/${randomUUID()}/answer`, HEADING],
    ['a release of no hold', 'finance1', 'POST', '/api/v1/hold/release', STATEMENT],
    ['a release by the county officer', 'county1', 'POST', '/api/v1/hold/release', STATEMENT],
    [
      'an invitation by the county officer',
      'county1',
      'POST',
      '/api/v1/workers/invitations',
      { name: '甲', phone: '13900004322' },
    ],
    ['a dismissal of nobody', 'contractor1', 'DELETE', `/api/v1/workers/${randomUUID()}`, {}],
    ['a clock that runs back', 'admin1', 'POST', '/api/v1/demo/clock', { days: -1 }],
  ] as const)('%s', async (_what, login, method, url, body) => {
    const visitor = await door.visitor(login);
    const send = {
      PUT: () => visitor.put(url, body as object),
      POST: () => visitor.post(url, body, typeof body === 'string' ? { 'content-type': 'text/csv' } : {}),
      DELETE: () => visitor.delete(url),
    };
    const { response, since } = await noted(send[method]);
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(since).toEqual([]);
  });

  test('a fund below what is taken, an answer that does not fit', async () => {
    const [spent] = await driver.rows<{ id: string }>(
      'select fund_id as id from fund_entries group by fund_id having sum(amount_fen) > 0 limit 1',
    );
    const file = (await (await as('finance1')).get('/api/v1/payment-files')).json<{ files: { id: string }[] }>();
    const { since } = await noted(async () => {
      const finance = await as('finance1');
      await finance.post(
        `/api/v1/payment-files/${file.files[0]?.id}/answer`,
        `${HEADING}\r\nx,paid,1.00,Y,2026-03-11,`,
        {
          'content-type': 'text/csv',
        },
      );
      return finance.patch(`/api/v1/funds/${spent?.id}`, { totalFen: '1' });
    });
    expect(since).toEqual([]);
  });
});

describe('they are read', () => {
  test('by auditors, managers and administrators alone', async () => {
    for (const { login, seats } of DEMO_USERS) {
      const may = seats.some(({ role }) => ['auditor', 'manager', 'administrator'].includes(role));
      expect([login, (await (await door.visitor(login)).get(ACTS)).statusCode]).toEqual([login, may ? 200 : 403]);
    }
    expect((await door.app.inject(ACTS)).statusCode).toBe(401);
  });

  test('newest first, page by page, and by kind', async () => {
    const whole = (await acts('?limit=200')).acts.map(({ seq }) => seq);
    expect(whole).toEqual(Array.from({ length: whole.length }, (_, at) => whole.length - at));
    const paged: number[] = [];
    for (let next: number | null = null; ; ) {
      const page = await acts(`?limit=4${next === null ? '' : `&cursor=${next}`}`);
      paged.push(...page.acts.map(({ seq }) => seq));
      next = page.next;
      if (next === null) break;
    }
    expect(paged).toEqual(whole);
    const quotas = (await acts('?kind=quotaSet')).acts;
    expect(quotas.map(({ kind, title }) => [kind, title.zh])).toEqual(Array(2).fill(['quotaSet', '设定任务数']));
    expect((await (await as('auditor1')).get(`${ACTS}?kind=secret`)).statusCode).toBe(422);
  });

  test('with bytes and hashes by which anyone can follow the chain', async () => {
    const chain = (await acts('?limit=200')).acts.toReversed();
    let previous = Buffer.alloc(32);
    for (const { seq, body, prevHash, hash } of chain) {
      expect(prevHash).toBe(previous.toString('hex'));
      previous = createHash('sha256').update(previous).update(body).digest();
      expect([seq, hash]).toEqual([(JSON.parse(body) as Act).seq, previous.toString('hex')]);
    }
  });

  test('not those of another county', async () => {
    const elsewhere = randomUUID();
    await door.bench.database.owner.query(
      `insert into orgs (tenant_id, id, level, code, name, lineage) values ($1, $2, 'county', 'ELSEWHERE', '别县', array[$2::uuid])`,
      [DEMO_TENANT.id, elsewhere],
    );
    await door.bench.database.owner.query(
      `insert into administrative_acts (tenant_id, seq, kind, user_id, role, org_id, acted_at, body, prev_hash, hash)
       select tenant_id, seq + 1, 'quotaSet', user_id, 'finance', $1, acted_at, body, hash, hash from administrative_acts order by seq desc limit 1`,
      [elsewhere],
    );
    expect((await acts('?limit=1')).acts[0]?.kind).not.toBe('quotaSet');
  });
});
