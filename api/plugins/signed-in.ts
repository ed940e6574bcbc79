import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../desk/who-am-i.js';
import { sendProblem } from './problems.js';
import './sessions.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set in every route behind `requireSignIn`. */
    person: Person | null;
  }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets only signed-in people into the routes of this scope, and only with a CSRF token where something may change. */
export function requireSignIn(scope: FastifyInstance): void {
  scope.decorateRequest('person', null);
  scope.addHook('onRequest', async (request, reply) => {
    request.person = request.session.whose?.person ?? null;
    if (!request.person) return sendProblem(reply, { problem: 'signInRequired' });
  });
  scope.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    if (READING.has(request.method)) done();
    else scope.csrfProtection(request, reply, done);
  });
}

/** The person who asks. Only for routes behind `requireSignIn`. */
export function personOf(request: { readonly person: Person | null }): Person {
  if (!request.person) throw new Error('this route is not behind requireSignIn');
  return request.person;
}
