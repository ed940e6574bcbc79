import type { FastifyRequest } from 'fastify';
import type { HttpProblemCode } from './problem-texts.js';

type Headers = FastifyRequest['headers'];
type Read<T> = { readonly value: T } | { readonly problem: HttpProblemCode };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The client's own name for an act. In lower case, so that one UUID is one key. */
export function idempotencyKey(headers: Headers): Read<string> {
  const key = headers['idempotency-key']?.toString().trim();
  if (!key) return { problem: 'idempotencyKeyMissing' };
  return UUID.test(key) ? { value: key.toLowerCase() } : { problem: 'idempotencyKeyInvalid' };
}

/** The `seq` of the case that the client looked at, from `If-Match: "12"`. */
export function expectedSeq(headers: Headers): Read<number> {
  const tag = headers['if-match']?.trim();
  if (!tag) return { problem: 'ifMatchMissing' };
  const seq = /^"(\d{1,9})"$/.exec(tag)?.[1];
  return seq === undefined ? { problem: 'ifMatchInvalid' } : { value: Number(seq) };
}
