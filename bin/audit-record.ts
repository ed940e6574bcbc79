import pg from 'pg';
import { checkRecord } from '../audit/check-record.js';
import { readRules } from '../audit/read-rules.js';
import { readAuditConfig } from './config.js';
import { requireDatabase } from './prepare-database.js';
import { runProgram } from './startup-problem.js';
import { withStoredDatabase } from './stored-database.js';

/** `npm run audit`: one line per violation, then how many; the exit code is 1 when there are any. */
runProgram(async () => {
  const { databaseUrl, dataFolder } = readAuditConfig();
  const violations = await (databaseUrl === null ? withStoredDatabase(dataFolder, audit) : auditOf(databaseUrl));
  for (const { rule, subject, detail } of violations) process.stdout.write(`${rule}: ${subject}: ${detail}\n`);
  const { length: rules } = await readRules();
  process.stdout.write(`${rules} rules, ${violations.length} violations\n`);
  if (violations.length > 0) process.exitCode = 1;
});

async function auditOf(url: string) {
  await requireDatabase(url);
  return audit(url);
}

async function audit(connectionString: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return checkRecord(client).finally(() => client.end());
}
