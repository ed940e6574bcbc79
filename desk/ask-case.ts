import { ServiceError, WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import { inTenant } from '../record/in-tenant.js';
import { recordedAnswer } from '../record/recorded-answer.js';
import type { CaseRef, Recorded, Submission } from '../record/record-types.js';
import {
  type ActArgs,
  actUpdate,
  CASE_WORKFLOW,
  catchUpSignal,
  caseStart,
  caseWorkflowId,
} from '../workflows/case-messages.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { someAtOnce } from './some-at-once.js';

const DEADLINE_MS = 5_000;
const RESOURCE_EXHAUSTED = 8;
const FAILED_PRECONDITION = 9;

/** What the desk learned from the case: the record's word, or that the outcome is not known. */
export type Asked = WithoutNow<Recorded> | DeskProblem;

type WithoutNow<T> = T extends unknown ? Omit<T, 'now'> : never;

/**
 * Lets the case's workflow take a kept submission in turn, starting the workflow if none runs. Every attempt is an
 * update of its own: an update id answers with its first outcome for ever, and only the request id in the record counts.
 * Whatever goes wrong on the way, what the record holds by then is the answer.
 */
export async function askCase(
  deps: DeskDeps,
  ref: CaseRef,
  of: { readonly programme: string; readonly number: string },
  submission: Submission,
): Promise<Asked> {
  try {
    return await updateOrAnew(deps, ref, of, submission);
  } catch (error) {
    deps.logger.warn({ caseId: ref.caseId, failed: nameOf(error) }, 'a case did not answer');
    const recorded = await lookUp(deps, ref, submission.requestId);
    if (recorded) return recorded;
    return { problem: isExhausted(error) ? 'tooManyActions' : 'outcomeUnknown' };
  }
}

/**
 * A run whose task fails again and again (a history that no worker can follow) takes no act, now or later. It holds
 * nothing that the record does not, so it is ended and the case goes on in a new run.
 */
async function updateOrAnew(...args: Parameters<typeof update>): Promise<Recorded> {
  try {
    return await update(...args);
  } catch (error) {
    if (codeOf(error) !== FAILED_PRECONDITION) throw error;
    const [{ temporal, logger }, ref] = args;
    logger.warn({ caseId: ref.caseId }, 'the run of a case takes no acts and is ended; a new one begins');
    await temporal.workflow.getHandle(caseWorkflowId(ref.tenant, ref.caseId)).terminate('takes no acts any more');
    return update(...args);
  }
}

/**
 * Asks the run that there is; only where there is none a request goes out that also starts one. It carries all that a
 * start needs and Temporal looks twice for the case, so it costs a fifth more than an update alone.
 */
async function update(
  deps: DeskDeps,
  ref: CaseRef,
  of: { readonly programme: string; readonly number: string },
  { requestId, action }: Submission,
): Promise<Recorded> {
  const act = { args: [{ requestId, action }] as [ActArgs] };
  return deps.temporal.withDeadline(Date.now() + DEADLINE_MS, () =>
    deps.temporal.workflow
      .getHandle(caseWorkflowId(ref.tenant, ref.caseId))
      .executeUpdate(actUpdate, act)
      .catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        return updateInNewRun(deps, ref, of, act);
      }),
  );
}

function updateInNewRun(
  { temporal, taskQueue }: DeskDeps,
  ref: CaseRef,
  of: { readonly programme: string; readonly number: string },
  act: { readonly args: [ActArgs] },
): Promise<Recorded> {
  const startWorkflowOperation = new WithStartWorkflowOperation(CASE_WORKFLOW, caseStart(ref, of, taskQueue));
  // Nobody waits for the workflow's handle; a failed start is told by the update itself.
  startWorkflowOperation.workflowHandle().catch(() => undefined);
  return temporal.workflow.executeUpdateWithStart(actUpdate, { ...act, startWorkflowOperation });
}

/** With the database away too, the outcome is as unknown as before. */
async function lookUp({ pool }: DeskDeps, { tenant }: CaseRef, requestId: string) {
  try {
    const found = await inTenant(pool, tenant, (tx) => recordedAnswer(tx, requestId));
    return found && { kind: 'recorded' as const, answer: found.answer, bodyHmac: found.bodyHmac };
  } catch {
    return null;
  }
}

/** Wakes a case's workflow, starting it if none runs. When that fails the sweep does it, half a minute later. */
export async function wakeCase(
  { temporal, taskQueue, logger }: DeskDeps,
  ref: CaseRef,
  of: { programme: string; number: string },
): Promise<void> {
  const wake = () =>
    temporal.workflow.signalWithStart(CASE_WORKFLOW, { ...caseStart(ref, of, taskQueue), signal: catchUpSignal });
  await temporal.withDeadline(Date.now() + DEADLINE_MS, wake).catch((error: unknown) => {
    logger.warn({ caseId: ref.caseId, failed: nameOf(error) }, 'a case could not be woken');
  });
}

/** A case with the names that its workflow is started under. */
export interface NamedCase {
  readonly caseId: string;
  readonly programme: string;
  readonly number: string;
}

/** How many cases are woken at once; the sweep would find the rest by itself. */
const AT_ONCE = 16;

/** Wakes many cases of a tenant. */
export async function wakeCases(deps: DeskDeps, tenant: string, cases: readonly NamedCase[]): Promise<void> {
  await someAtOnce(cases, AT_ONCE, ({ caseId, ...of }) => wakeCase(deps, { tenant, caseId }, of));
}

function isExhausted(error: unknown): boolean {
  return codeOf(error) === RESOURCE_EXHAUSTED;
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof ServiceError ? error.cause : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name} ${String(codeOf(error) ?? '')}`.trim() : 'unknown';
}
