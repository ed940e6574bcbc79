import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pg from 'pg';
import { bareActivities } from './bare-activities.js';
import { BARE_TASK_QUEUE } from './bare-messages.js';

/** The bare arm's worker, a process of its own with the options of the product's: `bare-worker.ts {address} {database}`. */
const [address = '', connectionString = ''] = process.argv.slice(2);
Runtime.install({ logger: new DefaultLogger('ERROR') });
const bundle = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
  logger: new DefaultLogger('ERROR'),
  // Sources name the files that the compiler would write.
  webpackConfigHook: (config) => ({
    ...config,
    resolve: { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } },
  }),
});
const connection = await NativeConnection.connect({ address });
const pool = new pg.Pool({ connectionString, max: 32 });
const worker = await Worker.create({
  connection,
  taskQueue: BARE_TASK_QUEUE,
  workflowBundle: bundle,
  activities: bareActivities(pool),
  maxConcurrentLocalActivityExecutions: 20,
  maxConcurrentActivityTaskExecutions: 10,
  maxConcurrentWorkflowTaskExecutions: 40,
  stickyQueueScheduleToStartTimeout: '3s',
});
process.stdout.write('ready\n');
await worker.run();
await Promise.all([connection.close(), pool.end()]);
