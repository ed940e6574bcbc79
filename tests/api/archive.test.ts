import { createHash } from 'node:crypto';
import { canonical } from '../../record/sealing.js';
import { demoApplicant } from '../builders/demo-case.js';
import { RecordDriver } from '../builders/record-driver.js';
import type { Body } from './answer.js';
import { CaseWalker } from './case-walker.js';
import { type PageBench, pagesOf } from '../web/page-bench.js';
import { type PageVisitor, textOf } from '../web/page-visitor.js';
import { type DoorBench, startDoorBench } from './door-bench.js';

interface Entry {
  readonly number: number;
  readonly kind: string;
  readonly seq: number | null;
  readonly day: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Archive {
  readonly index: {
    readonly number: string;
    readonly seq: number;
    readonly outcome: string | null;
    readonly headHash: string;
    readonly lots: readonly string[];
    readonly followUp: string | null;
    readonly home: string | null;
    readonly entries: readonly Entry[];
  };
  readonly sha256: string;
  readonly final: boolean;
  readonly titles: Readonly<
    Record<'kinds' | 'actions' | 'steps' | 'slots' | 'orgs', Readonly<Record<string, unknown>>>
  >;
}

const PLACE = 0;
let door: DoorBench;
let screens: PageBench;
let driver: RecordDriver;
let home: string;
let visits: string;
beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  screens = pagesOf(door);
  driver = new RecordDriver(door.bench.database.pool);
  await driver.setToday('2026-03-02');
  home = await driver.open(PLACE);
  await driver.goThrough(home, 'accept');
  const [link] = await driver.rows<{ id: string }>('select visit_id as id from case_followups where home_id = $1', [
    home,
  ]);
  visits = link?.id ?? '';
});
afterAll(() => door.stop());

const asked = async (login: string, caseId = home) =>
  (await door.visitor(login)).get(`/api/v1/cases/${caseId}/archive`);
const archiveOf = async (caseId = home, login = 'county1') => {
  const response = await asked(login, caseId);
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json<Archive>();
};
const kindsOf = ({ index }: Archive) => new Set(index.entries.map(({ kind }) => kind));

