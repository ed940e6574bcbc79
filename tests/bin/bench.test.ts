import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Measured } from '../../bench/arm.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

// The bench itself holds its counts against the rows that each arm left, and ends with an error where they differ.
test('the bench measures three arms side by side, each doing what it says', async () => {
  const args = ['--import', 'tsx', path.join(ROOT, 'bench/run-bench.ts'), '--seconds', '2', '--clients', '2'];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT });
  const last = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { measured: Measured[]; ratios: object[] };
  expect(last.measured.map(({ arm, clients }) => [arm, clients])).toEqual([
    ['product', 2],
    ['bare', 2],
    ['postgres', 2],
  ]);
  for (const { acts } of last.measured) expect(acts).toBeGreaterThan(0);
  expect(last.ratios).toHaveLength(1);
}, 180_000);
