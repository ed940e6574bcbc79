import { performDueClocks } from '../record/due-clocks.js';
import { recordAction } from '../record/record-action.js';
import type { CaseNow, CaseRef, Recorded, RecordDeps } from '../record/record-types.js';
import type { SmsPort } from '../ports/sms.js';
import { runEffect } from './run-effect.js';
import { withoutDetails } from './without-details.js';

/** What the effects work with. */
export interface ActivityDeps {
  readonly record: RecordDeps;
  readonly sms: SmsPort;
}

/** An effect that the record wants run. */
export interface EffectRef {
  readonly id: string;
  readonly effect: string;
}

/**
 * The process's hand on the record and on the world outside. Whatever an activity takes, answers or throws is kept in
 * Temporal's history, so nothing of it may hold a person's data.
 */
export function createActivities(deps: ActivityDeps) {
  return {
    /** Performs a kept submission, or answers as it was answered before. A refusal is an answer. */
    recordAction: withoutDetails(
      (request: CaseRef & { readonly requestId: string }): Promise<Recorded> => recordAction(deps.record, request),
    ),
    /** Performs every clock action that is due, and says how things stand; `null` when there is no such case. */
    lookAtCase: withoutDetails((ref: CaseRef): Promise<CaseNow | null> => performDueClocks(deps.record, ref)),
    /** Runs one effect, unless it is done, given up, or in other hands. */
    runEffect: withoutDetails((ref: CaseRef, effect: EffectRef): Promise<void> => runEffect(deps, ref, effect)),
  };
}

export type CaseActivities = ReturnType<typeof createActivities>;
