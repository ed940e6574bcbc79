import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../record/sealing.js';

const NAMES = ['encryption', 'blindIndex', 'audit'] as const;
const KEY_BYTES = 32;
const FORM =
  'Write three different keys of 32 bytes in base64, as encryption,blindIndex,audit or as JSON with these names.';

/** Keys out of a setting: JSON by name, or three in order between commas. Answers with the problem when it is not so. */
export function parseKeyRing(text: string): KeyRing | string {
  const given = text.trim().startsWith('{') ? fromJson(text) : text.split(/[,\s]+/);
  if (!given || given.length !== NAMES.length) return `does not hold three keys. ${FORM}`;
  const [encryption, blindIndex, audit] = given.map((key) => Buffer.from(key, 'base64'));
  if (!encryption || !blindIndex || !audit) return `does not hold three keys. ${FORM}`;
  const keys = { encryption, blindIndex, audit };
  const wrong = NAMES.filter((name) => keys[name].length !== KEY_BYTES);
  if (wrong.length > 0) return `does not have 32 bytes for ${wrong.join(' and ')}. ${FORM}`;
  if (new Set(NAMES.map((name) => keys[name].toString('hex'))).size < NAMES.length) return `repeats a key. ${FORM}`;
  return keys;
}

function fromJson(text: string): string[] | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    const named = NAMES.map((name) => value[name]);
    return named.every((key) => typeof key === 'string') ? named : null;
  } catch {
    return null;
  }
}

/** The keys as `TONGTU_KEYS` takes them. */
export function writeKeyRing(keys: KeyRing): string {
  return NAMES.map((name) => keys[name].toString('base64')).join(',');
}

export function newKeyRing(): KeyRing {
  return { encryption: randomBytes(KEY_BYTES), blindIndex: randomBytes(KEY_BYTES), audit: randomBytes(KEY_BYTES) };
}
