/** What came back of one sending: an answer, or how there was none. */
export type Answered = { readonly status: number; readonly body: unknown } | 'silence' | 'broken connection';

/** What a run counts, to be printed and judged at its end. */
export class FaultStatistics {
  /** Requests sent twice at once that were answered differently. */
  readonly differing: string[] = [];
  /** How often each indefinite answer came: a status, or how there was none. */
  readonly repeats: Record<string, number> = {};
  readonly kills: Record<string, number> = {};
  /** From a kill to the first acknowledgement of an act sent after it, in ms; the longest by part. */
  readonly slowestMs: Record<string, number> = {};
  storesDeleted = 0;
  rotations = 0;
  #unrecovered: { part: string; at: number }[] = [];

  answered(answered: Answered): void {
    const indefinite =
      typeof answered === 'string'
        ? answered
        : answered.status >= 500 || answered.status === 429
          ? answered.status
          : null;
    if (indefinite !== null) this.repeats[indefinite] = (this.repeats[indefinite] ?? 0) + 1;
  }

  killed(part: string): void {
    this.kills[part] = (this.kills[part] ?? 0) + 1;
    this.#unrecovered.push({ part, at: Date.now() });
  }

  acknowledged(sentAt: number): void {
    const now = Date.now();
    for (const { part, at } of this.#unrecovered.filter((kill) => kill.at < sentAt)) {
      this.slowestMs[part] = Math.max(this.slowestMs[part] ?? 0, now - at);
    }
    this.#unrecovered = this.#unrecovered.filter(({ at }) => at >= sentAt);
  }

  /** What is printed at the end. */
  totals(): object {
    const { kills, killCount, repeats, slowestMs, storesDeleted, rotations } = this;
    return { kills, killCount, repeats, slowestMs, storesDeleted, rotations };
  }

  get killCount(): number {
    return Object.values(this.kills).reduce((sum, each) => sum + each, 0);
  }
}
