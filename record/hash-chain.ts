import { createHash } from 'node:crypto';
import type { Form } from '../procedures/form.js';
import type { Facts } from '../procedures/vocabulary.js';
import { auditMarks, canonical, type KeyRing } from './sealing.js';

/** What the chain of a new case begins with. */
export const GENESIS = Buffer.alloc(32);

/** The link of an event: SHA-256 over the link before it and the exact bytes of its body. */
export function chainHash(previous: Buffer, body: string): Buffer {
  return createHash('sha256').update(previous).update(body, 'utf8').digest();
}

/** An event's body before it is bound to its case: everything the record says about one act. */
export interface EventFacts {
  readonly caseId: string;
  readonly seq: number;
  readonly form: Facts;
  readonly fields: Form | undefined;
  readonly about: Readonly<Record<string, unknown>>;
}

/** The exact text that is stored and hashed. Personal values enter as keyed hashes under `marks`. */
export function eventBody(keys: KeyRing, { caseId, seq, form, fields, about }: EventFacts): string {
  const plain: Record<string, unknown> = {};
  const marks: Record<string, string> = {};
  const mark = auditMarks(keys, caseId, seq);
  for (const [name, value] of Object.entries(form)) {
    if (fields?.[name]?.sensitive) marks[name] = mark(name, value);
    else plain[name] = value;
  }
  return canonical({ format: 1, case: caseId, seq, ...about, form: plain, marks });
}
