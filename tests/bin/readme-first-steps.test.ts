import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 120_000;

let folder: string;
let system: ChildProcess;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongtu-readme-'));
});

afterAll(async () => {
  if (system.exitCode === null && system.signalCode === null) {
    system.kill('SIGTERM');
    await once(system, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
});

test('the first steps of the README, typed as they stand, take a case to the village review', async () => {
  const port = await freePort();
  system = spawn(process.execPath, ['dist/bin/start.js'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), TONGTU_DATA: path.join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await saysReady(system);

  const script = (await firstSteps()).replace('127.0.0.1:8080', `127.0.0.1:${port}`);
  const { stdout } = await promisify(execFile)('bash', ['-eu', '-c', script], {
    env: { ...process.env, TMPDIR: folder },
  });
  expect(stdout.trim().split('\n').at(-1)).toMatch(
    /^\{"seq":2,"step":"villageReview","closed":null,"dueOn":"[\d-]+"\}$/,
  );
}, 180_000);

async function firstSteps(): Promise<string> {
  const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
  const script = /^## First steps\n[^]*?```sh\n([^]*?)```/m.exec(readme)?.[1];
  if (script === undefined) throw new Error('the README has no first steps');
  return script;
}

async function saysReady(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready: ${said.join('')}`)), READY_WITHIN_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (!said.join('').includes('Tongtu is ready')) return;
      clearTimeout(late);
      resolve();
    });
    child.once('exit', () => reject(new Error(`ended: ${said.join('')}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  server.close();
  await once(server, 'close');
  return address.port;
}
