import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { PlanFile, RunSheet } from '../../bin/demo/run-folder.js';
import { freePort } from '../../bin/local-port.js';
import { withStoredDatabase } from '../../bin/stored-database.js';
import { RunningSystem } from './running-system.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const HOMES = 24;
/** One is rejected, one withdraws, one applicant dies. */
const RENOVATED = HOMES - 3;
const LONG_MS = 240_000;

let folder: string;
let dataFolder: string;
let system: RunningSystem;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongtu-demo-'));
  dataFolder = path.join(folder, 'data');
  system = await RunningSystem.startReady(dataFolder);
}, LONG_MS);
afterAll(async () => {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** `npm run demo`, as it was built. */
function demo(args: readonly string[], settings: Record<string, string> = {}): Promise<Ended> {
  const env = { ...process.env, NODE_ENV: 'test', PORT: String(system.port), TONGTU_DATA: dataFolder, ...settings };
  return new Promise((resolve) =>
    execFile(process.execPath, [path.join(ROOT, 'dist/bin/demo.js'), ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    ),
  );
}

/** The demo at an address where something else answers. */
async function demoAt(answer: RequestListener): Promise<Ended> {
  const stranger = createServer(answer).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  try {
    return await demo([], { PORT: String((stranger.address() as AddressInfo).port) });
  } finally {
    stranger.close();
  }
}

interface Figures {
  readonly run: number;
  readonly planFen: string;
  readonly contractFen: string;
  readonly paidFen: string;
}

const figuresOf = ({ output }: Ended) => JSON.parse(output.trim().split('\n').at(-1) ?? '') as Figures;
const runFile = (run: number, ...names: string[]) => path.join(dataFolder, 'demo-runs', String(run), ...names);
const sheetOf = async (run: number) => JSON.parse(await readFile(runFile(run, 'run.json'), 'utf8')) as RunSheet;

async function rows<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
  return withStoredDatabase(dataFolder, async (connectionString) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    return client
      .query(sql, values)
      .then(
        (found) => found.rows as Row[],
        (error: unknown) => {
          throw error;
        },
      )
      .finally(() => client.end());
  });
}

const seen: Figures[] = [];

describe.each([
  [1, '7'],
  [2, '8'],
])('run %i, with seed %s', (run, seed) => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await demo(['--seed', seed, '--homes', String(HOMES)]);
    // What went wrong is told by the demo itself.
    if (ended.code !== 0) throw new Error(ended.output);
    seen.push(figuresOf(ended));
  }, LONG_MS);

  test('ends with totals that agree and a sound record', () => {
    expect(figuresOf(ended)).toMatchObject({
      run,
      seed: Number(seed),
      cases: HOMES,
      lots: 3,
      smallGrant: { cases: 35, paidFen: '35000000' },
      agrees: true,
      violations: 0,
    });
    expect(ended.output.match(/: agrees$/gm)).toHaveLength(11);
    expect(ended.output).toContain('The audit of the whole record found 0 violations.');
  });

  test('lets each of the events really happen', async () => {
    const { homes, lots, smallGrants } = await sheetOf(run);
    const ids = [...homes, ...lots].map(({ id }) => id);
    const acts = await rows<{ action: string; count: number }>(
      'select action, count(*)::integer as count from case_events where case_id = any($1) group by action',
      [[...ids, ...smallGrants]],
    );
    expect(Object.fromEntries(acts.map(({ action, count }) => [action, count]))).toMatchObject({
      upholdObjection: 1,
      dismissObjection: 1,
      joinWaitlist: 1,
      admitFromWaitlist: 1,
      withdraw: 1,
      confirmDeath: 1,
      orderChange: 1,
      requireRework: 2,
      reworkDoneByContractor: 2,
      recordReturn: 1,
      confirmPayment: 35,
      recordTrancheReturn: 1,
      refuseApplication: 1,
      accept: RENOVATED,
      paidByLot: RENOVATED,
      closeLot: 3,
    });
  });

  test('tenders the failed lot again, with all its homes, and gives the withdrawn home’s place to the one that waited', async () => {
    const { homes, lots } = await sheetOf(run);
    const failed = await rows(
      `select c.outcome, b.bids, again.homes from lot_followups f join cases c on c.id = f.failed_lot_id
       cross join lateral (select count(*)::integer as bids from bids b where b.lot_id = c.id) b
       cross join lateral (select count(*)::integer as homes from case_links l where l.lot_id = f.lot_id and l.left_seq is null) again
       where f.lot_id = any($1)`,
      [lots.map(({ id }) => id)],
    );
    expect(failed).toEqual([{ outcome: 'tenderFailed', bids: 2, homes: HOMES / 3 - 1 }]);
    const [place] = await rows(
      `select (select lot_id from case_links where home_id = w.case_id) = (select lot_id from case_links where home_id = s.case_id) as same
       from case_events w, case_events s
       where w.case_id = any($1) and s.case_id = any($1) and w.action = 'withdraw' and s.action = 'admitFromWaitlist'`,
      [homes.map(({ id }) => id)],
    );
    expect(place).toEqual({ same: true });
  });

  test('pays what came back with a second attempt, and makes every visit', async () => {
    const { homes, smallGrants } = await sheetOf(run);
    const attempts = await rows(
      'select state, count(*)::integer as count from payments where case_id = any($1) and attempt = 2 group by state',
      [smallGrants],
    );
    expect(attempts).toEqual([{ state: 'paid', count: 1 }]);
    const visits = await rows(
      `select c.outcome, count(*)::integer as count from case_followups f join cases c on c.id = f.visit_id
       where f.home_id = any($1) group by c.outcome`,
      [homes.map(({ id }) => id)],
    );
    expect(visits).toEqual([{ outcome: 'followedUp', count: RENOVATED }]);
  });
});

