import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where browsers find the built files: under their own hash, so that they may keep them for ever. */
export type AssetAddress = (name: string) => string;

/** Reads the names and hashes of the files that the build made. Throws for a file that it did not make. */
export function assetsIn(folder: string): AssetAddress {
  const hashes = new Map(readdirSync(folder).map((name) => [name, hashOf(path.join(folder, name))]));
  return (name) => {
    const hash = hashes.get(name);
    if (!hash) throw new Error(`the build made no asset ${name}`);
    return `/assets/${name}?v=${hash}`;
  };
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
}
