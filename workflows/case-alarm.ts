import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

const SAME_INSTANT_MS = 2_000;

/** One timer for the earliest clock of a case. It only wakes; what is due is for the record to say. */
export class CaseAlarm {
  #set: { readonly dueAtMs: number; readonly wakesFor: string; readonly scope: CancellationScope } | null = null;
  readonly #onWake: () => void;

  constructor(onWake: () => void) {
    this.#onWake = onWake;
  }

  /** Sets the timer anew, unless one already runs for the same clock and instant: each timer costs two events. */
  set(wakeInMs: number | null, wakesFor: string): void {
    const dueAtMs = wakeInMs === null ? null : Date.now() + wakeInMs;
    const same =
      this.#set?.wakesFor === wakesFor && dueAtMs !== null && Math.abs(this.#set.dueAtMs - dueAtMs) < SAME_INSTANT_MS;
    if (same) return;
    this.clear();
    if (wakeInMs === null || dueAtMs === null) return;
    const scope = new CancellationScope();
    this.#set = { dueAtMs, wakesFor, scope };
    scope.run(() => this.#ring(wakeInMs, wakesFor)).catch(throwUnlessCancelled);
  }

  clear(): void {
    this.#set?.scope.cancel();
    this.#set = null;
  }

  async #ring(wakeInMs: number, wakesFor: string): Promise<void> {
    await sleep(wakeInMs, { summary: wakesFor });
    this.#set = null;
    this.#onWake();
  }
}

/** Clearing the timer, or an operator's cancellation of the whole run, is no fault of the alarm. */
function throwUnlessCancelled(error: unknown): void {
  if (!isCancellation(error)) throw error;
}
