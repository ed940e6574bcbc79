import type { FastifyInstance } from 'fastify';
import { LANGUAGE_COOKIE } from './language.js';
import { localPath } from './local-path.js';

const YEAR_S = 365 * 24 * 60 * 60;

/** Choosing the language; it holds for this browser. */
export function languageRoutes(scope: FastifyInstance): void {
  scope.get<{ Querystring: { readonly to?: string; readonly back?: string } }>('/language', async (request, reply) =>
    reply
      .setCookie(LANGUAGE_COOKIE, request.query.to === 'en' ? 'en' : 'zh', {
        path: '/',
        maxAge: YEAR_S,
        sameSite: 'lax',
        httpOnly: true,
      })
      .redirect(localPath(request.query.back), 303),
  );
}
