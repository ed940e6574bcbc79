import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problems.js';
import './signed-in.js';

/** How many requests one address may make, and how often one login may be tried from it. */
export interface Limits {
  readonly requestsPerMinute: number;
  readonly signInsPerMinute: number;
}

/** Generous enough for an office behind one address and a benchmark; strict where passwords are guessed. */
export const USUAL_LIMITS: Limits = { requestsPerMinute: 30_000, signInsPerMinute: 10 };

type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

/** Limits every request of this scope by address, before anything else is done for it. Each process counts for itself. */
export async function limitRates(app: FastifyInstance, limits: Limits): Promise<void> {
  await app.register(rateLimit, { global: false });
  app.addHook('onRequest', checkOf(app, { max: limits.requestsPerMinute, keyGenerator: ({ ip }) => ip }));
}

/** For the route that signs in: counted per address and login, after the body is read. */
export function signInLimit(app: FastifyInstance, limits: Limits, loginOf = loginIn): Check {
  return checkOf(app, { max: limits.signInsPerMinute, keyGenerator: (request) => `${request.ip} ${loginOf(request)}` });
}

/** For what anybody may send without an account: counted per address alone, so that another number is no way around. */
export function publicLimit(app: FastifyInstance, limits: Limits): Check {
  return checkOf(app, { max: limits.signInsPerMinute, keyGenerator: ({ ip }) => ip });
}

/** For acts that ask for the password once more: counted per person like signing in, whatever the address. */
export function passwordLimit(app: FastifyInstance, limits: Limits, asks = asksPassword): Check {
  const check = checkOf(app, { max: limits.signInsPerMinute, keyGenerator: ({ person }) => person?.userId ?? '' });
  return async (request, reply) => (asks(request) ? check(request, reply) : undefined);
}

function asksPassword({ body }: FastifyRequest): boolean {
  return typeof body === 'object' && body !== null && 'password' in body;
}

function checkOf(
  app: FastifyInstance,
  options: { max: number; keyGenerator: (request: FastifyRequest) => string },
): Check {
  const count = app.createRateLimit({ ...options, timeWindow: '1 minute' });
  return async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return undefined;
    return sendProblem(reply, { problem: 'tooManyRequests' }, counted.ttlInSeconds);
  };
}

function loginIn({ body }: FastifyRequest): string {
  return typeof body === 'object' && body !== null && 'login' in body ? String(body.login).trim().toLowerCase() : '';
}
