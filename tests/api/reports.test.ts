import { randomUUID } from 'node:crypto';
import { DEMO_TENANT, demoId } from '../../bin/demo-county.js';
import { insertPastAcceptances } from '../builders/past-acceptances.js';
import { RecordDriver } from '../builders/record-driver.js';
import { TEST_TODAY } from '../harness/test-keys.js';
import type { Body } from './answer.js';
import { type DoorBench, startDoorBench } from './door-bench.js';

interface Opened {
  readonly cases: string;
}
interface Held extends Opened {
  readonly amountFen: string;
}
type Accounts = Readonly<Record<'reserved' | 'committed' | 'ordered' | 'paid', Held>>;
interface Place {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly quota: number | null;
  readonly completionRate: string | null;
  readonly homes: Readonly<Record<string, Opened & { readonly count: number }>>;
  readonly oldestWaitDays: number | null;
  readonly money: Accounts;
  readonly funds: readonly (Accounts & { readonly fundId: string })[];
}
interface Report {
  readonly programme: string;
  readonly year: number;
  readonly asOf: string;
  readonly money: { readonly totalFen: string; readonly leftFen: string };
  readonly funds: readonly { readonly id: string; readonly totalFen: string; readonly leftFen: string }[];
  readonly places: readonly Place[];
}

const ASKED_ON = '2026-04-10';
const TOWN_OF: Readonly<Record<string, string>> = { 临溪镇: 'town1', 石桥镇: 'town2', 梨岭乡: 'town3' };

let door: DoorBench;
let driver: RecordDriver;
/** Case ids by what became of them. */
const homes: Record<string, string> = {};

/** Opens an application and takes it along the plain way; each begins on the same day. */
async function home(name: string, place: number, last?: Parameters<RecordDriver['goThrough']>[1]): Promise<string> {
  await driver.setToday(TEST_TODAY);
  const caseId = await driver.open(place);
  if (last) await driver.goThrough(caseId, last);
  homes[name] = caseId;
  return caseId;
}

beforeAll(async () => {
  door = await startDoorBench({ worker: false });
  driver = new RecordDriver(door.bench.database.pool);
  await home('paid', 0, 'confirmPayment');
  await home('ordered', 1, 'orderPayment');
  await home('working', 2, 'startWork');
  await home('approved', 3, 'approve');
  await driver.actAll(await home('withdrawn', 4, 'approve'), ['withdraw']);
  await driver.actAll(await home('halted', 5, 'startWork'), ['reportDeathDuringWorks']);
  const waiting = await home('waiting', 6, 'recordAudit');
  await door.bench.database.owner.query('update quotas set total = 5');
  await driver.actAll(waiting, ['joinWaitlist']);
  await driver.setToday(ASKED_ON);
  homes.applied = await driver.open(7);
});
afterAll(() => door.stop());

const ask = async (login: string, query = ''): Promise<Report> => {
  const response = await (await door.visitor(login)).get(`/api/v1/reports/progress${query}`);
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json<Report>();
};
const refused = async (login: string, path: string) =>
  (await (await door.visitor(login)).get(`/api/v1${path}`)).json<Body>();

/** Follows a link of the report through all its pages. */
async function listed(login: string, link: string): Promise<string[]> {
  const visitor = await door.visitor(login);
  const numbers: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page: Body = (await visitor.get(`${link}&limit=200${next && `&cursor=${next}`}`)).json<Body>();
    numbers.push(...page.cases.map(({ number }) => number));
    next = page.next;
  }
  return numbers.sort();
}

/** The numbers of the named homes that lie under a place. */
async function numbersOf(names: readonly string[], place: Pick<Place, 'id'>): Promise<string[]> {
  const rows = await door.bench.database.read<{ number: string }>(
    'select number from cases where id = any($1) and lineage @> array[$2::uuid] order by number',
    [names.map((name) => homes[name]), place.id],
  );
  return rows.map(({ number }) => number);
}

const EVERY = ['paid', 'ordered', 'working', 'approved', 'withdrawn', 'halted', 'waiting', 'applied'];

