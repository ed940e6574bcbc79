import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MOST_BYTES } from '../../desk/check-file.js';
import { type FewFiles, readMultipart, takeMultipart } from '../../api/plugins/multipart-form.js';
import { UnreadableBody } from '../../api/plugins/problems.js';
import { unstorableIn } from '../../api/plugins/storable-text.js';
import { type ChosenFile, withClaims } from './upload-claims.js';

/** A form as a browser sent it. */
export interface SentForm {
  readonly fields: URLSearchParams;
  /** Files that were chosen; a file field left empty is left out. One above `MOST_BYTES` ends one byte beyond. */
  readonly files: readonly ChosenFile[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a route that anybody may send files to. */
    readonly fewFiles?: FewFiles;
  }
  interface FastifyRequest {
    /** Set for every POST of the screens. */
    sent: SentForm | null;
  }
}

const URL_ENCODED = 'application/x-www-form-urlencoded';
const MOST_FIELDS = 3_000;
const MOST_FILES = 40;
const MOST_FIELD_BYTES = 64 * 1024;
const MOST_FORM_BYTES = 1024 * 1024;

/** Lets the routes of this scope take what browsers send, with files or without. */
export async function takeForms(scope: FastifyInstance): Promise<void> {
  const limits = { mostFiles: MOST_FILES, mostFields: MOST_FIELDS, mostFieldBytes: MOST_FIELD_BYTES, cutsFiles: true };
  await takeMultipart(scope, { mostBytes: MOST_BYTES, ...limits });
  scope.addContentTypeParser(
    URL_ENCODED,
    { parseAs: 'string', bodyLimit: MOST_FORM_BYTES },
    (_request: FastifyRequest, body: string | Buffer, done: (error: null, body: URLSearchParams) => void) =>
      done(null, new URLSearchParams(body.toString())),
  );
  scope.decorateRequest('sent', null);
  scope.addHook('preHandler', async (request) => {
    if (request.method === 'POST') request.sent = await readSent(request);
  });
}

async function readSent(request: FastifyRequest): Promise<SentForm> {
  if (!request.isMultipart()) {
    const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const unstorable = unstorableIn(Object.fromEntries(fields), '#');
    if (unstorable.length > 0) throw new UnreadableBody(unstorable);
    return { fields, files: [] };
  }
  const { entries, files } = await readMultipart(request, {
    files: filesFrom(request),
    mostFormBytes: MOST_FORM_BYTES,
  });
  const fields = new URLSearchParams(entries.map(([name, value]) => [name, value]));
  const chosen = files.filter(({ name, bytes }) => name !== '' || bytes.length > 0);
  return { fields, files: withClaims(fields, chosen) };
}

/** Who is not signed in sends files to few routes. Of a form whose session ended what was typed is kept, files are not. */
function filesFrom({ person, routeOptions: { config } }: FastifyRequest): FewFiles | 'none' | undefined {
  return config.fewFiles ?? (person ? undefined : 'none');
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The UUID in a hidden field; a fresh one, which is nobody's, where someone wrote something else into it. */
export function uuidIn(fields: URLSearchParams, name: string): string {
  return uuidOf(fields.get(name) ?? '') ?? randomUUID();
}

/** A UUID as someone said it; `null` when it is none. */
export function uuidOf(said: string): string | null {
  const id = said.toLowerCase();
  return UUID.test(id) ? id : null;
}

/** The form of a POST. Only for routes of a scope that takes forms. */
export function sentOf({ sent }: FastifyRequest): SentForm {
  if (!sent) throw new Error('this route takes no forms');
  return sent;
}

/** Refuses a form without the session's token; it comes in the field `_csrf`. */
export function checkToken(scope: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  // The plugin knows headers alone; a page of another site cannot set this field, for it cannot read the token.
  request.headers['x-csrf-token'] = sentOf(request).fields.get('_csrf') ?? '';
  return new Promise((resolve, reject) => {
    scope.csrfProtection(request, reply, (error?: Error) => (error ? reject(error) : resolve()));
  });
}
