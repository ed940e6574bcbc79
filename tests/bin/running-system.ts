import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../bin/local-port.js';
import { until } from '../harness/until.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PARTS = ['api', 'worker', 'temporal', 'postgres'] as const;
export type PartName = (typeof PARTS)[number];
const LONGEST_START_MS = 120_000;

/** The system as `npm start` runs it after the build, in a process of its own. */
export class RunningSystem {
  output = '';
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(
    readonly dataFolder: string,
    readonly port: number,
    settings: Record<string, string> = {},
  ) {
    const environment = {
      ...process.env,
      NODE_ENV: 'development',
      PORT: String(port),
      TONGTU_DATA: dataFolder,
      ...settings,
    };
    const args = ['--enable-source-maps', path.join(ROOT, 'dist/bin/start.js')];
    this.#child = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString('utf8');
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
    this.ended = new Promise((resolve) => this.#child.once('close', resolve));
  }

  static async startReady(dataFolder: string, settings: Record<string, string> = {}): Promise<RunningSystem> {
    const system = new RunningSystem(dataFolder, await freePort(), settings);
    const ended = system.ended.then(() => 'ended' as const);
    const ready = until(
      () => Promise.resolve(system.output.includes('Ctrl-C stops it')),
      'the system is ready',
      LONGEST_START_MS,
    );
    if ((await Promise.race([ready, ended])) === 'ended')
      throw new Error(`ended before it was ready:\n${system.output}`);
    return system;
  }

  url(location: string): string {
    return `http://127.0.0.1:${this.port}${location}`;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  async stop(): Promise<number | null> {
    this.signal('SIGTERM');
    return this.ended;
  }

  async pidOf(part: PartName): Promise<number> {
    const text = await readFile(path.join(this.dataFolder, `${part}.pid.json`), 'utf8');
    return (JSON.parse(text) as { pid: number }).pid;
  }

  pids(): Promise<number[]> {
    return Promise.all(PARTS.map((part) => this.pidOf(part)));
  }

  async isHealthy(): Promise<boolean> {
    return fetch(this.url('/healthz'), { signal: AbortSignal.timeout(3_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  /** Signs in and gives the session's cookie. */
  async signIn(login: string, password: string): Promise<string> {
    const answer = await fetch(this.url('/api/v1/session'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    if (answer.status !== 201) throw new Error(`sign-in answered ${answer.status}`);
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  async me(cookie: string): Promise<number> {
    return (await fetch(this.url('/api/v1/me'), { headers: { cookie } })).status;
  }
}

/** The processes of this machine whose command or environment names a folder. Linux only, as the tests are. */
export async function processesNaming(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return command !== '' && `${command}${environment}`.includes(folder) ? command.replaceAll('\0', ' ') : '';
    }),
  );
  return found.filter((command) => command !== '');
}
