import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_PROCEDURES, latestProcedure } from '../procedures/all-procedures.js';
import { procedurePage } from '../procedures/procedure-page.js';

/** Writes one page for each programme into docs/procedures; with `--check` only says whether a page is out of date. */
const folder = join(process.cwd(), 'docs', 'procedures');
const onlyCheck = process.argv.includes('--check');
const outOfDate: string[] = [];

mkdirSync(folder, { recursive: true });
for (const id of new Set(ALL_PROCEDURES.map((procedure) => procedure.id))) {
  const file = join(folder, `${id}.md`);
  const page = procedurePage(latestProcedure(id));
  if (existsSync(file) && readFileSync(file, 'utf8') === page) continue;
  outOfDate.push(file);
  if (!onlyCheck) writeFileSync(file, page);
}

if (outOfDate.length > 0) {
  process.stdout.write(`${outOfDate.map((file) => `${onlyCheck ? 'out of date' : 'written'}: ${file}`).join('\n')}\n`);
  if (onlyCheck) process.exitCode = 1;
}
