import { buffer } from 'node:stream/consumers';
import { sealBytes, unsealBytes } from '../record/sealing.js';
import type { DeskDeps } from './desk-deps.js';

type Deps = Pick<DeskDeps, 'fileStore' | 'keys'>;

/** Names the file of a piece of evidence. */
export interface EvidenceName {
  readonly tenant: string;
  readonly caseId: string;
  readonly id: string;
}

const keyOf = ({ tenant, caseId, id }: EvidenceName): string => `${tenant}/${caseId}/${id}`;
const contextOf = ({ id }: EvidenceName): string => `evidence:${id}`;

/** Keeps a file sealed: papers show whom they are about, and a copy of the store alone must not. */
export function keepEvidenceFile({ fileStore, keys }: Deps, name: EvidenceName, bytes: Buffer): Promise<void> {
  return fileStore.put(sealBytes(keys, contextOf(name), bytes), keyOf(name));
}

/** The file as it was handed in; `null` when the store does not hold it. Throws when it was changed since. */
export async function readEvidenceFile({ fileStore, keys }: Deps, name: EvidenceName): Promise<Buffer | null> {
  const sealed = await fileStore.get(keyOf(name));
  return sealed && unsealBytes(keys, contextOf(name), await buffer(sealed));
}

export function removeEvidenceFile({ fileStore }: Deps, name: EvidenceName): Promise<void> {
  return fileStore.remove(keyOf(name));
}
