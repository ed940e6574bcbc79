import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { Arm } from './arm.js';
import { FreeCases } from './free-cases.js';
import { BARE_TASK_QUEUE, BARE_WORKFLOW, bareActUpdate } from './bare-messages.js';

/** Acts on bare cases: the product's shape in Temporal, and nothing of the product. */
export async function bareArm(address: string, count: number): Promise<Arm & { close(): Promise<void> }> {
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });
  const run = randomUUID();
  const caseIds = Array.from({ length: count }, (_, index) => `${run}-${index}`);
  // The product's cases are open before anything is measured: these are too.
  for (const caseId of caseIds)
    await workflow.start(BARE_WORKFLOW, {
      workflowId: workflowIdOf(caseId),
      taskQueue: BARE_TASK_QUEUE,
      args: [caseId],
    });
  const act = async (caseId: string) => {
    await workflow.getHandle(workflowIdOf(caseId)).executeUpdate(bareActUpdate, {
      args: [{ requestId: randomUUID(), action: 'act' }],
    });
  };
  for (const caseId of caseIds) await act(caseId);
  const free = new FreeCases(caseIds);
  return {
    name: 'bare',
    act: () => free.withNext(act),
    close: () => connection.close(),
  };
}

const workflowIdOf = (caseId: string): string => `bench:${caseId}`;
