import { randomUUID } from 'node:crypto';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import type { Arm } from './arm.js';
import { BARE_TASK_QUEUE, BARE_WORKFLOW, bareActUpdate } from './bare-messages.js';

const CASES_PER_CLIENT = 6;

/** Acts on bare cases: the product's shape in Temporal, and nothing of the product. */
export async function bareArm(address: string): Promise<Arm & { close(): Promise<void> }> {
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });
  const run = randomUUID();
  const turns = new Map<number, number>();
  return {
    name: 'bare',
    async act(client) {
      const turn = turns.get(client) ?? 0;
      turns.set(client, turn + 1);
      const caseId = `${run}-${client}-${turn % CASES_PER_CLIENT}`;
      const startWorkflowOperation = new WithStartWorkflowOperation(BARE_WORKFLOW, {
        workflowId: `bench:${caseId}`,
        taskQueue: BARE_TASK_QUEUE,
        args: [caseId],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      startWorkflowOperation.workflowHandle().catch(() => undefined);
      await workflow.executeUpdateWithStart(bareActUpdate, {
        args: [{ requestId: randomUUID(), action: 'act' }],
        startWorkflowOperation,
      });
    },
    close: () => connection.close(),
  };
}