describe('the progress of a year', () => {
  test('has a line for the county and for each of its towns', async () => {
    const report = await ask('manager1');
    expect(report).toMatchObject({ programme: 'home-renovation', year: 2026, asOf: ASKED_ON });
    expect(report.places.map(({ name, level }) => [name, level])).toEqual([
      ['清禾县残联', 'county'],
      ['临溪镇', 'town'],
      ['石桥镇', 'town'],
      ['梨岭乡', 'town'],
    ]);
    expect(report.places[0]).toMatchObject({ quota: 5, completionRate: '40.00' });
    expect(report.places[1]).toMatchObject({ quota: null, completionRate: null });
  });

  test.each([
    ['applied', EVERY],
    ['approved', ['paid', 'ordered', 'working', 'approved', 'halted']],
    ['inWork', ['working', 'halted']],
    ['accepted', ['paid', 'ordered']],
    ['paid', ['paid']],
    ['waiting', ['waiting']],
  ])('counts as %s these homes, and opens to exactly them', async (figure, names) => {
    for (const place of (await ask('county1')).places) {
      const { count, cases } = place.homes[figure] ?? { count: -1, cases: '' };
      const expected = await numbersOf(names, place);
      expect(await listed('county1', cases)).toEqual(expected);
      expect(count).toBe(expected.length);
    }
  });

  test('counts as overdue what the queue shows as overdue', async () => {
    const [county, ...towns] = (await ask('county1')).places;
    const overdue = await listed('county1', '/api/v1/cases?overdue=true&programme=home-renovation');
    expect(overdue.length).toBeGreaterThan(0);
    expect(overdue).not.toContain((await numbersOf(['applied'], county ?? { id: '' }))[0]);
    expect(await listed('county1', county?.homes.overdue?.cases ?? '')).toEqual(overdue);
    expect(towns.reduce((sum, town) => sum + (town.homes.overdue?.count ?? 0), 0)).toBe(overdue.length);
  });

  test('says how long the oldest has waited', async () => {
    const [wait] = await door.bench.database.read<{ days: number }>(
      `select $1::date - joined_on as days from waitlist where left_seq is null`,
      [ASKED_ON],
    );
    const places = (await ask('county1')).places.filter(({ homes: own }) => own.waiting?.count === 1);
    expect(places).toHaveLength(2);
    for (const { oldestWaitDays } of places) expect(oldestWaitDays).toBe(wait?.days);
    expect(wait?.days).toBeGreaterThan(10);
  });

  test('of another year knows what happened then, and how things stood at its end', async () => {
    const [county] = (await ask('county1', '?year=2025')).places;
    expect(county?.quota).toBeNull();
    for (const { count } of Object.values(county?.homes ?? {})) expect(count).toBe(0);
    const [next] = (await ask('county1', '?year=2027')).places;
    expect(next?.homes).toMatchObject({ applied: { count: 0 }, inWork: { count: 2 }, waiting: { count: 1 } });
  });
});

describe('money', () => {
  const ACCOUNTS = ['reserved', 'committed', 'ordered', 'paid'] as const;
  /** What the cases listed hold by the double entries, added up without the report. */
  const heldBy = async (numbers: readonly string[], account: string, fundId: string | null) => {
    const rows = await door.bench.database.read<{ from_account: string; to_account: string; fen: string }>(
      `select e.from_account, e.to_account, e.amount_fen::text as fen from fund_entries e join cases c on c.id = e.case_id
       where c.number = any($1) and ($2::uuid is null or e.fund_id = $2)`,
      [numbers, fundId],
    );
    const signed = rows.map(({ from_account, to_account, fen }) =>
      to_account === account ? BigInt(fen) : from_account === account ? -BigInt(fen) : 0n,
    );
    return signed.reduce((sum, fen) => sum + fen, 0n).toString();
  };

  test.each(ACCOUNTS)('%s is what the homes behind it hold, by fund and in all', async (account) => {
    for (const place of (await ask('finance1')).places) {
      const all = await listed('finance1', place.money[account].cases);
      const under = await numbersOf(EVERY, place);
      expect(place.money[account].amountFen).toBe(await heldBy(all, account, null));
      expect(place.money[account].amountFen).toBe(await heldBy(under, account, null));
      for (const fund of place.funds) {
        const own = await listed('finance1', fund[account].cases);
        expect(fund[account].amountFen).toBe(await heldBy(own, account, fund.fundId));
        for (const number of own) expect(await heldBy([number], account, fund.fundId)).not.toBe('0');
      }
    }
  });

  test('opens to the homes that hold it now', async () => {
    const [county = { id: '', money: null }] = (await ask('finance1')).places;
    for (const [account, names] of [
      ['reserved', ['approved']],
      ['committed', ['working', 'halted']],
      ['ordered', ['ordered']],
      ['paid', ['paid']],
    ] as const)
      expect(await listed('finance1', county.money?.[account].cases ?? '')).toEqual(await numbersOf(names, county));
  });

  test('adds up to the funds: what is left is what the funds have free', async () => {
    const { money, funds, places } = await ask('finance1');
    const kept = (await refused('finance1', '/funds')).funds.filter(({ programme }) => programme === 'home-renovation');
    expect(funds.map(({ leftFen }) => leftFen)).toEqual(kept.map(({ freeFen }) => freeFen));
    const held = ACCOUNTS.reduce((sum, account) => sum + BigInt(places[0]?.money[account].amountFen ?? 0), 0n);
    expect(held).toBeGreaterThan(0n);
    expect(BigInt(money.leftFen) + held).toBe(BigInt(money.totalFen));
  });
});

