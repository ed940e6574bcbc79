import { buffer } from 'node:stream/consumers';
import { sealBytes, unsealBytes } from '../record/sealing.js';
import type { DeskDeps } from './desk-deps.js';

type Deps = Pick<DeskDeps, 'fileStore' | 'keys'>;

/** Copies of a picture to show, beside the file that was handed in. */
export type Copy = 'shown' | 'small';
export const COPIES = ['shown', 'small'] as const satisfies readonly Copy[];

/** Names the file of a piece of evidence, or a copy of it. */
export interface EvidenceName {
  readonly tenant: string;
  readonly caseId: string;
  readonly id: string;
  readonly copy?: Copy;
}

const keyOf = ({ tenant, caseId, id, copy }: EvidenceName): string =>
  `${tenant}/${caseId}/${id}${copy ? `-${copy}` : ''}`;
const contextOf = ({ id, copy }: EvidenceName): string => `evidence:${id}${copy ? `:${copy}` : ''}`;

/** Keeps a file sealed: papers show whom they are about, and a copy of the store alone must not. */
export function keepEvidenceFile({ fileStore, keys }: Deps, name: EvidenceName, bytes: Buffer): Promise<void> {
  return fileStore.put(sealBytes(keys, contextOf(name), bytes), keyOf(name));
}

/** The file as it was kept; `null` when the store does not hold it. Throws when it was changed since. */
export async function readEvidenceFile({ fileStore, keys }: Deps, name: EvidenceName): Promise<Buffer | null> {
  const sealed = await fileStore.get(keyOf(name));
  return sealed && unsealBytes(keys, contextOf(name), await buffer(sealed));
}

/** Removes a file with its copies. */
export async function removeEvidenceFile({ fileStore }: Deps, name: EvidenceName): Promise<void> {
  await Promise.all([name, ...COPIES.map((copy) => ({ ...name, copy }))].map((each) => fileStore.remove(keyOf(each))));
}
