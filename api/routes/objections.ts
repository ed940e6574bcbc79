import { z } from 'zod';
import { answerObjection } from '../../desk/answer-objection.js';
import { isProblem } from '../../desk/desk-problem.js';
import { getObjectionFile } from '../../desk/get-objection-file.js';
import { receivedObjections } from '../../desk/received-objections.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { sendFile } from '../plugins/send-file.js';
import { personOf } from '../plugins/signed-in.js';
import { id, instant, problemResponses } from '../wire.js';
import { copy } from './picture-shapes.js';

const received = z.object({
  objections: z.array(
    z.object({
      id,
      number: z.string(),
      isNamed: z.boolean(),
      receivedAt: instant,
      state: z.enum(['waiting', 'registered', 'notTaken']),
      ground: z.string(),
      text: z.string(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      reason: z.string().nullable(),
      note: z.string().nullable(),
      answeredAt: instant.nullable(),
      files: z.array(
        z.object({
          id,
          mediaType: z.string(),
          bytes: z.int(),
          sha256: z.string(),
          hasOriginal: z.boolean().meta({ description: 'You may ask for the picture as it was sent' }),
        }),
      ),
    }),
  ),
  mayAnswer: z.boolean(),
});

const answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('registered'),
    requestId: id.meta({ description: 'The Idempotency-Key under which `object` is performed' }),
  }),
  z.strictObject({ kind: z.literal('notTaken'), form: z.record(z.string(), z.unknown()) }),
]);

const tags = ['cases'];

/** Objections from the public, for those who inquire into them. */
export async function objectionRoutes(door: Door, deps: AppDeps): Promise<void> {
  const list = {
    summary: 'Objections from the public to the publicity of a case, for those who inquire',
    tags,
    params: z.object({ id }),
    response: { 200: received, ...problemResponses },
  };
  door.get('/cases/:id/objections', { schema: list }, async (request, reply) => {
    const found = await receivedObjections(deps, personOf(request), request.params.id);
    return isProblem(found) ? sendProblem(reply, found) : reply.send(found as z.input<typeof received>);
  });
  const take = {
    summary: 'Answer an objection: registered by the act `object` of a request, or not taken up',
    tags,
    params: z.object({ id, objectionId: id }),
    body: answer,
    response: { 201: z.object({ kind: z.enum(['registered', 'notTaken']) }), ...problemResponses },
  };
  door.post('/cases/:id/objections/:objectionId/answers', { schema: take }, async (request, reply) => {
    const { id: caseId, objectionId } = request.params;
    const done = await answerObjection(deps, personOf(request), { caseId, objectionId }, request.body);
    return isProblem(done) ? sendProblem(reply, done) : reply.code(201).send(done);
  });
  const file = {
    summary:
      'A file that came with an objection: of a picture a copy to show (shown, small), without what the camera wrote into it; the original is for those who inspect it',
    tags,
    params: z.object({ id, objectionId: id, fileId: id }),
    querystring: z.object({ copy }),
  };
  door.get('/cases/:id/objections/:objectionId/files/:fileId', { schema: file }, async (request, reply) => {
    const { id: caseId, objectionId, fileId } = request.params;
    const wanted = { caseId, objectionId, fileId, copy: request.query.copy };
    const found = await getObjectionFile(deps, personOf(request), wanted);
    return isProblem(found) ? sendProblem(reply, found) : sendFile(reply, { ...found, name: fileId });
  });
}
