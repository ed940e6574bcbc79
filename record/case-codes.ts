import { randomInt, timingSafeEqual } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { type ActingBy, noteAct } from './administrative-acts.js';
import type { Tx } from './record-types.js';
import { blindIndex, type KeyRing } from './sealing.js';

interface Context {
  readonly tx: Tx;
  readonly keys: KeyRing;
}

/** How a code is kept: keyed, and bound to its row. */
function codeHash(keys: KeyRing, id: string, code: string): Buffer {
  return blindIndex(keys, 'caseCode', `${id}:${code}`);
}

/** Issues a code of 8 digits for a case; the code before it is worth nothing from here on. It is told this once. */
export async function issueCaseCode(
  { tx, keys }: Context,
  tenant: string,
  caseId: string,
  by: ActingBy,
): Promise<string> {
  const id = uuid();
  const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
  await tx.query('insert into case_codes (tenant_id, id, case_id, code_hash, issued_by) values ($1, $2, $3, $4, $5)', [
    tenant,
    id,
    caseId,
    codeHash(keys, id, code),
    by.userId,
  ]);
  await noteAct(tx, tenant, by, { kind: 'caseCodeIssued', what: { caseId, codeId: id }, after: {} });
  return code;
}

/** Whether this is the code of the case that counts now. Where there is no case or no code, the same work is done. */
export async function isCaseCode({ tx, keys }: Context, caseId: string | null, code: string): Promise<boolean> {
  const { rows } = await tx.query<{ id: string; hash: Buffer }>(
    'select id, code_hash as hash from case_codes where case_id = $1 order by id desc limit 1',
    [caseId],
  );
  const { id, hash } = rows[0] ?? { id: '', hash: Buffer.alloc(32) };
  const fits = timingSafeEqual(hash, codeHash(keys, id, code));
  return fits && rows.length > 0;
}

/** The code by which the sender of an objection asks what became of it. Nothing of it is kept: it follows from the key. */
export function objectionCode(keys: KeyRing, objectionId: string): string {
  const number = blindIndex(keys, 'objectionCode', objectionId).readUIntBE(0, 6) % 100_000_000;
  return String(number).padStart(8, '0');
}
