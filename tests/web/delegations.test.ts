import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkRecord } from '../../audit/check-record.js';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import type { ShownDelegations } from '../../desk/list-delegations.js';
import type { ShownCase } from '../../desk/show-case.js';
import { latestProcedure } from '../../procedures/all-procedures.js';
import { addDays } from '../../procedures/days.js';
import { openCase } from '../../record/open-case.js';
import { CaseWalker } from '../api/case-walker.js';
import { HOME_RENOVATION_FORMS } from '../builders/home-renovation-forms.js';
import { RecordDriver, seatOf, WAY } from '../builders/record-driver.js';
import { type PageBench, startPageBench } from './page-bench.js';
import { type PageVisitor, textOf } from './page-visitor.js';

let pages: PageBench;
let driver: RecordDriver;
let today: string;
/** Waits for the county's audit. */
let home: string;
beforeAll(async () => {
  pages = await startPageBench();
  driver = new RecordDriver(pages.door.bench.database.pool);
  home = await driver.open(0);
  await driver.actAll(home, WAY.slice(0, WAY.indexOf('passTownReview') + 1));
  today = await driver.today();
});
afterAll(() => pages.stop());

const COUNTY = demoId('org:county');
const [MAKER, DELEGATE] = [demoId('user:county1'), demoId('user:approver1')];

const AUDIT = HOME_RENOVATION_FORMS.recordAudit?.({ today: '', later: '', tag: '' }) ?? {};

const openingOf = () => ({
  procedure: 'tender-lot',
  placeId: COUNTY,
  form: {
    title: '第一标段',
    delivery: 'unitRate',
    method: 'inquiry',
    need: '家庭无障碍改造',
    estimateFen: '20000000',
    homesExpected: 40,
  },
});

/** Each person signs in once: passwords are limited. */
const visitors = new Map<string, Promise<PageVisitor>>();
function person(login: string): Promise<PageVisitor> {
  const known = visitors.get(login) ?? pages.person(login);
  visitors.set(login, known);
  return known;
}

const api = (login: string) => pages.door.visitor(login);
const delegate = async (login: string, change: object = {}, key: string = randomUUID()) => {
  const body = { role: 'countyOfficer', orgId: COUNTY, delegateId: DELEGATE, fromDay: today, toDay: addDays(today, 6) };
  return (await api(login)).post('/api/v1/delegations', { ...body, ...change }, { 'idempotency-key': key });
};
const revoke = async (login: string, id: string) => (await api(login)).delete(`/api/v1/delegations/${id}`);
const listed = async (login: string) => (await (await api(login)).get('/api/v1/delegations')).json<ShownDelegations>();
const standsIn = async (login = 'approver1') =>
  (await (await api(login)).get('/api/v1/me')).json<{ standsIn: { role: string; of: { name: string } }[] }>().standsIn;
const seen = async (login: string) => (await (await api(login)).get(`/api/v1/cases/${home}`)).json<ShownCase>();
const blocked = async (login: string, action: string) =>
  (await seen(login)).actions.find(({ name }) => name === action)?.blockedBy?.code ?? null;
const isMine = async (login: string, id = home) =>
  (await (await person(login)).see('/queue?view=mine')).body.includes(id);

