import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { formJsonSchema } from '../../desk/form-schema.js';
import { objectToNotice } from '../../desk/object-to-notice.js';
import { OBJECTION_FORM } from '../../desk/objection-form.js';
import { objectionOutcome } from '../../desk/objection-outcome.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { type Limits, publicLimit } from '../plugins/rate-limits.js';
import { idempotencyKey } from '../plugins/request-headers.js';
import { instant, problemResponses, text } from '../wire.js';

const tags = ['public'];
const params = z.object({ county: z.string().max(60).meta({ description: 'The code of the county' }) });

const objection = z.strictObject({
  number: z.string().max(60).meta({ description: 'Of the entry on the publicity list' }),
  form: z.record(z.string(), z.unknown()).meta({ 'x-form': formJsonSchema(OBJECTION_FORM) }),
});
const receipt = z.object({ receipt: z.string(), code: z.string(), receivedAt: instant });

const outcome = z.object({
  receipt: z.string(),
  receivedAt: instant,
  state: z.enum(['waiting', 'inquiry', 'ended', 'notTaken', 'over']),
  result: text.nullable(),
  note: z.string().nullable(),
  answeredAt: instant.nullable(),
});

/** Objecting to a publicity without an account, and asking what became of it. */
export async function publicObjectionRoutes(door: Door, deps: AppDeps, limits: Limits): Promise<void> {
  const send = {
    summary: 'Object to a publicity that runs. Header Idempotency-Key: a UUID',
    tags,
    security: [],
    params,
    body: objection,
    response: { 201: receipt, ...problemResponses },
  };
  door.post(
    '/public/:county/objections',
    { preHandler: publicLimit(door, limits), schema: send },
    async (request, reply) => {
      const key = idempotencyKey(request.headers);
      if ('problem' in key) return sendProblem(reply, key);
      const kept = await objectToNotice(deps, request.params.county, { ...request.body, id: key.value });
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
