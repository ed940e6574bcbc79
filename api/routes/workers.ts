import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { dismissWorker } from '../../desk/dismiss-worker.js';
import { inviteWorker } from '../../desk/invite-worker.js';
import { joinFirm } from '../../desk/join-firm.js';
import { listWorkers } from '../../desk/list-workers.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { type Limits, signInLimit } from '../plugins/rate-limits.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';
import { firmWorkers } from './work-order-shapes.js';

const tags = ['workers'];

/** The workers of a firm, for those who act for the whole of it. */
export async function workerRoutes(door: Door, deps: AppDeps): Promise<void> {
  const list = { summary: 'The firm’s workers, and who is invited', tags };
  door.get(
    '/workers',
    { schema: { ...list, response: { 200: firmWorkers, ...problemResponses } } },
    async (request, reply) => {
      const answer = await listWorkers(deps, personOf(request));
      return isProblem(answer) ? sendProblem(reply, answer) : reply.send(answer);
    },
  );
  const invite = {
    summary: 'Invite a worker by telephone: a code goes there by SMS, for three days and one use',
    tags,
    body: z.strictObject({ name: z.string(), phone: z.string() }),
    response: { 201: z.object({ id }), ...problemResponses },
  };
  door.post('/workers/invitations', { schema: invite }, async (request, reply) => {
    const answer = await inviteWorker(deps, personOf(request), request.body);
    return isProblem(answer) ? sendProblem(reply, answer) : reply.code(201).send(answer);
  });
  const dismiss = {
    summary: 'Dismiss a worker: no home, no session, no seat at the firm any more',
    tags,
    params: z.object({ id }),
    response: { 200: z.object({ ended: z.int() }), ...problemResponses },
  };
  door.delete('/workers/:id', { schema: dismiss }, async (request, reply) => {
    const answer = await dismissWorker(deps, personOf(request), request.params.id);
    return isProblem(answer) ? sendProblem(reply, answer) : reply.send(answer);
  });
}

/** Taking an invitation up, before there is an account to sign in with. */
export async function joiningRoutes(door: Door, deps: AppDeps, limits: Limits): Promise<void> {
  const schema = {
    summary: 'Take an invitation up: the code from the message, and a password of one’s own',
    tags,
    security: [],
    body: z.strictObject({ phone: z.string().max(40), code: z.string().max(40), password: z.string().max(300) }),
    response: { 201: z.object({ userId: id }), ...problemResponses },
  };
  const phoneIn = ({ body }: { readonly body: unknown }) =>
    typeof body === 'object' && body !== null && 'phone' in body ? String(body.phone).replaceAll(/\D/g, '') : '';
  const preHandler = signInLimit(door, limits, phoneIn);
  door.post('/workers/join', { preHandler, schema }, async (request, reply) => {
    const answer = await joinFirm(deps, request.body);
    return isProblem(answer) ? sendProblem(reply, answer) : reply.code(201).send({ userId: answer.userId });
  });
}