describe('delegating', () => {
  test('takes a role of one’s own, a colleague of the same office, and days to come', async () => {
    expect((await delegate('approver1')).json()).toMatchObject({ status: 403, code: 'notYourRole' });
    expect((await delegate('auditor1', { role: 'auditor' })).json()).toMatchObject({ code: 'notYourRole' });
    const contractor = { role: 'contractor', orgId: demoId('org:builder'), delegateId: demoId('user:contractor2') };
    expect((await delegate('contractor1', contractor)).json()).toMatchObject({ code: 'notYourRole' });
    const wrong = [
      [{ delegateId: demoId('user:town1') }, '#/delegateId', 'notOffered'],
      [{ delegateId: MAKER }, '#/delegateId', 'notOffered'],
      [{ programme: 'no-such' }, '#/programme', 'notOffered'],
      [{ fromDay: addDays(today, -1) }, '#/fromDay', 'dayInPast'],
      [{ fromDay: addDays(today, 1), toDay: today }, '#/toDay', 'dayBeforeFirst'],
      [{ toDay: addDays(today, 367) }, '#/toDay', 'dayBeyondAYear'],
    ] as const;
    for (const [change, pointer, code] of wrong)
      expect((await delegate('county1', change)).json()).toMatchObject({ status: 422, errors: [{ pointer, code }] });
    expect((await listed('county1')).given).toEqual([]);
  });

  test('on the page: names what is wrong, and then the colleague has the role in hand', async () => {
    expect(await isMine('approver1')).toBe(false);
    expect(await blocked('approver1', 'recordAudit')).toBe('notYourRole');
    const visitor = await person('county1');
    expect((await visitor.see('/queue')).body).toContain('href="/delegations"');
    const fields = { seat: `countyOfficer@${COUNTY}`, delegateId: '', programme: '', fromDay: today, toDay: 'morgen' };
    const refused = await visitor.fillIn('/delegations', '/delegations', fields);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('<a href="#delegateId">受托人：');
    expect(refused.body).toContain('<a href="#toDay">截止日期：');
    const chosen = { ...fields, delegateId: DELEGATE, toDay: addDays(today, 6) };
    const made = await visitor.fillIn('/delegations', '/delegations', chosen);
    expect(made.headers.location).toBe('/delegations?done=made');
    const { body } = await visitor.see('/delegations?done=made');
    expect(textOf(body)).toContain('县残联审批甲 清禾县残联 · 县残联经办人 全部项目');
    expect(textOf((await (await person('approver1')).see('/delegations')).body)).toContain('县残联经办甲');
    expect(await standsIn()).toMatchObject([{ role: 'countyOfficer', of: { name: '县残联经办甲' } }]);
  });

  test('is kept once under its key, and puts no role into the same hands twice', async () => {
    const key = randomUUID();
    const later = { fromDay: addDays(today, 7), toDay: addDays(today, 8) };
    expect((await delegate('county1', later, key)).statusCode).toBe(201);
    expect((await delegate('county1', later, key)).statusCode).toBe(201);
    expect((await delegate('county1', { ...later, programme: 'small-grant' }, key)).json()).toMatchObject({
      code: 'idempotencyKeyReused',
    });
    for (const login of ['county1', 'county2'])
      expect((await delegate(login, { programme: 'small-grant' })).json()).toMatchObject({
        status: 409,
        code: 'delegationOverlaps',
      });
    expect((await listed('county1')).given.map(({ state }) => state)).toEqual(['toCome', 'inForce']);
    expect((await revoke('county1', key)).statusCode).toBe(200);
  });

  test('cannot be passed on, and gives nothing beside the cases', async () => {
    expect((await delegate('approver1', { delegateId: demoId('user:finance1') })).json()).toMatchObject({
      status: 403,
      code: 'notYourRole',
    });
    const hand = await (await api('approver1')).post(
      `/api/v1/cases/${home}/coordinations/transfer`,
      { people: [demoId('user:county2')], words: '忙' },
      { 'idempotency-key': randomUUID() },
    );
    expect(hand.json()).toMatchObject({ status: 403, code: 'notYourRole' });
    expect((await seen('county2')).mayPassOn).toContain('transfer');
  });
});

describe('while it is in force', () => {
  test('a task waits for the delegate too, also one that was handed to the maker by name', async () => {
    expect(await isMine('approver1')).toBe(true);
    const hand = await (await api('county2')).post(
      `/api/v1/cases/${home}/coordinations/transfer`,
      { people: [MAKER], words: '分工' },
      { 'idempotency-key': randomUUID() },
    );
    expect(hand.statusCode).toBe(201);
    expect([await isMine('county1'), await isMine('approver1'), await isMine('county2')]).toEqual([true, true, false]);
    const reminded = await (await api('town1')).get(`/api/v1/cases/${home}/coordinations/reminder`);
    const ids = reminded.json<{ people: { userId: string }[] }>().people.map(({ userId }) => userId);
    expect(new Set(ids)).toEqual(new Set([MAKER, DELEGATE]));
  });

  test('the delegate opens cases for the maker, from the menu as well', async () => {
    const mayOpen = async () => (await (await person('civil1')).see('/queue')).body.includes('/cases/new');
    const lots = { delegateId: demoId('user:civil1'), programme: 'tender-lot' };
    expect(await mayOpen()).toBe(false);
    const made = await delegate('county2', lots);
    expect(await mayOpen()).toBe(true);
    expect((await (await person('civil1')).see('/cases/new?programme=tender-lot')).statusCode).toBe(200);
    expect((await (await person('civil1')).see('/cases/new?programme=recovery')).statusCode).toBe(422);
    expect((await (await person('civil1')).see('/lots/new')).statusCode).toBe(200);
    expect((await revoke('county2', made.json<{ id: string }>().id)).statusCode).toBe(200);
    expect((await (await person('civil1')).see('/lots/new')).statusCode).toBe(403);
    const opened = await (await api('approver1')).post('/api/v1/cases', openingOf(), {
      'idempotency-key': randomUUID(),
    });
    expect(opened.statusCode).toBe(201);
    const lot = await (await api('county2')).get(`/api/v1/cases/${opened.json<{ id: string }>().id}`);
    expect(lot.json<ShownCase>().timeline).toMatchObject([
      { role: 'countyOfficer', person: '县残联审批甲', onBehalfOfPerson: '县残联经办甲' },
    ]);
  });

  test('of one programme it counts there alone', async () => {
    const { owner } = pages.door.bench.database;
    await owner.query(`update delegations set programme = 'small-grant' where revoked_at is null`);
    expect([await isMine('approver1'), await blocked('approver1', 'recordAudit')]).toEqual([false, 'notYourRole']);
    await owner.query(`update delegations set programme = 'home-renovation' where revoked_at is null`);
    expect(await isMine('approver1')).toBe(true);
    await owner.query('update delegations set programme = null where revoked_at is null');
  });

  test('it ends at once with the role of its maker, the account, and the delegate’s place at the office', async () => {
    const { owner } = pages.door.bench.database;
    const undone = [
      [
        'update users set disabled_at = now() where id = $1',
        'update users set disabled_at = null where id = $1',
        MAKER,
      ],
      [
        `update user_roles set role = 'manager' where user_id = $1`,
        `update user_roles set role = 'countyOfficer' where user_id = $1`,
        MAKER,
      ],
      [
        `update user_roles set org_id = '${demoId('org:city')}' where user_id = $1`,
        `update user_roles set org_id = '${COUNTY}' where user_id = $1`,
        DELEGATE,
      ],
    ] as const;
    for (const [take, giveBack, id] of undone) {
      await owner.query(take, [id]);
      expect(await standsIn()).toEqual([]);
      await owner.query(giveBack, [id]);
      expect(await standsIn()).toHaveLength(1);
    }
  });

  test('the delegate acts for the maker: the form says so, both names stand in the record, and four eyes count both', async () => {
    const form = await (await person('approver1')).see(`/cases/${home}/actions/recordAudit`);
    expect(textOf(form.body)).toContain('您代 县残联经办甲 办理');
    expect((await seen('approver1')).standsInFor).toEqual([{ role: 'countyOfficer', person: '县残联经办甲' }]);
    const done = await new CaseWalker(pages.door, home).try('approver1', 'recordAudit', { form: AUDIT });
    expect(done.statusCode).toBe(200);
    expect((await seen('town1')).timeline.at(-1)).toMatchObject({
      role: 'countyOfficer',
      person: '县残联审批甲',
      onBehalfOfPerson: '县残联经办甲',
    });
    expect(textOf((await (await person('town1')).see(`/cases/${home}`)).body)).toContain(
      '县残联审批甲 代 县残联经办甲',
    );
    expect(await blocked('approver1', 'approve')).toBe('samePerson');
    expect(await blocked('approver2', 'approve')).toBeNull();
    // The maker as well is behind the audit, and the approver's role from the delegate's hands changes nothing.
    const { owner } = pages.door.bench.database;
    await owner.query(
      `insert into user_roles (tenant_id, user_id, role, org_id)
      select tenant_id, user_id, 'countyApprover', org_id from user_roles where user_id = $1`,
      [MAKER],
    );
    expect(await blocked('county1', 'approve')).toBe('samePerson');
    await owner.query(`delete from user_roles where user_id = $1 and role = 'countyApprover'`, [MAKER]);
    const client = await owner.connect();
    expect(await checkRecord(client).finally(() => client.release())).toEqual([]);
  });
});

