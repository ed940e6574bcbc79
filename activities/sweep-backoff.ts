import type { CaseRef } from '../record/record-types.js';

const LONGEST_MS = 3_600_000;

/** Which of the cases found may be woken now: one that stays in need is woken less and less often. */
export class SweepBackoff {
  readonly #everyMs: number;
  readonly #byCase = new Map<string, { readonly times: number; readonly notBefore: number }>();

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** How many cases are held back. */
  get size(): number {
    return this.#byCase.size;
  }

  /** The cases that may be woken now, given all that are in need; those no longer in need are forgotten. */
  dueOf(found: readonly CaseRef[], nowMs = performance.now()): CaseRef[] {
    const keys = new Set(found.map(({ caseId }) => caseId));
    for (const key of this.#byCase.keys()) if (!keys.has(key)) this.#byCase.delete(key);
    return found.filter(({ caseId }) => nowMs >= (this.#byCase.get(caseId)?.notBefore ?? 0));
  }

  /** How often a case was woken and stayed in need all the same. */
  timesOf({ caseId }: CaseRef): number {
    return this.#byCase.get(caseId)?.times ?? 0;
  }

  /** Notes that a case was woken, and holds it back for twice as long as the last time. */
  woke({ caseId }: CaseRef, nowMs = performance.now()): void {
    const times = (this.#byCase.get(caseId)?.times ?? 0) + 1;
    const waitMs = Math.min(this.#everyMs * 2 ** (times - 1), LONGEST_MS);
    this.#byCase.set(caseId, { times, notBefore: nowMs + waitMs });
  }
}