test('another seed has other totals', () => {
  const [first, second] = seen;
  for (const figure of ['planFen', 'contractFen', 'paidFen'] as const)
    expect(first?.[figure]).not.toBe(second?.[figure]);
});

describe('a run that is compared again', () => {
  test('still agrees', async () => {
    expect(await demo(['--check', '1'])).toMatchObject({ code: 0 });
  });

  test('fails when a plan file says something else', async () => {
    const [name = ''] = await readdir(runFile(1, 'plans'));
    const text = await readFile(runFile(1, 'plans', name), 'utf8');
    const plan = JSON.parse(text) as PlanFile;
    const [line, ...others] = plan.lines;
    if (!line) throw new Error('a plan without lines');
    const dearer = { ...line, unitPriceFen: String(BigInt(line.unitPriceFen) + 1n) };
    await writeFile(runFile(1, 'plans', name), JSON.stringify({ ...plan, lines: [dearer, ...others] }));
    const ended = await demo(['--check', '1']);
    await writeFile(runFile(1, 'plans', name), text);
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(/plan .*: DIFFERS/);
    expect(figuresOf(ended)).toMatchObject({ agrees: false, violations: 0 });
  });

  test('fails when the bank paid another sum', async () => {
    const text = await readFile(runFile(1, 'run.json'), 'utf8');
    const sheet = JSON.parse(text) as RunSheet;
    const [payment, ...others] = sheet.bank;
    if (!payment) throw new Error('nothing was paid');
    const less = { ...payment, amountFen: String(BigInt(payment.amountFen) - 1n) };
    await writeFile(runFile(1, 'run.json'), JSON.stringify({ ...sheet, bank: [less, ...others] }));
    const ended = await demo(['--check', '1']);
    await writeFile(runFile(1, 'run.json'), text);
    expect(ended.code).toBe(1);
    expect(figuresOf(ended)).toMatchObject({ agrees: false });
  });
});

describe('the demo does not begin', () => {
  test('where nothing runs', async () => {
    const ended = await demo([], { PORT: String(await freePort()) });
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(/^No Tongtu answers at http:\/\/127\.0\.0\.1:\d+\.\nStart one in another terminal/);
  });

  test('on a system without the demo’s accounts', async () => {
    const ended = await demoAt((request, response) => {
      response.statusCode = request.url === '/healthz' ? 200 : 401;
      response.end('{}');
    });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('has no demo county');
  });

  test('where the connection breaks', async () => {
    const ended = await demoAt((request, response) => {
      if (request.url === '/healthz') response.end('{}');
      else request.socket.destroy();
    });
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(/^The system at http:\/\/127\.0\.0\.1:\d+ no longer answers \(\w+\)\.\n/);
  });

  test.each([
    [[], { NODE_ENV: 'production' }, 'The demo is not for production'],
    [['--homes', '23'], {}, '--homes 23: it is a whole number from 24 to 400.'],
    [['--seed', 'x'], {}, '--seed x: it is a whole number from 0 to 999999.'],
    [['--huts', '24'], {}, "Unknown option '--huts'"],
  ])('with %j and %j', async (args, settings, message) => {
    const ended = await demo(args, settings);
    expect(ended.code).toBe(1);
    expect(ended.output).toContain(message);
  });
});
