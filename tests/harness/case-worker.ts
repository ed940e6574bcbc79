import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { type ActivityDeps, createActivities } from '../../activities/create-activities.js';
import { testServers } from './test-servers.js';

// Failures that a test asks for are no news; signals are Jest's.
Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

export interface CaseWorker {
  /** Lets what runs come to its end, as at a deployment. */
  stop(): Promise<void>;
}

/** A worker for the cases of one task queue, inside this process. */
export async function startCaseWorker(deps: ActivityDeps, taskQueue: string): Promise<CaseWorker> {
  const { temporalAddress, workflowBundle } = testServers();
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: { codePath: workflowBundle },
    activities: createActivities(deps),
    stickyQueueScheduleToStartTimeout: '3s',
    shutdownGraceTime: '5s',
  });
  const ran = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await ran;
      await connection.close();
    },
  };
}