describe('the index of one person’s file', () => {
  test('lists every act and every paper in order, numbered through', async () => {
    const { index } = await archiveOf();
    expect(index.entries.map(({ number }) => number)).toEqual(index.entries.map((_entry, at) => at + 1));
    const count = async (table: string) =>
      (await driver.rows<{ n: number }>(`select count(*)::int as n from ${table} where case_id = $1`, [home]))[0]?.n;
    const ofKind = (kind: string) => index.entries.filter((entry) => entry.kind === kind);
    expect(ofKind('act')).toHaveLength((await count('case_events')) ?? 0);
    expect(ofKind('file')).toHaveLength((await count('evidence')) ?? 0);
    expect(ofKind('act').map(({ seq }) => seq)).toEqual(ofKind('act').map((_entry, at) => at + 1));
    expect(ofKind('act')[0]).toMatchObject({
      number: 1,
      day: '2026-03-02',
      detail: { action: 'open', role: 'villageOfficer', fromStep: null, toStep: 'applied' },
    });
    const accept = ofKind('act').at(-1);
    expect(accept?.detail).toMatchObject({ action: 'accept', hash: index.headHash });
    expect(
      ofKind('file')
        .filter(({ seq }) => seq === accept?.seq)
        .map(({ detail }) => detail.slot),
    ).toContain('acceptanceForm');
  });

  test('holds plan, measurement, notice and invoices, and afterwards settlement and payment', async () => {
    const before = await archiveOf();
    expect(before).toMatchObject({ final: false, index: { outcome: null } });
    expect(before.index.entries.find(({ kind }) => kind === 'notice')?.detail.listSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(before.index.entries.find(({ kind }) => kind === 'plan')?.detail).toMatchObject({
      totalFen: '242000',
      lines: expect.arrayContaining([
        { item: 'W05', room: 'toilet', quantity: '4.5', unitPriceFen: '16000' },
      ]) as unknown,
    });
    expect(before.index.entries.find(({ kind }) => kind === 'measurement')?.detail.lines).toHaveLength(4);
    expect(kindsOf(before).has('settlement')).toBe(false);
    await driver.actAll(home, ['settle', 'orderPayment', 'confirmPayment']);
    const after = await archiveOf();
    expect(after).toMatchObject({ final: true, index: { outcome: 'paid' } });
    expect(after.index.entries.find(({ kind }) => kind === 'payment')?.detail).toMatchObject({
      amountFen: '242000',
      state: 'paid',
    });
    expect([...kindsOf(after)]).toEqual(expect.arrayContaining(['settlement', 'invoice', 'acceptance']));
    expect(after.sha256).not.toBe(before.sha256);
  });

  test('of a closed case is final: the same for every reader, at any time, and its hash can be worked out', async () => {
    const first = await archiveOf();
    await door.bench.database.moveDays(8);
    await driver.fireClocks(visits);
    const later = await archiveOf(home, 'auditor1');
    expect(later).toEqual(first);
    expect(later.sha256).toBe(createHash('sha256').update(canonical(later.index), 'utf8').digest('hex'));
  });

  test('names nothing personal', async () => {
    const text = (await asked('county1')).body;
    const { name, idNumber, phone, bankAccount, address } = demoApplicant(PLACE).form as Record<string, string>;
    for (const personal of [name, idNumber, phone, bankAccount, address]) {
      expect(personal).toBeDefined();
      expect(text).not.toContain(personal);
    }
  });

  test('can be read by a person: every name in it has a title', async () => {
    const { index, titles } = await archiveOf();
    for (const { kind, detail } of index.entries) {
      expect(titles.kinds).toHaveProperty([kind]);
      if (kind === 'act') {
        expect(titles.actions).toHaveProperty([String(detail.action)]);
        expect(titles.steps).toHaveProperty([String(detail.toStep)]);
      }
      if (kind === 'file') expect(titles.slots).toHaveProperty([String(detail.slot)]);
      if (typeof detail.org === 'string') expect(titles.orgs).toHaveProperty([detail.org]);
    }
  });

  test.each([
    ['village1a', 403, 'notYourRole'],
    ['finance1', 403, 'notYourRole'],
    ['contractor1', 404, 'notFound'],
  ])('is not for %s', async (login, status, code) => {
    expect((await asked(login)).json<Body>()).toMatchObject({ status, code });
  });
});

describe('the page of the index', () => {
  const pages = new Map<string, Promise<PageVisitor>>();
  /** Signed in once each. */
  const reader = (login: string) => {
    const known = pages.get(login) ?? screens.person(login);
    pages.set(login, known);
    return known;
  };
  const page = async (login: string, caseId = home) => (await reader(login)).see(`/cases/${caseId}/archive`);

  test('lists every item with its day, who did it, what it is and its hash, and leads to each file', async () => {
    const { index, sha256 } = await archiveOf();
    const { body } = await page('county1');
    for (const hash of [sha256, index.headHash]) expect(body).toContain(hash);
    for (const { number, detail } of index.entries) {
      expect(body).toContain(`>${number}</th>`);
      for (const hash of [detail.sha256, detail.hash, detail.listSha256])
        if (typeof hash === 'string') expect(body).toContain(hash);
      if (detail.slot !== undefined) expect(body).toContain(`href="/cases/${home}/evidence/${String(detail.id)}"`);
    }
    const said = textOf(body);
    const lines = [
      '受理申请',
      '身份证',
      '村专职委员',
      '补助（元）：2,420.00',
      'W05 卫生间 × 4.5',
      '办理结果 已补助',
      '2026-03-02',
    ];
    for (const line of lines) expect(said).toContain(line);
    expect(said).not.toContain('尚未办结');
    const english = await reader('auditor1');
    english.speak('en');
    const inEnglish = textOf((await page('auditor1')).body);
    for (const line of ['Grant (yuan): 2,420.00', 'W05 Toilet and bathroom × 4.5', 'Village officer'])
      expect(inEnglish).toContain(line);
    const { name, idNumber, phone } = demoApplicant(PLACE).form as Record<string, string>;
    for (const personal of [name, idNumber, phone]) expect(body).not.toContain(personal);
  });

  test('is reached from the case, and taken away as the API answers it', async () => {
    expect((await (await reader('county1')).see(`/cases/${home}`)).body).toContain(`href="/cases/${home}/archive"`);
    const taken = await (await reader('county1')).see(`/cases/${home}/archive/file`);
    expect(taken.headers['content-disposition']).toMatch(/^attachment; filename="archive-[A-Z0-9-]+\.json"$/);
    expect(taken.json()).toEqual(await archiveOf());
    expect(textOf((await page('county1', visits)).body)).toContain('尚未办结');
  });

  test('is for whom the index is; a manager reads it and opens no file', async () => {
    const { body, statusCode } = await page('manager1');
    expect([statusCode, body.includes('/evidence/')]).toEqual([200, false]);
    for (const [login, status] of [
      ['village1a', 403],
      ['finance1', 403],
      ['contractor1', 404],
    ] as const) {
      expect([login, (await page(login)).statusCode]).toEqual([login, status]);
      expect((await (await reader(login)).see(`/cases/${home}/archive/file`)).statusCode).toBe(status);
      const own = await (await reader(login)).see(`/cases/${home}`);
      expect(own.body).not.toContain('/archive"');
    }
  });
});

describe('a home and its follow-up', () => {
  test('name each other, in the file and on the desk', async () => {
    const [ofHome, ofVisits] = [await archiveOf(), await archiveOf(visits)];
    expect(ofHome.index).toMatchObject({ followUp: ofVisits.index.number, home: null, lots: [] });
    expect(ofVisits.index).toMatchObject({ followUp: null, home: ofHome.index.number });
    const shown = async (caseId: string) => (await new CaseWalker(door, caseId).see('village1a')).linked;
    expect(await shown(home)).toEqual({
      lot: null,
      followUp: { id: visits, number: ofVisits.index.number },
      home: null,
    });
    expect(await shown(visits)).toEqual({ lot: null, followUp: null, home: { id: home, number: ofHome.index.number } });
  });

  test('cannot be begun by a person', async () => {
    const county = await door.visitor('county1');
    const { procedures } = (await county.get('/api/v1/procedures')).json<{ procedures: { id: string }[] }>();
    expect(procedures.map(({ id }) => id)).not.toContain('follow-up');
    const form = { acceptedOn: '2026-03-02', day7Eve: '2026-03-08', day30Eve: '2026-03-31', day90Eve: '2026-05-30' };
    const wanted = { procedure: 'follow-up', placeId: (await driver.load(home)).orgId, form };
    const opened = await county.post('/api/v1/cases', wanted, {
      'idempotency-key': '0b3c2f0e-5a5e-4c59-9d2e-3f4f0a6b7c8d',
    });
    expect(opened.json<Body>()).toMatchObject({ status: 422, code: 'noSuchProcedure' });
  });
});
