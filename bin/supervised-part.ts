import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { signal, startedAt } from './process-identity.js';
import { StartupProblem } from './startup-problem.js';

/** A process of the system and how to look after it. */
export interface Part {
  readonly name: 'postgres' | 'temporal' | 'worker' | 'api';
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the process, without secrets of other parts. */
  readonly environment: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
  /** `message`: it says `ready` through its channel; else a question that fails until it is ready. */
  readonly ready: 'message' | (() => Promise<void>);
  readonly readyWithinMs: number;
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  readonly stopWithinMs: number;
  beforeStart?(): Promise<void>;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 15_000;
/** Who lived that long did not fail at its start: the next pause is short again. */
const STEADY_AFTER_MS = 10_000;
const LOG_LIMIT_BYTES = 20_000_000;

/** One process that is kept running: started again after a crash, with growing pauses, until it is stopped. */
export class SupervisedPart {
  #child: ChildProcess | null = null;
  #stopping = false;
  #failures = 0;
  #saidReady = false;
  readonly #stop = new AbortController();

  constructor(
    readonly part: Part,
    private readonly dataFolder: string,
    private readonly tell: (line: string) => void,
  ) {}

  get logFile(): string {
    return path.join(this.dataFolder, 'logs', `${this.part.name}.log`);
  }

  /** Starts the process and resolves when it is ready. @throws StartupProblem when it ends or stays silent before. */
  async start(): Promise<void> {
    await this.part.beforeStart?.();
    if (this.#stopping) return;
    const child = this.#spawn();
    const deadline = Date.now() + this.part.readyWithinMs;
    while (!(await this.#isReady())) {
      if (this.#stopping) return;
      if (hasEnded(child) || Date.now() > deadline) {
        await this.#end(child, 'SIGKILL', 1_000);
        throw new StartupProblem(
          `${this.part.name} did not start${hasEnded(child) ? ` (${howItEnded(child)})` : ' in time'}.`,
          `The reason is at the end of ${this.logFile}`,
        );
      }
      await sleep(100);
    }
    this.#watch(child, Date.now());
  }

  /** Ends the process in its own way; after `stopWithinMs`, or when `force` is called, by SIGKILL. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stop.abort();
    if (this.#child) await this.#end(this.#child, this.part.stopSignal, this.part.stopWithinMs);
    rmSync(pidFile(this.dataFolder, this.part.name), { force: true });
  }

  /** Ends the process at once. */
  force(): void {
    this.#stopping = true;
    this.#stop.abort();
    if (this.#child?.pid && !hasEnded(this.#child)) signal(-this.#child.pid, 'SIGKILL');
  }

  #spawn(): ChildProcess {
    const { name, command, args, environment, uid, gid } = this.part;
    const log = openLog(this.logFile);
    this.#saidReady = false;
    try {
      const child = spawn(command, args, {
        // a process group of its own: Ctrl-C reaches the supervisor alone, which then stops the parts in order
        detached: true,
        cwd: uid === undefined ? process.cwd() : '/',
        env: environment,
        stdio: ['ignore', log, log, ...(this.part.ready === 'message' ? (['ipc'] as const) : [])],
        ...(uid === undefined ? {} : { uid }),
        ...(gid === undefined ? {} : { gid }),
      });
      child.on('error', (error) => this.tell(`${name}: ${error.message}`));
      child.on('message', (message) => {
        if (message === 'ready') this.#saidReady = true;
      });
      if (child.pid) keepPid(pidFile(this.dataFolder, name), child.pid);
      this.#child = child;
      return child;
    } finally {
      closeSync(log);
    }
  }

  async #isReady(): Promise<boolean> {
    if (this.part.ready === 'message') return this.#saidReady;
    return this.part.ready().then(
      () => true,
      () => false,
    );
  }

  #watch(child: ChildProcess, readyAt: number): void {
    const ended = () => {
      if (this.#stopping) return;
      if (Date.now() - readyAt > STEADY_AFTER_MS) this.#failures = 0;
      this.tell(`${this.part.name} stopped (${howItEnded(child)}); starting it again`);
      void this.#startAgain();
    };
    if (hasEnded(child)) ended();
    else child.once('exit', ended);
  }

  async #startAgain(): Promise<void> {
    while (!this.#stopping) {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
      this.#failures += 1;
      try {
        await sleep(pauseMs, undefined, { signal: this.#stop.signal });
        await this.start();
        if (!this.#stopping) this.tell(`${this.part.name} is ready again`);
        return;
      } catch (error) {
        if (!this.#stopping) this.tell(withOutlook(error));
      }
    }
  }

  async #end(child: ChildProcess, how: NodeJS.Signals, withinMs: number): Promise<void> {
    if (hasEnded(child) || !child.pid) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    signal(child.pid, how);
    const pause = new AbortController();
    const late = sleep(withinMs, 'late' as const, { signal: pause.signal }).catch(() => undefined);
    if ((await Promise.race([ended, late])) === 'late') {
      signal(-child.pid, 'SIGKILL');
      await ended;
    }
    pause.abort();
  }
}

/** What went wrong, and that it is not the end: the first line says so. */
function withOutlook(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.?(?=\n|$)/, '; it will be tried again.');
}

/** The file that tells a later start which process this one left behind. */
export function pidFile(dataFolder: string, name: Part['name']): string {
  return path.join(dataFolder, `${name}.pid.json`);
}

function keepPid(file: string, pid: number): void {
  writeFileSync(file, JSON.stringify({ pid, startedAt: startedAt(pid) ?? '' }));
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function howItEnded(child: ChildProcess): string {
  return child.signalCode ? `signal ${child.signalCode}` : `exit code ${child.exitCode ?? 'unknown'}`;
}

/** Opens a log to append to; one that has grown large makes room first, and its predecessor goes. */
function openLog(file: string): number {
  try {
    if (statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  } catch {
    // the first start: there is no log yet
  }
  const log = openSync(file, 'a', 0o600);
  writeSync(log, `--- started ${new Date().toISOString()}\n`);
  return log;
}