describe('its end', () => {
  test('the maker revokes it on the page, and what was already handed in for the maker is refused', async () => {
    const [given] = (await listed('county1')).given.filter(({ state }) => state === 'inForce');
    const to = `/delegations/${given?.id}/revoke`;
    expect((await revoke('county2', given?.id ?? '')).statusCode).toBe(404);
    expect((await (await person('county1')).fillIn('/delegations', to, {})).headers.location).toBe(
      '/delegations?done=revoked',
    );
    expect(await standsIn()).toEqual([]);
    const as = { ...seatOf('county1', 'countyOfficer'), userId: DELEGATE, onBehalfOfUserId: MAKER };
    expect(await driver.act(home, 'updateContact', { as, form: { phone: '13800000001' } })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'notYourRole' },
    });
    const { procedure, ...opening } = openingOf();
    const opened = await openCase(driver.deps, DEMO_TENANT.id, {
      ...opening,
      procedure: latestProcedure(procedure),
      requestId: randomUUID(),
      as,
      happenedOn: today,
    });
    expect(opened).toMatchObject({ kind: 'refused', refusal: { code: 'notYourRole' } });
    expect(textOf((await (await person('county1')).see('/delegations')).body)).toContain('已撤销');
  });

  test('the administrator of the place may revoke it too, and who watches over the place finds all of it', async () => {
    const made = await delegate('county1');
    expect((await revoke('admin1', made.json<{ id: string }>().id)).statusCode).toBe(200);
    expect(await standsIn()).toEqual([]);
    const acts = async (kind: string) =>
      (await (await api('auditor1')).get(`/api/v1/administrative-acts?kind=${kind}`)).json<{
        acts: { by: { name: string }; after: object }[];
      }>().acts;
    expect((await acts('delegationMade'))[0]).toMatchObject({
      by: { name: '县残联经办甲' },
      after: { delegateId: DELEGATE, role: 'countyOfficer' },
    });
    expect((await acts('delegationRevoked')).map(({ by }) => by.name)).toEqual([
      '系统管理员',
      '县残联经办甲',
      '县残联经办乙',
      '县残联经办甲',
    ]);
  });

  test('the day after its last it is over', async () => {
    expect((await delegate('county1', { toDay: today })).statusCode).toBe(201);
    expect(await standsIn()).toHaveLength(1);
    await driver.setToday(addDays(today, 1));
    expect(await standsIn()).toEqual([]);
    expect((await listed('county1')).given[0]?.state).toBe('over');
  });
});
