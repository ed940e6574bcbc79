import { buffer } from 'node:stream/consumers';
import { sealBytes, unsealBytes } from '../../record/sealing.js';
import type { DeskDeps } from '../desk-deps.js';

type Deps = Pick<DeskDeps, 'fileStore' | 'keys'>;

interface Place {
  readonly tenant: string;
  readonly caseId: string;
}

const keyOf = ({ tenant, caseId }: Place, piece: string): string => `${tenant}/${caseId}/${piece}-piece`;
const contextOf = (piece: string): string => `piece:${piece}`;

/** Keeps a piece of a file, sealed like the whole. */
export function keepPiece({ fileStore, keys }: Deps, place: Place, piece: string, bytes: Buffer): Promise<void> {
  return fileStore.put(sealBytes(keys, contextOf(piece), bytes), keyOf(place, piece));
}

/** The file out of its pieces; `null` when the store no longer holds one of them. */
export async function joinPieces(
  { fileStore, keys }: Deps,
  place: Place,
  pieces: readonly string[],
): Promise<Buffer | null> {
  const joined: Buffer[] = [];
  for (const piece of pieces) {
    const sealed = await fileStore.get(keyOf(place, piece));
    if (!sealed) return null;
    joined.push(unsealBytes(keys, contextOf(piece), await buffer(sealed)));
  }
  return Buffer.concat(joined);
}

export async function removePieces({ fileStore }: Deps, place: Place, pieces: readonly string[]): Promise<void> {
  await Promise.all(pieces.map((piece) => fileStore.remove(keyOf(place, piece))));
}
