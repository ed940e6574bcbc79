import { ApplicationFailure, isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { CaseActivities, EffectRef } from '../activities/create-activities.js';
import type { CaseNow, CaseRef, Recorded } from '../record/record-types.js';
import type { ActArgs } from './case-messages.js';

// Few and short tries: an unbounded policy would hold the person who waits for the answer through a whole outage.
const BOUNDED_RETRY = { initialInterval: 200, backoffCoefficient: 2, maximumInterval: 1_000, maximumAttempts: 3 };
const RECORD_OPTIONS = { startToCloseTimeout: 10_000, retry: BOUNDED_RETRY };
const EFFECT_OPTIONS = {
  startToCloseTimeout: 30_000,
  scheduleToCloseTimeout: 600_000,
  retry: { initialInterval: 2_000, backoffCoefficient: 3, maximumInterval: 60_000, maximumAttempts: 3 },
};

const record = proxyLocalActivities<Pick<CaseActivities, 'recordAction' | 'lookAtCase'>>(RECORD_OPTIONS);
const effects = proxyActivities<Pick<CaseActivities, 'runEffect'>>(EFFECT_OPTIONS);

/** Has the record perform an action. Throws `unavailable` when it could not be asked, which fails the update alone. */
export async function performInRecord(ref: CaseRef, act: ActArgs): Promise<Recorded> {
  const options = { ...RECORD_OPTIONS, summary: act.action };
  try {
    return await record.recordAction.executeWithOptions(options, [{ ...ref, requestId: act.requestId }]);
  } catch (error) {
    if (isCancellation(error)) throw error;
    throw ApplicationFailure.nonRetryable('The record could not be reached', 'unavailable');
  }
}

/** Has the record perform what is due, and say how things stand. `unknown` when it could not be asked. */
export async function askRecord(ref: CaseRef): Promise<CaseNow | null | 'unknown'> {
  try {
    return await record.lookAtCase.executeWithOptions({ ...RECORD_OPTIONS, summary: 'look at the record' }, [ref]);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return 'unknown';
  }
}

/** Runs one effect. Whether it succeeded is in the record, so a failure is no news here. */
export async function runEffect(ref: CaseRef, effect: EffectRef): Promise<void> {
  try {
    await effects.runEffect.executeWithOptions({ ...EFFECT_OPTIONS, summary: effect.effect }, [ref, effect]);
  } catch (error) {
    if (isCancellation(error)) throw error;
  }
}
