import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keys of 32 bytes each. They live outside the database: a dump alone shows no personal value. */
export interface KeyRing {
  readonly encryption: Buffer;
  readonly blindIndex: Buffer;
  readonly audit: Buffer;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a JSON value (AES-256-GCM).
 * @param context what the value belongs to, such as `submission:{id}`; it must be the same when opened.
 */
export function seal(keys: KeyRing, context: string, value: unknown): Buffer {
  return sealBytes(keys, context, Buffer.from(JSON.stringify(value), 'utf8'));
}

/** Opens what `seal` made. Throws when key, context or bytes differ. */
export function unseal<T>(keys: KeyRing, context: string, sealed: Buffer): T {
  return JSON.parse(unsealBytes(keys, context, sealed).toString('utf8')) as T;
}

/** Encrypts bytes as they are, a file's for instance. */
export function sealBytes(keys: KeyRing, context: string, bytes: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.encryption, iv);
  cipher.setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Opens what `sealBytes` made. */
export function unsealBytes(keys: KeyRing, context: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keys.encryption, sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** What an identifier is of: equal values of different kinds have nothing to do with each other. */
export type BlindKind =
  | 'idNumber'
  | 'personName'
  | 'household'
  | 'address'
  | 'supplierPerson'
  | 'supplierPhone'
  | 'supplierAccount'
  | 'supplierAddress'
  | 'workerPhone'
  | 'invitationCode'
  | 'caseCode'
  | 'objectionCode'
  | 'publicTry';

/** The keyed hash under which an identifier is found again without being readable. */
export function blindIndex(keys: KeyRing, kind: BlindKind, value: string): Buffer {
  return createHmac('sha256', keys.blindIndex)
    .update(`${kind}:${normalised(value)}`)
    .digest();
}

/** Full-width and half-width, spaces and letter case do not make another person or place. */
function normalised(value: string): string {
  return value.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** How a personal value enters the audit chain: provable by who has the key, telling nothing to others. */
export function auditMark(keys: KeyRing, caseId: string, seq: number, field: string, value: unknown): string {
  return auditMarks(keys, caseId, seq)(field, value);
}

/** The same for all values of one event: the event's own key is worked out once, when the first value asks for it. */
export function auditMarks(keys: KeyRing, caseId: string, seq: number): (field: string, value: unknown) => string {
  let salted: Buffer | undefined;
  return (field, value) => {
    salted ??= Buffer.from(hkdfSync('sha256', keys.audit, caseId, `event:${seq}`, 32));
    return createHmac('sha256', salted)
      .update(`${field}:${JSON.stringify(value)}`)
      .digest('hex');
  };
}

/** The fingerprint of a request's body, by which a repeated key with another body is noticed. */
export function bodyHmac(keys: KeyRing, body: unknown): Buffer {
  return createHmac('sha256', keys.audit).update('body:').update(canonical(body)).digest();
}

/** JSON with its keys sorted, so that equal values have equal bytes. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
