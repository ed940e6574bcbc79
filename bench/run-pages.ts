import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { inheritedEnvironment } from '../bin/config.js';
import { loadSecrets } from '../bin/secrets.js';
import { runProgram } from '../bin/startup-problem.js';
import { withStoredDatabase } from '../bin/stored-database.js';
import { type Grown, growCounty } from './grow-county.js';
import { getPage, measurePage, weightOf } from './measure-page.js';
import { type OwnSystem, startOwnSystem } from './own-system.js';
import { pagesOf } from './pages-of-county.js';
import { reportPages } from './report-pages.js';

const DEMO = fileURLToPath(new URL('../bin/demo.ts', import.meta.url));

/** `npm run bench:pages [-- --homes N --times N --clients N]`: how long each page takes in a county of so many homes. */
runProgram(async () => {
  const { values } = parseArgs({
    options: {
      homes: { type: 'string', default: '10000' },
      times: { type: 'string', default: '60' },
      clients: { type: 'string', default: '1' },
    },
  });
  const [homes, times, clients] = [values.homes, values.times, values.clients].map(wholeNumber);
  const system = await startOwnSystem();
  try {
    await runDemo(system);
    const grown = await grow(system, homes ?? 0);
    process.stdout.write(`${grown.cases} cases\n`);
    const measured = [];
    for (const page of await pagesOf(system.address, grown))
      measured.push(await measurePage(system.address, page, { times: times ?? 1, clients: clients ?? 1 }));
    reportPages(measured, { cases: grown.cases, clients: clients ?? 1, ...(await firstVisit(system.address)) });
  } finally {
    await system.stop();
  }
});

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Error(`${text} is not a whole number from 1 to 99999`);
  return Number(text);
}

/** Homes that went their whole way over HTTP: what the county is made of. */
async function runDemo({ address, dataFolder }: OwnSystem): Promise<void> {
  const environment = { ...inheritedEnvironment(), PORT: new URL(address).port, TONGTU_DATA: dataFolder };
  const demo = spawn(process.execPath, ['--import', 'tsx', DEMO, '--homes', '30'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(demo, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the demo ended with ${code}`);
}

async function grow({ dataFolder }: OwnSystem, homes: number): Promise<Grown> {
  const { keys } = await loadSecrets(dataFolder);
  return withStoredDatabase(dataFolder, async (url) => {
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    try {
      return await growCounty(pool, keys, homes);
    } finally {
      await pool.end();
    }
  });
}

/** What a browser with nothing kept fetches for the first page, and what that weighs with gzip. */
async function firstVisit(address: string): Promise<{ requests: number; firstVisitBytes: number }> {
  const page = await getPage(address, { path: '/sign-in', cookie: '' });
  const paths = [...page.body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  const parts = await Promise.all(paths.map((path) => getPage(address, { path, cookie: '' })));
  const bodies = [page, ...parts].map(({ body }) => weightOf(body).gzipBytes);
  return { requests: bodies.length, firstVisitBytes: bodies.reduce((sum, bytes) => sum + bytes, 0) };
}
