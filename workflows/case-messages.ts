import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CaseRef, Recorded } from '../record/record-types.js';

export const CASE_TASK_QUEUE = 'cases';
export const CASE_WORKFLOW = 'caseWorkflow';

/** What a caller may say: everything else is in the record, under the request id. Holds no personal data. */
export interface ActArgs {
  readonly requestId: string;
  readonly action: string;
}

/** Performs a submission that the record holds. Fails with type `unavailable` when the record cannot be reached. */
export const actUpdate = defineUpdate<Recorded, [ActArgs]>('act');

/** Asks the case to look at the record: a clock may be due, an effect may wait. */
export const catchUpSignal = defineSignal('catchUp');

/** Asks the case to begin a new run with an empty history, at its next quiet moment. For operators. */
export const rotateSignal = defineSignal('rotate');

/** The one workflow of a case. */
export function caseWorkflowId(tenant: string, caseId: string): string {
  return `case:${tenant}:${caseId}`;
}

/**
 * How everybody starts a case's workflow, or joins the one that runs. A closed case may get a new run:
 * the record guards what happens then, not the id.
 * @param of programme (its title) and case number, for who reads Temporal's own screens.
 */
export function caseStart(ref: CaseRef, of: { programme: string; number: string }, taskQueue = CASE_TASK_QUEUE) {
  const name = `${of.programme} ${of.number}`;
  return {
    workflowId: caseWorkflowId(ref.tenant, ref.caseId),
    taskQueue,
    args: [{ tenant: ref.tenant, caseId: ref.caseId }] as [CaseRef],
    staticSummary: name,
    // The summary is the first run's alone; a memo goes on with each.
    memo: { case: name },
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  } as const;
}
