import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { escaped } from '../../desk/field-errors.js';
import type { FieldError } from '../../desk/form-messages.js';
import { sendProblem } from './problems.js';

/** PostgreSQL keeps no U+0000, and half a surrogate pair is no text: no field of anything may hold them. */
const NOT_STORABLE = /\0|\p{Surrogate}/u;

/** Refuses such text anywhere in address, query or body of this scope's routes, before anything looks at it. */
export function refuseUnstorableText(scope: FastifyInstance): void {
  scope.addHook('preValidation', async (request, reply) => {
    if (unstorableIn(request.params, '#').length > 0) return sendProblem(reply, { problem: 'notFound' });
    const errors = unstorableInSent(request);
    if (errors.length > 0) return sendProblem(reply, { problem: 'requestInvalid', errors });
  });
}

function unstorableInSent({ query, body }: FastifyRequest): FieldError[] {
  return [...unstorableIn(query, '#query'), ...(isText(body) ? unstorableIn(body, '#') : [])];
}

/** Bytes, here already or still to come, are of files. */
function isText(body: unknown): boolean {
  return !Buffer.isBuffer(body) && !(body instanceof Readable);
}

/** The first such text in a value, however deep. A name that holds one is pointed at by what it stands in. */
export function unstorableIn(value: unknown, pointer: string): FieldError[] {
  // A stack of its own: what is sent may be nested deeper than calls can be.
  const waiting: [unknown, string][] = [[value, pointer]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [each, at] = next;
    if (typeof each === 'string' && NOT_STORABLE.test(each)) return [{ pointer: at, code: 'controlCharacter' }];
    if (typeof each !== 'object' || each === null) continue;
    for (const [name, inner] of Object.entries(each)) {
      if (NOT_STORABLE.test(name)) return [{ pointer: at, code: 'controlCharacter' }];
      waiting.push([inner, `${at}/${escaped(name)}`]);
    }
  }
  return [];
}
