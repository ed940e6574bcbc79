import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A rule of the audit: a question to the record whose every row, `subject` and `detail`, is a violation. */
export interface Rule {
  readonly name: string;
  readonly sql: string;
}

/** Every rule about the record, in order of name: one file each. */
export async function readRules(): Promise<Rule[]> {
  const files = (await readdir(path.join(import.meta.dirname, 'rules'))).filter((file) => file.endsWith('.sql')).sort();
  if (files.length === 0) throw new Error('the audit has no rules; build first: npm run build');
  return Promise.all(files.map((file) => readRule('rules', file.slice(0, -'.sql'.length))));
}

/** One rule by name. `acknowledged` holds those that compare the record with what clients were told. */
export async function readRule(folder: 'rules' | 'acknowledged', name: string): Promise<Rule> {
  return { name, sql: await readFile(path.join(import.meta.dirname, folder, `${name}.sql`), 'utf8') };
}
