import { readdirSync, readFileSync } from 'node:fs';
import { commandLine } from '../bin/process-identity.js';

/** The processes that share an act's work, by what their command lines hold. The first that fits is the name. */
const NAMES = [
  ['api', /dist\/bin\/api\.js/],
  ['worker', /dist\/bin\/worker\.js/],
  ['bareWorker', /bare-worker/],
  ['temporal', /temporal\S* server start-dev/],
  ['postgres', /postgres/],
] as const;

export type ProcessName = (typeof NAMES)[number][0] | 'client';
/** Milliseconds of processor time by process; on other systems than Linux nothing is known. */
export type ProcessorMs = Partial<Record<ProcessName, number>>;

/** Linux counts processor time in hundredths of a second, whatever its kernel's own tick is. */
const TICK_MS = 10;

/**
 * What the bench's own process and all that it started have used of the processor so far. Beside a time on the clock it
 * hardly changes with what else the machine does.
 */
export function processorMs(): ProcessorMs {
  const used: ProcessorMs = {};
  if (process.platform !== 'linux') return used;
  const stats = new Map(allStats().map((each) => [each.pid, each]));
  for (const { pid, ms } of stats.values()) {
    const name = pid === process.pid ? 'client' : isOurs(stats, pid) ? nameOf(pid) : undefined;
    if (name) used[name] = (used[name] ?? 0) + ms;
  }
  return used;
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ms: number;
}

function allStats(): Stat[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      // the second field is the command's name in parentheses, which may itself hold spaces
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = Number(fields[11]) + Number(fields[12]);
      return [{ pid: Number(entry), parent: Number(fields[1]), ms: ticks * TICK_MS }];
    } catch {
      return [];
    }
  });
}

function isOurs(stats: ReadonlyMap<number, Stat>, pid: number): boolean {
  for (let at = stats.get(pid); at; at = stats.get(at.parent)) if (at.parent === process.pid) return true;
  return false;
}

const known = new Map<number, ProcessName | undefined>();

function nameOf(pid: number): ProcessName | undefined {
  if (!known.has(pid)) {
    const line = commandLine(pid) ?? '';
    known.set(pid, NAMES.find(([, fits]) => fits.test(line))?.[0]);
  }
  return known.get(pid);
}

/** What was used between two readings. */
export function usedBetween(before: ProcessorMs, after: ProcessorMs): ProcessorMs {
  return sumOf([after, scaled(before, -1)]);
}

/** The sum, process by process. */
export function sumOf(all: readonly ProcessorMs[]): ProcessorMs {
  const sum: ProcessorMs = {};
  for (const each of all)
    for (const [name, ms] of Object.entries(each) as [ProcessName, number][]) sum[name] = (sum[name] ?? 0) + ms;
  return sum;
}

/** Every figure times a factor. */
export function scaled(all: ProcessorMs, factor: number): ProcessorMs {
  return Object.fromEntries(Object.entries(all).map(([name, ms]) => [name, ms * factor]));
}
