import type { FastifyInstance } from 'fastify';
import { sendPage } from '../send-page.js';
import { NoSignalPage } from './no-signal-page.js';

/** What a phone needs to show opened work orders without a signal. Says nothing of anybody. */
export function offlineRoutes(scope: FastifyInstance): void {
  // At the root, for a worker reaches no farther than its own folder; asked for anew each time, for it has no other address.
  scope.get('/keep-work.js', (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('keep-work.js', { cacheControl: false }),
  );
  scope.get('/no-signal', (_request, reply) => sendPage(reply, <NoSignalPage />));
}
