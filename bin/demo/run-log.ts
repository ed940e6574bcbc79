import type { Acknowledged } from '../../audit/check-record.js';

/** What the demo was answered: every acknowledged act, and how long each took. */
export class RunLog {
  readonly acknowledged: Acknowledged[] = [];
  readonly #durationsMs: number[] = [];

  keep(acknowledged: Acknowledged, durationMs: number): void {
    this.acknowledged.push(acknowledged);
    this.#durationsMs.push(durationMs);
  }

  /** Time for one act, from sending it to its answer, in whole milliseconds; half and 95 in a hundred took no longer. */
  timing(): { readonly actions: number; readonly p50Ms: number; readonly p95Ms: number } {
    const sorted = this.#durationsMs.toSorted((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
    return { actions: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95) };
  }
}
