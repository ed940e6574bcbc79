import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/create-activities.js';
import { correction, openDemoCase } from '../builders/demo-case.js';
import { type CaseBench, startCaseBench } from '../harness/case-bench.js';
import { testServers } from '../harness/test-servers.js';

const SLOW_MS = 400;
/** As often as the workflow tries to look before it waits. */
const TRIES = 3;

let bench: CaseBench;
let connection: NativeConnection;
let worker: Worker;
let ran: Promise<void>;

/** A worker whose first looks at the record are slow, and fail in the end; acts are as quick as ever. */
beforeAll(async () => {
  bench = await startCaseBench();
  connection = await NativeConnection.connect({ address: testServers().temporalAddress });
  const activities = createActivities({ record: bench.database.record, sms: bench.sms });
  let looks = 0;
  worker = await Worker.create({
    connection,
    taskQueue: bench.taskQueue,
    workflowBundle: { codePath: testServers().workflowBundle },
    activities: {
      ...activities,
      lookAtCase: async (...args: Parameters<typeof activities.lookAtCase>) => {
        looks += 1;
        if (looks > TRIES) return activities.lookAtCase(...args);
        await pause(SLOW_MS);
        throw new Error('the record is away');
      },
    },
  });
  ran = worker.run();
});
afterAll(async () => {
  worker.shutdown();
  await ran;
  await connection.close();
  await bench.stop();
});

it('a run in which an act overtakes a look that fails can be taken over by another worker', async () => {
  const one = await openDemoCase(bench.database.record, 0);
  expect(await bench.act(one, correction(one, 1))).toMatchObject({ kind: 'recorded', answer: { seq: 2 } });
  expect(await bench.act(one, correction(one, 2))).toMatchObject({ kind: 'recorded', answer: { seq: 3 } });
  const history = await bench.workflowOf(one).fetchHistory();
  const workflowBundle = { codePath: testServers().workflowBundle };
  await Worker.runReplayHistory({ workflowBundle }, history);
});
