import { type ProcessorMs, processorMs, scaled, sumOf, usedBetween } from './processor-time.js';

/** One of the things that are measured side by side. */
export interface Arm {
  readonly name: string;
  /** Does one act for a client, counted from 0. Throws when it was not done. */
  act(client: number): Promise<void>;
}

/** What was measured of an arm with so many clients. */
export interface Measured {
  readonly arm: string;
  readonly clients: number;
  readonly acts: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Milliseconds of processor time for one act, by process. */
  readonly processorMs: ProcessorMs;
}

const SLICE_MS = 2_000;

/**
 * Lets the arms act in turn, a slice of two seconds each, until each had its seconds. The first round warms up and does
 * not count. Within a slice each client sends its next act when the last is answered.
 */
export async function measure(arms: readonly Arm[], clients: number, seconds: number): Promise<Measured[]> {
  const rounds = Math.max(1, Math.round((seconds * 1_000) / SLICE_MS));
  const sums = arms.map((arm) => ({ arm, ms: 0, latencies: [] as number[], used: [] as ProcessorMs[] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const sum of sums) {
      const before = processorMs();
      const slice = await runSlice(sum.arm, clients);
      if (round === 0) continue;
      sum.used.push(usedBetween(before, processorMs()));
      sum.ms += slice.ms;
      sum.latencies.push(...slice.latencies);
    }
  }
  return sums.map(({ arm, ms, latencies, used }) => ({
    ...figuresOf(arm.name, clients, ms, latencies),
    processorMs: scaled(sumOf(used), 1 / latencies.length),
  }));
}

async function runSlice(arm: Arm, clients: number): Promise<{ ms: number; latencies: number[] }> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + SLICE_MS;
  const work = async (client: number) => {
    while (performance.now() < until) {
      const sentAt = performance.now();
      await arm.act(client);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  return { ms: performance.now() - startedAt, latencies };
}

function figuresOf(
  arm: string,
  clients: number,
  ms: number,
  latencies: readonly number[],
): Omit<Measured, 'processorMs'> {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    arm,
    clients,
    acts: sorted.length,
    perSecond: rounded((sorted.length / ms) * 1_000),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
