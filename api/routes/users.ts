import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { endSessionsOfUser } from '../../desk/end-sessions-of-user.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';

/** Accounts. */
export async function userRoutes(door: Door, deps: AppDeps): Promise<void> {
  const ended = z.object({ ended: z.int() });
  const schema = {
    summary: 'Sign a user out everywhere',
    tags: ['users'],
    params: z.object({ id }),
    response: { 200: ended, ...problemResponses },
  };
  door.delete('/users/:id/sessions', { schema }, async (request, reply) => {
    const answer = await endSessionsOfUser(deps, personOf(request), request.params.id);
    return isProblem(answer) ? sendProblem(reply, answer) : reply.send(answer);
  });
}
