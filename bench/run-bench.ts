import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { withStoredDatabase } from '../bin/stored-database.js';
import { runProgram } from '../bin/startup-problem.js';
import { type Arm, type Measured, measure } from './arm.js';
import { bareArm } from './bare-arm.js';
import { CREATE_ROWS, insertRow } from './bench-rows.js';
import { type OwnSystem, startOwnSystem, untilSaid } from './own-system.js';
import { productArm } from './product-arm.js';
import { report } from './report.js';

const BARE_WORKER = fileURLToPath(new URL('./bare-worker.ts', import.meta.url));

/** Enough that none grows as long as no real one would, however few clients act on them. */
const CASES_PER_CLIENT = 6;

/** `npm run bench [-- --seconds N --clients 1,8,32]`: seconds for each arm and number of clients. */
runProgram(async () => {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '16' }, clients: { type: 'string', default: '1,8,32' } },
  });
  const clients = values.clients.split(',').map(wholeNumber);
  const seconds = wholeNumber(values.seconds);
  process.stdout.write(
    `${availableParallelism()} cores, Node ${process.versions.node}; starting a system of its own\n`,
  );
  const system = await startOwnSystem();
  try {
    const measured = await withStoredDatabase(system.dataFolder, (url) => run(system, url, clients, seconds));
    report(measured);
  } finally {
    await system.stop();
  }
});

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`${text} is not a whole number from 1 to 9999`);
  return Number(text);
}

async function run(system: OwnSystem, url: string, clients: readonly number[], seconds: number): Promise<Measured[]> {
  const pool = new pg.Pool({ connectionString: url, max: 40 });
  await pool.query(CREATE_ROWS);
  const cases = Math.max(...clients) * CASES_PER_CLIENT;
  const worker = spawn(process.execPath, ['--import', 'tsx', BARE_WORKER, system.temporalAddress, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const bare = await untilSaid(worker, 'ready').then(() => bareArm(system.temporalAddress, cases));
  const product = await productArm(system.address, cases);
  // Once a minute PostgreSQL counts its tables by itself; this database is not that old, and would be read as an empty one.
  await pool.query('analyze');
  const measured: Measured[] = [];
  for (const each of clients) measured.push(...(await measure([product, bare, postgresArm(pool)], each, seconds)));
  await requireRows(pool, measured);
  await bare.close();
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  await ended;
  await pool.end();
  return measured;
}

function postgresArm(pool: pg.Pool): Arm {
  return {
    name: 'postgres',
    async act(client) {
      await insertRow(pool, { caseId: `postgres-${client}`, requestId: randomUUID(), action: 'act' });
    },
  };
}

/** Each arm left at least as many rows as acts were counted. Throws when one did not do what it was measured for. */
async function requireRows(pool: pg.Pool, measured: readonly Measured[]): Promise<void> {
  const { rows } = await pool.query<{ arm: string; n: number }>(
    `select 'product' as arm, count(*)::integer as n from case_events where action = 'amendApplication'
     union all select case when case_id like 'postgres-%' then 'postgres' else 'bare' end, count(*)::integer from bench.rows group by 1`,
  );
  for (const { arm, n } of rows) {
    const counted = measured.filter((each) => each.arm === arm).reduce((sum, each) => sum + each.acts, 0);
    if (n < counted) throw new Error(`${arm} counted ${counted} acts and left ${n} rows`);
  }
  if (rows.length !== 3) throw new Error('an arm left no row');
}
