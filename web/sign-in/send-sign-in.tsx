import type { FastifyReply } from 'fastify';
import { sendPage } from '../send-page.js';
import { SignInPage } from './sign-in-page.js';

/** Not carried over: it belongs to the session that ended, or is asked for anew. */
const LEFT_BEHIND = ['_csrf', 'password'];

/** Asks to sign in, on the way to the page that was asked for; a form that was sent is kept in the page. */
export function sendSignIn(reply: FastifyReply): FastifyReply {
  const { request } = reply;
  if (request.method !== 'POST') return sendPage(reply, <SignInPage back={request.url} />, 401);
  const carried = [...(request.sent?.fields ?? [])].filter(([name]) => !LEFT_BEHIND.includes(name));
  return sendPage(reply, <SignInPage back={request.url} carried={carried} />, 401);
}
