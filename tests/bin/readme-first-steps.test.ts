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

test('what the README has people type takes a case to the village review, a bid into a lot, and the demo a day on', async () => {
  const port = await freePort();
  system = spawn(process.execPath, ['dist/bin/start.js'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), TONGTU_DATA: path.join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await saysReady(system);

  const { stdout } = await promisify(execFile)('bash', ['-eu', '-c', await stepsOfReadme()], {
    env: { ...process.env, TMPDIR: folder, PORT: String(port), TONGTU_DATA: path.join(folder, 'data') },
  });
  const said = stdout.trim().split('\n');
  expect(said).toContainEqual(
    expect.stringMatching(/^\{"seq":2,"step":"villageReview","closed":null,"dueOn":"[\d-]+"\}$/),
  );
  expect(said).toContainEqual(expect.stringMatching(/^\{"seq":2,"step":"published","closed":null,"dueOn":"[\d-]+"\}$/));
  expect(said).toContainEqual(
    expect.stringMatching(/^\{"bidId":"[\w-]+","commitment":"\w{64}","receivedAt":"[^"]+","salt":"\w{32}"\}$/),
  );
  expect(said.filter((line) => line.includes('"step":"applied"'))).toHaveLength(2);
  expect(said.at(-1)).toMatch(/^\{"now":"[^"]+","today":"[\d-]+","dueCases":\d+\}$/);
}, 180_000);

/** What the README has people type: the first steps, after them a lot, and how to go on. */
async function stepsOfReadme(): Promise<string> {
  const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
  const steps = ['First steps', 'Lots: homes that are tendered', 'Going on in the demo'].map((heading) => {
    const script = new RegExp(`^## ${heading}\\n[^]*?\`\`\`sh\\n([^]*?)\`\`\``, 'm').exec(readme)?.[1];
    if (script === undefined) throw new Error(`the README has nothing to type under ${heading}`);
    return script;
  });
  return steps.join('\necho\n');
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
