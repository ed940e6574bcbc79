import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { AssetAddress } from './assets.js';
import { isPhone } from './is-phone.js';
import { languageOf, sayingIn } from './language.js';
import { type Screen, ScreenContext } from './screen.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Notes that wait for the person; counted once for each page. */
    unread: number;
  }
  interface FastifyInstance {
    assetAddress: AssetAddress;
  }
}

/** Sends a page as the person who asked may see it. Pages hold personal data: nobody keeps a copy on the way. */
export function sendPage(reply: FastifyReply, page: ComponentChild, status = 200): FastifyReply {
  const html = renderToString(
    <ScreenContext.Provider value={screenOf(reply.request, reply)}>{page}</ScreenContext.Provider>,
  );
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(`<!DOCTYPE html>${html}`);
}

function screenOf(request: FastifyRequest, reply: FastifyReply): Screen {
  const language = languageOf(request);
  return {
    language,
    say: sayingIn(language),
    person: request.person,
    csrf: request.person ? reply.generateCsrf() : '',
    url: request.url,
    asset: request.server.assetAddress,
    onPhone: isPhone(request),
    unread: request.unread,
  };
}
