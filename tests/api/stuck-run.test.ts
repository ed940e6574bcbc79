import { randomUUID } from 'node:crypto';
import { DEMO_TENANT } from '../../bin/demo-county.js';
import { until } from '../harness/until.js';
import { caseWorkflowId } from '../../workflows/case-messages.js';
import { type DoorBench, startDoorBench } from './door-bench.js';

let door: DoorBench;
beforeAll(async () => {
  door = await startDoorBench();
});
afterAll(() => door.stop());

test('a case whose run can take no act any more goes on in a new one', async () => {
  const opened = await door.open(0);
  const workflowId = caseWorkflowId(DEMO_TENANT.id, opened.id);
  const handle = door.bench.client.workflow.getHandle(workflowId);
  await handle.terminate('in the way of the test');
  // Its first task fails for ever, as that of a run does whose history no worker can follow.
  await door.bench.client.workflow.start('noWorkerKnowsThis', { workflowId, taskQueue: door.bench.taskQueue });
  const visitor = await door.visitor(opened.village);
  const key = randomUUID();
  const form = { phone: '13900000000' };
  // The server tells only once the task has failed; until then the outcome is unknown, and repeating is safe.
  const answer = await until(async () => {
    const answered = await visitor.act(opened.id, 'updateContact', opened.seq, { form }, key);
    return answered.statusCode !== 503 && answered;
  }, 'the act is answered');
  expect([answer.statusCode, answer.json<{ seq: number }>().seq]).toEqual([200, opened.seq + 1]);
  expect((await handle.describe()).type).toBe('caseWorkflow');
});
