import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { retryEffect } from '../../desk/retry-effect.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';

/** What followed an act and failed. */
export async function effectRoutes(door: Door, deps: AppDeps): Promise<void> {
  const retried = z.object({ caseId: id });
  const schema = {
    summary: 'Try a failed effect again',
    tags: ['effects'],
    params: z.object({ id }),
    response: { 202: retried, ...problemResponses },
  };
  door.post('/effects/:id/retry', { schema }, async (request, reply) => {
    const answer = await retryEffect(deps, personOf(request), request.params.id);
    return isProblem(answer) ? sendProblem(reply, answer) : reply.code(202).send(answer);
  });
}
