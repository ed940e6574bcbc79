import helmet from '@fastify/helmet';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { DeskDeps } from '../desk/desk-deps.js';
import { compressAnswers } from './plugins/compression.js';
import { measureRequests } from './plugins/metrics.js';
import { describeApi } from './plugins/openapi.js';
import { namedScope } from './plugins/named-scope.js';
import { answerBadAddress, answerProblems } from './plugins/problems.js';
import { type Limits, limitRates, USUAL_LIMITS } from './plugins/rate-limits.js';
import { keepSessions } from './plugins/sessions.js';
import { refuseUnstorableText } from './plugins/storable-text.js';
import { addRoutes } from './routes.js';

export interface AppDeps extends Omit<DeskDeps, 'logger'> {
  readonly logger: FastifyBaseLogger;
  /** At least 32 characters; it signs the session cookies. */
  readonly sessionSecret: string;
  /** Cookies over TLS only. A proxy that ends TLS must then stand before the application. */
  readonly secureCookies: boolean;
  /** The addresses of that proxy; by default this machine and private networks. */
  readonly trustedProxies?: string;
  readonly limits?: Limits;
  /** The door for people, where there is one: pages beside the routes for programs. */
  readonly screens?: (scope: FastifyInstance, limits: Limits) => Promise<void>;
}

const BODY_LIMIT_BYTES = 256 * 1024;

/** Builds the application: plugins first, then the routes. It listens to nothing yet and owns none of its dependencies. */
export function buildApp(deps: AppDeps): FastifyInstance {
  const app: FastifyInstance = fastify({
    loggerInstance: deps.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    frameworkErrors: answerBadAddress,
    trustProxy: deps.secureCookies && (deps.trustedProxies ?? 'loopback, uniquelocal'),
  });
  const limits = deps.limits ?? USUAL_LIMITS;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  measureRequests(app);
  const all = namedScope('application', async (scope) => {
    await scope.register(helmet, {
      global: true,
      strictTransportSecurity: deps.secureCookies,
      // Browsers say where a form of ours comes from, and tell other sites nothing.
      referrerPolicy: { policy: 'same-origin' },
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: deps.secureCookies ? [] : null } },
    });
    await compressAnswers(scope);
    await limitRates(scope, limits);
    await keepSessions(scope, { pool: deps.pool, secret: deps.sessionSecret, secureCookies: deps.secureCookies });
    refuseUnstorableText(scope);
    await describeApi(scope);
    await scope.register(namedScope('routes', async (routes) => addRoutes(routes, deps, limits)));
    const { screens } = deps;
    if (screens) await scope.register(namedScope('screens', async (pages) => screens(pages, limits)));
  });
  app.register(all);
  return app;
}
