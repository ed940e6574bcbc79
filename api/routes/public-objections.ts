import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MOST_BYTES } from '../../desk/check-file.js';
import { isProblem } from '../../desk/desk-problem.js';
import { formJsonSchema } from '../../desk/form-schema.js';
import { objectToNotice } from '../../desk/object-to-notice.js';
import { MOST_OBJECTION_FILES } from '../../desk/objection-files.js';
import { OBJECTION_FORM } from '../../desk/objection-form.js';
import { objectionOutcome } from '../../desk/objection-outcome.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { type FewFiles, readMultipart, type SentPart, takeMultipart } from '../plugins/multipart-form.js';
import { sendProblem } from '../plugins/problems.js';
import { type Limits, publicLimit } from '../plugins/rate-limits.js';
import { idempotencyKey } from '../plugins/request-headers.js';
import { instant, problemResponses, text } from '../wire.js';

const tags = ['public'];
const params = z.object({ county: z.string().max(60).meta({ description: 'The code of the county' }) });

const objection = z.strictObject({
  number: z.string().max(60).meta({ description: 'Of the entry on the publicity list' }),
  form: z
    .record(z.string(), z.unknown())
    .meta({ 'x-form': formJsonSchema(OBJECTION_FORM), description: 'As a part of a multipart body: JSON' }),
});
/** A form is text; a part of a multipart body may hold so much of it. */
const MOST_FORM_BYTES = 64 * 1024;

const receipt = z.object({ receipt: z.string(), code: z.string(), receivedAt: instant });

const outcome = z.object({
  receipt: z.string(),
  receivedAt: instant,
  state: z.enum(['waiting', 'inquiry', 'ended', 'notTaken', 'over']),
  result: text.nullable(),
  note: z.string().nullable(),
  answeredAt: instant.nullable(),
});

declare module 'fastify' {
  interface FastifyRequest {
    /** What came with an objection; empty where it came as JSON. */
    objectionFiles: readonly SentPart[];
  }
}

/** Objecting to a publicity without an account, and asking what became of it. */
export async function publicObjectionRoutes(door: Door, deps: AppDeps, limits: Limits): Promise<void> {
  const few = { mostFiles: MOST_OBJECTION_FILES, mostBytes: MOST_BYTES };
  await takeMultipart(door, { ...few, mostFieldBytes: MOST_FORM_BYTES });
  door.decorateRequest('objectionFiles');
  const send = {
    summary:
      'Object to a publicity that runs, as JSON or as multipart with up to 3 files (JPEG, PNG, HEIC, PDF; 20 MB each, 30 MB together). Header Idempotency-Key: a UUID',
    tags,
    consumes: ['application/json', 'multipart/form-data'],
    security: [],
    params,
    body: objection,
    response: { 201: receipt, ...problemResponses },
  };
  door.post(
    '/public/:county/objections',
    // Counted before anything is read: files are not small.
    { onRequest: publicLimit(door, limits), preValidation: async (request) => readFiles(request, few), schema: send },
    async (request, reply) => {
      const key = idempotencyKey(request.headers);
      if ('problem' in key) return sendProblem(reply, key);
      const files = request.objectionFiles.map(({ bytes, mediaType }) => ({ bytes, claimedType: mediaType }));
      const kept = await objectToNotice(deps, request.params.county, { ...request.body, id: key.value, files });
      return isProblem(kept) ? sendProblem(reply, kept) : reply.code(201).send(kept);
    },
  );
  const ask = {
    summary: 'What became of an objection, by receipt and code',
    tags,
    security: [],
    params,
    body: z.strictObject({ receipt: z.string().max(60), code: z.string().max(40) }),
    response: { 200: outcome, ...problemResponses },
  };
  door.post(
    '/public/:county/objections/outcome',
    { preHandler: publicLimit(door, limits), schema: ask },
    async (request, reply) => {
      const found = await objectionOutcome(deps, request.params.county, request.body);
      return isProblem(found) ? sendProblem(reply, found) : reply.send(found);
    },
  );
}

/** Puts a multipart body in the place of one that came as JSON, and its files beside it. */
async function readFiles(request: FastifyRequest, few: FewFiles): Promise<void> {
  request.objectionFiles = [];
  if (!request.isMultipart()) return;
  const { fields, files } = await readMultipart(request, { files: few });
  request.objectionFiles = files;
  request.body = { ...fields, ...(fields.form !== undefined && { form: parsed(fields.form) }) };
}

/** What is no JSON stays as it is, so that the description of the body refuses it. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return json;
  }
}
