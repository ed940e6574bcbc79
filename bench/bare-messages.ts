import { defineUpdate } from '@temporalio/workflow';

export const BARE_TASK_QUEUE = 'bench-bare';
export const BARE_WORKFLOW = 'bareCase';

/** The same that the product's update says: which request, what for. */
export interface BareAct {
  readonly requestId: string;
  readonly action: string;
}

export const bareActUpdate = defineUpdate<{ readonly seq: number }, [BareAct]>('act');
