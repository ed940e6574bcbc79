import { outboxFolderSms } from '../../ports/sms.js';
import { startCaseWorker } from './case-worker.js';
import { openTestPool } from './test-database.js';
import { TEST_KEYS } from './test-keys.js';

// A worker in a process of its own, for tests that kill it. Arguments: connection as tongtu_app, task queue, folder.
const [appUrl = '', taskQueue = '', folder = ''] = process.argv.slice(2);
await startCaseWorker(
  { record: { pool: openTestPool(appUrl, 10), keys: TEST_KEYS }, sms: outboxFolderSms(folder) },
  taskQueue,
);
process.send?.('ready');
