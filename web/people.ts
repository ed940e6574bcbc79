import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import '../api/plugins/signed-in.js';
import '../api/plugins/sessions.js';
import { countUnread } from '../desk/notifications.js';
import { checkToken } from './forms/sent-form.js';
import { sendSignIn } from './sign-in/send-sign-in.js';

/** Finds out who asks, for every page of this scope. */
export function knowPeople(scope: FastifyInstance, pool: Pool): void {
  scope.decorateRequest('person', null);
  scope.decorateRequest('unread', 0);
  scope.addHook('onRequest', async (request) => {
    request.person = request.session.whose?.person ?? null;
    if (request.person && request.method === 'GET') request.unread = await countUnread({ pool }, request.person);
  });
}

/**
 * Lets only signed-in people in, and only with the session's token where something may change. Who was signed out while
 * typing signs in on the spot and loses nothing.
 */
export function requirePerson(scope: FastifyInstance): void {
  scope.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!request.person) return sendSignIn(reply);
    if (request.method === 'POST') await checkToken(scope, request, reply);
    return undefined;
  });
}
