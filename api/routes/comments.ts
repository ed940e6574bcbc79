import { z } from 'zod';
import { addComment } from '../../desk/comments.js';
import { isProblem } from '../../desk/desk-problem.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { idempotencyKey } from '../plugins/request-headers.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses, role } from '../wire.js';
import { comment } from './comment-shapes.js';

const body = z.strictObject({
  text: z.string().meta({ description: 'At most 2,000 characters. No personal data' }),
  shareWithFirms: z.boolean().default(false).meta({ description: 'What a firm writes is shared in any case' }),
  role: role.optional().meta({ description: 'The role to write in, for people who hold several' }),
});

/** Saying something about a case. */
export async function commentRoutes(door: Door, deps: AppDeps): Promise<void> {
  const schema = {
    summary: 'Comment on a case; never changed or removed. Header Idempotency-Key: a UUID',
    tags: ['cases'],
    params: z.object({ id }),
    body,
    response: { 201: comment, ...problemResponses },
  };
  door.post('/cases/:id/comments', { schema }, async (request, reply) => {
    const key = idempotencyKey(request.headers);
    if ('problem' in key) return sendProblem(reply, key);
    const wanted = { ...request.body, id: key.value, caseId: request.params.id };
    const kept = await addComment(deps, personOf(request), wanted);
    return isProblem(kept) ? sendProblem(reply, kept) : reply.code(201).send(kept);
  });
}
