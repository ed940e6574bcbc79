import { isCancellation, sleep } from '@temporalio/workflow';
import type { EffectRef } from '../activities/create-activities.js';
import type { CaseRef } from '../record/record-types.js';
import { runEffect } from './case-hands.js';

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 600_000;

/** Runs what must follow an action, each effect once at a time. The record counts the tries and gives up in the end. */
export class CaseEffects {
  readonly #ref: CaseRef;
  readonly #onFinished: () => void;
  readonly #running = new Set<string>();
  readonly #tries = new Map<string, number>();

  constructor(ref: CaseRef, onFinished: () => void) {
    this.#ref = ref;
    this.#onFinished = onFinished;
  }

  get isIdle(): boolean {
    return this.#running.size === 0;
  }

  /** Starts those that are pending in the record and not already under way. */
  start(pending: readonly EffectRef[]): void {
    for (const effect of pending) {
      if (this.#running.has(effect.id)) continue;
      this.#running.add(effect.id);
      this.#run(effect).catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
    }
  }

  async #run(effect: EffectRef): Promise<void> {
    const tries = this.#tries.get(effect.id) ?? 0;
    this.#tries.set(effect.id, tries + 1);
    // Still pending after a run: another worker may hold its lease, or the world outside is away.
    if (tries > 0)
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS), { summary: effect.effect });
    await runEffect(this.#ref, effect);
    this.#running.delete(effect.id);
    this.#onFinished();
  }
}
