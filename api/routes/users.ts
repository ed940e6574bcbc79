import { z } from 'zod';
import { loginSchema, nameSchema, passwordSchema } from '../../desk/account-schema.js';
import { addUser } from '../../desk/add-user.js';
import { isProblem } from '../../desk/desk-problem.js';
import { endSessionsOfUser } from '../../desk/end-sessions-of-user.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses, role } from '../wire.js';

const wanted = z.strictObject({
  login: loginSchema,
  name: nameSchema,
  password: passwordSchema.meta({ description: 'The first password' }),
  grants: z
    .array(z.strictObject({ role, orgId: id }))
    .min(1)
    .max(50),
});

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
  door.post(
    '/users',
    {
      schema: {
        summary: 'Make an account with its roles',
        tags: ['users'],
        body: wanted,
        response: { 201: z.object({ id }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const answer = await addUser(deps, personOf(request), request.body);
      return isProblem(answer) ? sendProblem(reply, answer) : reply.code(201).send(answer);
    },
  );
}