describe('who may ask', () => {
  test.each(['manager1', 'auditor1', 'county1', 'approver1', 'finance1', 'admin1'])(
    '%s sees the whole county',
    async (login) => {
      expect((await ask(login)).places).toHaveLength(4);
    },
  );

  test.each(['town1', 'town2', 'town3'])('%s sees its own town alone', async (login) => {
    const { places } = await ask(login);
    expect(places.map(({ name }) => TOWN_OF[name])).toEqual([login]);
    const whole = (await ask('county1')).places.find(({ name }) => TOWN_OF[name] === login);
    expect(places[0]).toEqual(whole);
    const { count, cases } = places[0]?.homes.applied ?? { count: -1, cases: '' };
    expect(await listed(login, cases)).toHaveLength(count);
    expect((await ask(login, `?placeId=${demoId('org:county')}`)).places).toEqual(places);
  });

  test('a town officer does not see another town, and its links list nothing', async () => {
    const other = demoId('org:town2');
    expect((await ask('town1', `?placeId=${other}`)).places).toEqual([]);
    const link = (await ask('county1', `?placeId=${other}`)).places[0]?.homes.applied?.cases ?? '';
    expect((await listed('county1', link)).length).toBeGreaterThan(0);
    expect(await listed('town1', link)).toEqual([]);
  });

  test.each(['village1a', 'civil1', 'inspector1', 'contractor1', 'assessor1', 'audit1'])(
    '%s does not',
    async (login) => {
      expect(await refused(login, '/reports/progress')).toMatchObject({ status: 403, code: 'notYourRole' });
    },
  );

  test('a manager at the city sees the city above its counties', async () => {
    await door.bench.database.owner.query(
      `insert into user_roles (tenant_id, user_id, role, org_id) values ($1, $2, 'manager', $3)`,
      [DEMO_TENANT.id, demoId('user:civil1'), demoId('org:city')],
    );
    const { places } = await ask('civil1');
    expect(places.map(({ level }) => level)).toEqual(['city', 'county', 'town', 'town', 'town']);
    expect(places[0]?.homes.applied?.count).toBe(EVERY.length);
  });
});

describe('what cannot be asked', () => {
  test.each([
    ['?programme=no-such', 422, 'noSuchProcedure'],
    ['?programme=tender-lot', 422, 'noSuchProcedure'],
    ['?year=1999', 422, 'requestInvalid'],
    ['?year=soon', 422, 'requestInvalid'],
    ['?placeId=x', 422, 'requestInvalid'],
    ['?town=x', 422, 'requestInvalid'],
  ])('a report on %s', async (query, status, code) => {
    expect(await refused('county1', `/reports/progress${query}`)).toMatchObject({ status, code });
  });

  test.each([
    ['figure=accepted&year=2026', '#query/programme', 'missing'],
    ['figure=accepted&programme=home-renovation', '#query/year', 'missing'],
    ['year=2026', '#query/figure', 'missing'],
    [`fundId=${randomUUID()}`, '#query/figure', 'missing'],
    ['figure=finished&year=2026&programme=home-renovation', '#query/figure', 'notOffered'],
  ])('cases by %s', async (query, pointer, code) => {
    const problem = await refused('county1', `/cases?${query}`);
    expect(problem).toMatchObject({ status: 422, code: 'requestInvalid' });
    expect(problem.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  test('but the queue can be narrowed to a programme', async () => {
    expect(await listed('county1', '/api/v1/cases?programme=home-renovation')).toHaveLength(EVERY.length);
    expect(await listed('county1', '/api/v1/cases?programme=tender-lot')).toEqual([]);
  });
});

describe('a year in which more was finished than was allotted', () => {
  const YEAR = 2025;
  const setQuota = async (total: number) => {
    const values = [DEMO_TENANT.id, demoId(`quota:${YEAR}`), YEAR, demoId('org:county'), total];
    await door.bench.database.owner.query(
      `insert into quotas (tenant_id, id, programme, year, org_id, total) values ($1, $2, 'home-renovation', $3, $4, $5)
       on conflict (tenant_id, id) do update set total = excluded.total`,
      values,
    );
  };
  beforeAll(() => insertPastAcceptances(door.bench.database.owner, { year: YEAR, count: 402, carriedOver: 12 }));

  // The ratios of a county's own report: 402 of 400, of 461 and of 1,206 homes.
  test.each([
    [400, '100.50'],
    [461, '87.20'],
    [1206, '33.33'],
    [0, null],
  ])('402 accepted of %i is a rate of %s', async (quota, rate) => {
    await setQuota(quota);
    const [county] = (await ask('manager1', `?year=${YEAR}`)).places;
    expect(county).toMatchObject({ quota, completionRate: rate });
    expect(county?.homes).toMatchObject({ applied: { count: 390 }, accepted: { count: 402 }, inWork: { count: 0 } });
  });

  test('every figure of every place opens to as many cases', async () => {
    const { places } = await ask('manager1', `?year=${YEAR}`);
    for (const { homes: figures } of places)
      for (const { count, cases } of Object.values(figures))
        expect(await listed('manager1', cases)).toHaveLength(count);
    expect(places.map(({ homes: { accepted } }) => accepted?.count)).toEqual([402, 134, 134, 134]);
  });

  test('works begun the year before count there as being in work, and here as accepted', async () => {
    const [before] = (await ask('manager1', `?year=${YEAR - 1}`)).places;
    expect(before?.homes).toMatchObject({ applied: { count: 12 }, inWork: { count: 12 }, accepted: { count: 0 } });
    expect(await listed('manager1', before?.homes.inWork?.cases ?? '')).toHaveLength(12);
  });
});
