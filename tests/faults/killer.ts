import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SeededRandom } from '../../bin/seeded-random.js';
import type { PartName, RunningSystem } from '../bin/running-system.js';
import type { FaultStatistics } from './fault-statistics.js';
import type { RequestLog } from './request-log.js';

const PARTS: readonly PartName[] = ['api', 'worker', 'temporal', 'postgres'];
const STORE_FILES = ['temporal.db', 'temporal.db-wal', 'temporal.db-shm'];
/** A kill comes after so many acknowledged acts, at random; or, when nothing moves, after so long. */
const FEWEST_ACTS = 14;
const MOST_ACTS = 40;
const LONGEST_CALM_MS = 20_000;
/** Eight rounds over the four parts; what is left to do after them is done in peace. */
const MOST_KILLS = 32;

export interface KillerDeps {
  readonly system: RunningSystem;
  readonly log: RequestLog;
  readonly statistics: FaultStatistics;
  readonly seed: number;
  /** The kills of Temporal, counted from 1, at which its store is deleted while it is down. */
  readonly deleteStoreAt: readonly number[];
}

/** Kills the parts of a running system without warning, spread over all of them, until it is stopped. */
export class Killer {
  readonly #stop = new AbortController();
  readonly #random: SeededRandom;
  readonly #done: Promise<void>;

  constructor(private readonly deps: KillerDeps) {
    this.#random = new SeededRandom(deps.seed);
    this.#done = this.#killOn();
  }

  /** Resolves when no further kill will come. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #killOn(): Promise<void> {
    for (
      let round = this.#shuffled();
      !this.#stop.signal.aborted;
      round = round.length > 0 ? round : this.#shuffled()
    ) {
      await this.#calm();
      const part = round.shift();
      if (part && this.#mayKill) await this.#kill(part);
    }
  }

  get #mayKill(): boolean {
    return !this.#stop.signal.aborted && this.deps.statistics.killCount < MOST_KILLS;
  }

  /** Every part comes once before one comes again. */
  #shuffled(): PartName[] {
    const left = [...PARTS];
    return PARTS.flatMap(() => left.splice(this.#random.below(left.length), 1));
  }

  async #calm(): Promise<void> {
    const { log } = this.deps;
    const until = log.acknowledged + FEWEST_ACTS + this.#random.below(MOST_ACTS - FEWEST_ACTS);
    const deadline = Date.now() + LONGEST_CALM_MS;
    while (log.acknowledged < until && Date.now() < deadline && !this.#stop.signal.aborted) await pause(5);
  }

  async #kill(part: PartName): Promise<void> {
    const { system, statistics, deleteStoreAt } = this.deps;
    const pid = await system.pidOf(part).catch(() => null);
    if (pid === null || !kill(pid)) return;
    statistics.killed(part);
    if (part !== 'temporal' || !deleteStoreAt.includes(statistics.kills[part] ?? 0)) return;
    for (const file of STORE_FILES) await rm(path.join(system.dataFolder, file), { force: true });
    statistics.storesDeleted += 1;
  }
}

/** `false`: it was dead already, and is being started again. */
function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
