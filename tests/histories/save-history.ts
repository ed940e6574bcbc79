import { writeFileSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';

// Saves the history of a run beside this file: npx tsx tests/histories/save-history.ts ADDRESS WORKFLOW_ID RUN_ID NAME
const [address = '', workflowId = '', runId = '', name = ''] = process.argv.slice(2);
const connection = await Connection.connect({ address });
const history = await new Client({ connection }).workflow.getHandle(workflowId, runId).fetchHistory();
// Where the code lay on that machine is nobody's business.
const withoutTraces = (key: string, value: unknown) => (key === 'stackTrace' ? '' : value);
writeFileSync(
  new URL(`${name}.json`, import.meta.url),
  `${JSON.stringify({ events: history.events }, withoutTraces, 1)}\n`,
);
await connection.close();
