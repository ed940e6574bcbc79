import type { FastifyPluginAsync } from 'fastify';

/**
 * A scope of the application under a name, which Fastify tells when the scope fails to load.
 * Without one it looks for the name in every module that was loaded, each time; in tests that was most of a start.
 */
export function namedScope<Options extends object>(
  name: string,
  scope: FastifyPluginAsync<Options>,
): FastifyPluginAsync<Options> {
  return Object.assign(scope, { [Symbol.for('fastify.display-name')]: name });
}
