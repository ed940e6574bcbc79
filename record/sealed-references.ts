import type { Facts } from '../procedures/vocabulary.js';
import { type KeyRing, sealBytes, unseal } from './sealing.js';

/** Every entry of a list is as long as the others: by its length alone a category or a hardship could be told. */
const PAD_BYTES = 64;

/** Seals what a row of a list says of a person, to that row. */
export function sealEntry(keys: KeyRing, listId: string, row: number, detail: Facts): Buffer {
  return sealPadded(keys, entryContext(listId, row), detail);
}

/** Opens what `sealEntry` made; `readable` is the entry of a row that the step after the migrations did not reach yet. */
export function openEntry(keys: KeyRing, { listId, row, sealed, readable }: SealedEntry): Facts {
  return sealed ? unseal<Facts>(keys, entryContext(listId, row), sealed) : (readable ?? {});
}

export interface SealedEntry {
  readonly listId: string;
  readonly row: number;
  readonly sealed: Buffer | null;
  readonly readable: Facts | null;
}

/** Seals the grade with which a home was accepted, to that acceptance. */
export function sealGrade(keys: KeyRing, caseId: string, seq: number, grade: string): Buffer {
  return sealPadded(keys, gradeContext(caseId, seq), grade);
}

/** Opens what `sealGrade` made. */
export function openGrade(keys: KeyRing, caseId: string, seq: number, sealed: Buffer): string {
  return unseal<string>(keys, gradeContext(caseId, seq), sealed);
}

const entryContext = (listId: string, row: number): string => `reference-entry:${listId}:${row}`;
const gradeContext = (caseId: string, seq: number): string => `acceptance:${caseId}:${seq}`;

/** JSON with blanks at its end is the same JSON. */
function sealPadded(keys: KeyRing, context: string, value: unknown): Buffer {
  const bytes = Buffer.from(JSON.stringify(value), 'utf8');
  const padded = Buffer.alloc(Math.ceil(bytes.length / PAD_BYTES) * PAD_BYTES, ' ');
  bytes.copy(padded);
  return sealBytes(keys, context, padded);
}
