import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_USERS } from '../../bin/demo-county.js';
import { DEMO_SUPPLIERS } from '../../bin/demo-suppliers.js';
import type { Body } from './answer.js';
import type { CaseWalker } from './case-walker.js';
import { bid, bidAt, type LotBench, PASSWORD, startLotBench } from './lot-bench.js';
import { pdf } from './papers.js';

/** Words that nothing else in the county says: whoever shows one of them has shown a bid. */
const STATEMENT = '本公司承诺三十七日内完工';
const TITLE = '独家施工组织设计.pdf';
const TOTAL_FEN = '987654321';
const RATE_FEN = '918273';
const MARK = Buffer.from('THE-PLAN-OF-THE-BIDDER');

let bench: LotBench;
let lot: CaseWalker;
let bidId: string;
beforeAll(async () => {
  bench = await startLotBench();
  lot = await bench.publish([], { delivery: 'unitRate' });
  for (const login of ['contractor2', 'contractor3']) await bid(bench.door, login, lot.id, bidAt(100, 1));
  const form = { priceLines: [{ item: 'W01', rateFen: RATE_FEN }], totalFen: TOTAL_FEN, statement: STATEMENT };
  const file = { bytes: Buffer.concat([pdf(), MARK]), type: 'application/pdf', name: TITLE };
  const answer = await bid(bench.door, 'contractor1', lot.id, form, file);
  bidId = answer.json<{ bidId: string }>().bidId;
});
afterAll(() => bench.stop());

const SECRETS = [STATEMENT, TITLE, TOTAL_FEN, RATE_FEN, MARK.toString()];

/** Every route that reads, by the description that the application gives of itself, with every id that could fit. */
async function readingRoutes(): Promise<string[]> {
  const { paths } = (await (await bench.door.visitor('county1')).get('/openapi.json')).json<Body>();
  const read = Object.entries(paths).filter(([, methods]) => 'get' in methods);
  const [evidence] = await bench.door.bench.database.read<{ id: string }>(
    'select id from evidence where case_id = $1',
    [lot.id],
  );
  const ids: Readonly<Record<string, string>> = { id: lot.id, bidId, place: '1', evidenceId: evidence?.id ?? '' };
  return [
    ...read.map(([path]) => path.replace(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? randomUUID())),
    `/api/v1/cases/${lot.id}/evidence/${bidId}`,
    '/metrics',
    '/openapi.json',
  ];
}

async function reads(): Promise<{ login: string; route: string; status: number; body: string }[]> {
  const routes = await readingRoutes();
  const answers = [];
  for (const { login } of DEMO_USERS) {
    const visitor = await bench.door.visitor(login);
    for (const route of routes) {
      const { statusCode, body } = await visitor.get(route);
      answers.push({ login, route, status: statusCode, body });
    }
  }
  return answers;
}

describe('before the opening', () => {
  test.each(['published', 'biddingClosed', 'authorised'])('nobody reads a bid through any route: %s', async (stage) => {
    if (stage === 'biddingClosed') expect(await lot.letClockPass()).toBe('biddingClosed');
    if (stage === 'authorised') await lot.act('county1', 'authoriseOpening', { password: PASSWORD });
    const answers = await reads();
    expect(
      answers.filter(({ route, status }) => route === `/api/v1/cases/${lot.id}` && status === 200).length,
    ).toBeGreaterThan(5);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    for (const { login, route, body } of answers) {
      const shown = SECRETS.filter((secret) => body.includes(secret));
      expect({ login, route, shown }).toEqual({ login, route, shown: [] });
    }
    const { lot: seen } = await lot.see('auditor1');
    expect(seen?.bids.map(({ creditCode, name, totalFen, body }) => [creditCode, name, totalFen, body])).toEqual(
      Array(3).fill([null, null, null, null]),
    );
    expect(seen?.findings).toEqual([]);
  });

  test('a document is refused to those who will read it, and is not there for others', async () => {
    const route = `/api/v1/cases/${lot.id}/bids/${bidId}/documents/1`;
    expect((await (await bench.door.visitor('county1')).get(route)).json<Body>()).toMatchObject({
      status: 409,
      code: 'bidsNotOpened',
    });
    for (const login of ['contractor1', 'contractor2', 'town1'])
      expect((await (await bench.door.visitor(login)).get(route)).statusCode).toBe(404);
  });

  test('a copy of the whole database shows no bid, whoever reads it', async () => {
    const dump = await dumpOf(bench);
    expect(dump).toContain(lot.id);
    for (const secret of [...SECRETS, ...SECRETS.flatMap(disguises)]) expect(dump.includes(secret)).toBe(false);
  });

  test('nor do the stored files', async () => {
    const stored = await storedFiles(bench);
    expect(stored.length).toBeGreaterThan(1);
    for (const bytes of stored) expect(bytes.includes(MARK)).toBe(false);
  });

  test('nor the log', () => {
    const logged = bench.door.logged.join('');
    for (const secret of SECRETS) expect(logged).not.toContain(secret);
  });
});

describe('what a bidder is', () => {
  test('is read by auditors alone; others see that the firm may bid', async () => {
    const [supplier] = DEMO_SUPPLIERS;
    const list = async (login: string) => (await (await bench.door.visitor(login)).get('/api/v1/suppliers')).body;
    expect(await list('auditor1')).toContain(supplier?.account);
    for (const login of ['admin1', 'county1', 'approver1', 'finance1', 'manager1']) {
      const shown = await list(login);
      expect(shown).toContain(supplier?.creditCode);
      for (const value of [
        supplier?.account,
        supplier?.phone,
        supplier?.representative,
        supplier?.contact,
        supplier?.address,
      ])
        expect(shown).not.toContain(value);
    }
    expect(await list('contractor1')).toContain('notYourRole');
  });

  test('shows nowhere else, opened or not', async () => {
    await lot.act('county2', 'openBids', { password: PASSWORD });
    // The same look at the same database finds the bid now: it was not blind before.
    expect(await dumpOf(bench)).toContain(STATEMENT);
    const answers = await reads();
    expect(answers.some(({ login, body }) => login === 'county1' && body.includes(STATEMENT))).toBe(true);
    const losers = answers.filter(({ login }) => /^(contractor|town|village|assessor|civil|finance|admin)/.test(login));
    for (const { login, route, body } of losers)
      expect({ login, route, shown: body.includes(STATEMENT) }).toEqual({ login, route, shown: false });
    const personal = DEMO_SUPPLIERS.flatMap(({ account, phone, representative }) => [account, phone, representative]);
    for (const { login, route, body } of answers.filter((each) => each.login !== 'auditor1'))
      expect({ login, route, shown: personal.filter((value) => body.includes(value)) }).toEqual({
        login,
        route,
        shown: [],
      });
    expect((await (await bench.door.visitor('contractor1')).get(`/api/v1/cases/${lot.id}`)).statusCode).toBe(404);
  });
});

/** How a word may hide in a dump: as bytes in hex, or in base64 at any of its three places. */
function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [bytes.toString('hex'), JSON.stringify(secret).slice(1, -1), ...base64];
}

/** Every column of every row of every table as text; bytes as hex. */
async function dumpOf({ door }: LotBench): Promise<string> {
  const { database } = door.bench;
  const tables = await database.read<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await database.read<{ row: string }>(`select t::text as row from "${name}" t`);
    parts.push(...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}

async function storedFiles({ door }: LotBench): Promise<Buffer[]> {
  const entries = await readdir(door.files, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
  );
}
