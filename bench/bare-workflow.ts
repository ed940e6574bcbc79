import {
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
  allHandlersFinished,
} from '@temporalio/workflow';
import type { BareActivities } from './bare-activities.js';
import { bareActUpdate } from './bare-messages.js';

const { insertRow } = proxyLocalActivities<BareActivities>({
  startToCloseTimeout: 10_000,
  retry: { maximumAttempts: 3 },
});

/** A case without a product: takes acts one after another, each a row. */
export async function bareCase(caseId: string): Promise<void> {
  let turn: Promise<unknown> = Promise.resolve();
  setHandler(bareActUpdate, (act) => {
    const answer = turn.then(() => insertRow(caseId, act.requestId, act.action));
    turn = answer.catch(() => undefined);
    return answer;
  });
  await condition(() => workflowInfo().continueAsNewSuggested && allHandlersFinished());
  await continueAsNew<typeof bareCase>(caseId);
}
