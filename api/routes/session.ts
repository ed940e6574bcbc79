import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { signInAtDoor } from '../../desk/sign-in-at-door.js';
import { whoAmI } from '../../desk/who-am-i.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { shownPerson, whoIsThis } from './me.js';
import { namedScope } from '../plugins/named-scope.js';
import { sendProblem } from '../plugins/problems.js';
import { type Limits, signInLimit } from '../plugins/rate-limits.js';
import { requireSignIn } from '../plugins/signed-in.js';
import { problemResponses } from '../wire.js';

const credentials = z.strictObject({ login: z.string().trim().min(1).max(100), password: z.string().min(1).max(200) });

/** Signing in and out. */
export async function sessionRoutes(door: Door, deps: AppDeps, limits: Limits): Promise<void> {
  door.post(
    '/session',
    {
      preHandler: signInLimit(door as unknown as FastifyInstance, limits),
      schema: {
        summary: 'Sign in',
        tags: ['session'],
        security: [],
        body: credentials,
        response: { 201: whoIsThis, ...problemResponses },
      },
    },
    async (request, reply) => {
      const signedIn = await signInAtDoor(deps, request.body.login, request.body.password);
      if (isProblem(signedIn)) return sendProblem(reply, signedIn);
      const person = await whoAmI(deps.pool, signedIn.tenant, signedIn.userId);
      if (!person) return sendProblem(reply, { problem: 'signInFailed' });
      // A new id, so that one that was planted before signing in is worth nothing.
      await request.session.regenerate();
      request.session.tenant = signedIn.tenant;
      request.session.userId = signedIn.userId;
      return reply.code(201).send(shownPerson(person, reply.generateCsrf()));
    },
  );
  await door.register(namedScope('signOut', signOutRoute));
}

async function signOutRoute(scope: FastifyInstance): Promise<void> {
  requireSignIn(scope);
  scope.delete('/session', { schema: { summary: 'Sign out', tags: ['session'] } }, async (request, reply) => {
    await request.session.destroy();
    return reply.clearCookie('tongtu', { path: '/' }).code(204).send();
  });
}
