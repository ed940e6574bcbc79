import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Part, SupervisedPart } from '../../bin/supervised-part.js';
import { until } from '../harness/until.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongtu-part-'));
  await mkdir(path.join(folder, 'logs'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that starts and breaks, then cannot start, then runs. */
const STUMBLING = `
  const { readFileSync, writeFileSync } = require('node:fs');
  const starts = Number(readFileSync(process.argv[1], 'utf8')) + 1;
  writeFileSync(process.argv[1], String(starts));
  if (starts === 2) process.exit(1);
  process.send('ready');
  if (starts === 1) process.exit(3);
  setInterval(() => undefined, 1000);`;

test('a part that could not start again at once is said to be tried again, and is', async () => {
  const counter = path.join(folder, 'starts');
  await writeFile(counter, '0');
  const part: Part = {
    name: 'api',
    command: process.execPath,
    args: ['-e', STUMBLING, counter],
    environment: {},
    ready: 'message',
    readyWithinMs: 20_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 5_000,
  };
  const said: string[] = [];
  const supervised = new SupervisedPart(part, folder, (line) => said.push(line));
  await supervised.start();
  await until(() => Promise.resolve(said.includes('api is ready again')), 'it runs again', 20_000);
  await supervised.stop();
  expect(said).toEqual([
    'api stopped (exit code 3); starting it again',
    `api did not start (exit code 1); it will be tried again.\nThe reason is at the end of ${supervised.logFile}`,
    'api is ready again',
  ]);
});
