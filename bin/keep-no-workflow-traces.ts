import { setFlagsFromString } from 'node:v8';

/**
 * Has workflows keep no stack traces. Temporal's library takes one for each promise of a workflow and maps it back to the
 * sources, for a query that shows where a run waits: a sixth of the worker's processor time. A case shows where it waits in
 * its current details. Holds for threads and contexts made from now on, not for this one: its errors keep their traces.
 */
export function keepNoWorkflowTraces(): void {
  setFlagsFromString('--stack-trace-limit=0');
}
