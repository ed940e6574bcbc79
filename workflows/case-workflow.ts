import { condition, continueAsNew, setHandler, sleep } from '@temporalio/workflow';
import type { CaseRef } from '../record/record-types.js';
import { CaseLife } from './case-life.js';
import { actUpdate, catchUpSignal, rotateSignal } from './case-messages.js';

const ASK_AGAIN_MS = [1_000, 5_000, 30_000] as const;

/**
 * One case from opening to closing: takes actions in order, wakes when the record said so, and has done what must follow.
 * @param passed titles of the steps of earlier runs, for readers of Temporal's screens.
 */
export async function caseWorkflow(ref: CaseRef, passed: readonly string[] = []): Promise<void> {
  const life = new CaseLife(ref, passed);

  // An Update, not a Signal: the person who acts waits for the answer, and may be refused.
  setHandler(actUpdate, (args) => life.act(args));
  setHandler(catchUpSignal, () => life.catchUp());
  setHandler(rotateSignal, () => life.rotate());

  for (let failures = 0; ; ) {
    if (life.askWanted) failures = (await life.askRecord()) ? 0 : failures + 1;
    if (failures > 0) await untilAskedAgain(life, failures);
    // Leaving in the task in which an update is answered would fail that update: a task of its own, and a second look.
    if (life.mayLeave) {
      await sleep(1, { summary: 'leave' });
      if (life.mayLeave && life.isOver) return;
      if (life.mayLeave) await continueAsNew<typeof caseWorkflow>(ref, life.steps);
    }
    await condition(() => life.askWanted || life.mayLeave);
  }
}

/** Acts are taken meanwhile: each of them asks the record by itself. */
async function untilAskedAgain(life: CaseLife, failures: number): Promise<void> {
  const pauseMs = ASK_AGAIN_MS[Math.min(failures, ASK_AGAIN_MS.length) - 1] ?? 0;
  await sleep(pauseMs, { summary: 'the record is away' });
  life.catchUp();
}
