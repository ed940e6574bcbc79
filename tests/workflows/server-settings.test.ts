import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Client, Connection } from '@temporalio/client';
import { dynamicConfig } from '../../bin/dynamic-config.js';
import { deskConnection } from '../../desk/temporal-connection.js';
import { processesNaming } from '../bin/running-system.js';
import { testServers } from '../harness/test-servers.js';
import { until } from '../harness/until.js';

const RESOURCE_EXHAUSTED = 8;
const ACCEPTED = 2;

/** Each with a line of its own: one carries a hundred calls at once. */
let connections: Connection[];
let client: Client;
beforeAll(async () => {
  const options = {
    ...deskConnection(testServers().temporalAddress),
    channelArgs: { 'grpc.use_local_subchannel_pool': 1 },
  };
  connections = await Promise.all([1, 2, 3].map(() => Connection.connect(options)));
  client = new Client({ connection: await Connection.connect(options) });
});
afterAll(() => Promise.all([client.connection, ...connections].map((each) => each.close())));

test('the server that runs was told every setting of the file, as it stands there', async () => {
  const [server, ...others] = (await processesNaming(testServers().folder)).filter((each) =>
    each.includes('server start-dev'),
  );
  expect(others).toEqual([]);
  const told = [...(server ?? '').matchAll(/--dynamic-config-value (\S+)/g)].map((found) => found[1]);
  expect(told).toEqual(dynamicConfig().map(({ key, value }) => `${key}=${JSON.stringify(value)}`));
  expect(told.map((each) => each?.split('=')[0])).toEqual([
    'history.transferProcessorMaxPollRPS',
    'history.timerProcessorMaxPollRPS',
    'history.maxInFlightUpdates',
  ]);
});

test('it holds as many updates of one workflow at once as the file says, and refuses more', async () => {
  const most = Number(dynamicConfig().find(({ key }) => key === 'history.maxInFlightUpdates')?.value);
  // nobody works on this queue: what is sent stays in flight
  const handle = await client.workflow.start('nobody', { taskQueue: randomUUID(), workflowId: randomUUID() });
  const cut = new AbortController();
  setMaxListeners(0, cut.signal);
  const refusals: string[] = [];
  const send = (connection: Connection) =>
    connection.withAbortSignal(cut.signal, async () => {
      try {
        await connection.workflowService.updateWorkflowExecution(updateOf(handle.workflowId));
      } catch (error) {
        const { code, details = '' } = error as { code?: number; details?: string };
        if (code === RESOURCE_EXHAUSTED) refusals.push(details);
      }
    });
  const sent = connections.flatMap((connection) => Array.from({ length: most }, () => send(connection)));
  await until(() => Promise.resolve(refusals.length > 0), 'the server refuses what is too many');
  expect(refusals[0]).toMatch(new RegExp(`in-flight updates .*\\(${most}\\)`));
  cut.abort();
  await Promise.all(sent);
  await handle.terminate();
});

function updateOf(workflowId: string) {
  return {
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    waitPolicy: { lifecycleStage: ACCEPTED },
    request: { meta: { updateId: randomUUID(), identity: 'test' }, input: { name: 'act' } },
  };
}
