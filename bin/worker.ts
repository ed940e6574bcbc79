import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createActivities } from '../activities/create-activities.js';
import { startSweep } from '../activities/sweep.js';
import { outboxFolderSms } from '../ports/sms.js';
import { CASE_TASK_QUEUE } from '../workflows/case-messages.js';
import { readServiceConfig } from './config.js';
import { refuseDemo } from './demo-database.js';
import { noticeRestore } from './notice-restore.js';
import { keepNoWorkflowTraces } from './keep-no-workflow-traces.js';
import { openPool } from './open-pool.js';
import { runProgram } from './startup-problem.js';
import { sayReady, untilToldToStop } from './until-told-to-stop.js';

/** As many as may work in the database at once: each local activity holds one connection. */
const LOCAL_ACTIVITY_SLOTS = 20;
const ACTIVITY_SLOTS = 10;
const CONNECTIONS = LOCAL_ACTIVITY_SLOTS + ACTIVITY_SLOTS + 2;

runProgram(async () => {
  const told = untilToldToStop();
  const config = readServiceConfig();
  const logger = pino({ name: 'worker' });
  const pool = openPool(config.appDatabaseUrl, 'tongtu-worker', CONNECTIONS, logger);
  if (config.production) await refuseDemo(pool);
  await noticeRestore(pool, logger);
  const record = { pool, keys: config.keys };

  // we stop by ourselves: the sweep before the worker, the connections after both
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
      logger.warn({ level, ...withoutDetail(meta) }, message),
    ),
  });
  keepNoWorkflowTraces();
  const connection = await NativeConnection.connect({ address: config.temporalAddress });
  const worker = await Worker.create({
    connection,
    namespace: config.temporalNamespace,
    taskQueue: CASE_TASK_QUEUE,
    workflowBundle: { codePath: fileURLToPath(new URL('../workflow-bundle.js', import.meta.url)) },
    activities: createActivities({ record, sms: outboxFolderSms(config.dataFolder) }),
    maxConcurrentLocalActivityExecutions: LOCAL_ACTIVITY_SLOTS,
    maxConcurrentActivityTaskExecutions: ACTIVITY_SLOTS,
    maxConcurrentWorkflowTaskExecutions: 40,
    // the pause of a case whose worker died
    stickyQueueScheduleToStartTimeout: '3s',
    shutdownGraceTime: '20s',
  });
  const clientConnection = Connection.lazy({ address: config.temporalAddress });
  const client = new Client({ connection: clientConnection, namespace: config.temporalNamespace });
  const sweep = startSweep({ record, client, log: logger });
  const running = worker.run();
  sayReady();
  logger.info('the worker is ready');

  await Promise.race([told, running]);
  logger.info('the worker stops');
  await sweep.stop();
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await running;
  await Promise.all([clientConnection.close(), connection.close(), pool.end()]);
  process.exit(0);
});

/** What Temporal's library tells beside a message, without what an error may carry along. */
function withoutDetail(meta: Record<string | symbol, unknown> = {}): object {
  const { error, ...rest } = meta as Record<string, unknown>;
  return error instanceof Error ? { ...rest, error: `${error.name}: ${error.message}` } : rest;
}
