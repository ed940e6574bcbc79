import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';

/** Where uploaded files lie, outside the database. A key is `tenant/case/evidence`, each part an id. */
export interface FileStore {
  /** The bytes are safe on disk when it resolves. The same key again replaces the file as a whole. */
  put(bytes: Buffer, key: string): Promise<void>;
  /** @returns the file as a stream, or `null` when the store does not hold it. */
  get(key: string): Promise<Readable | null>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
}

const KEY = /^[0-9a-z-]+(\/[0-9a-z-]+){2}$/;

/** The file store in a folder of this machine. */
export function folderFileStore(folder: string): FileStore {
  const root = resolve(folder);
  return {
    put: (bytes, key) => writeDurably(pathOf(root, key), bytes),
    async get(key) {
      const path = pathOf(root, key);
      return (await exists(path)) ? createReadStream(path) : null;
    },
    remove: (key) => rm(pathOf(root, key), { force: true }),
  };
}

function pathOf(root: string, key: string): string {
  const path = resolve(root, key);
  if (!KEY.test(key) || !path.startsWith(root + sep)) throw new Error('not a key of the file store');
  return path;
}

/** A temporary name first: a reader never sees half a file, whenever the machine stops. */
async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.part-${process.pid}-${process.hrtime.bigint()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** The new name itself must survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
