import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { performAction, tryAction } from '../../desk/perform-action.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { type Limits, passwordLimit } from '../plugins/rate-limits.js';
import { expectedSeq, idempotencyKey } from '../plugins/request-headers.js';
import { personOf } from '../plugins/signed-in.js';
import { day, id, problemResponses, role } from '../wire.js';
import { actionAnswer } from './case-shapes.js';

const params = z.object({ id, action: z.string().max(60) });

const act = z.strictObject({
  form: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ description: 'As the action’s form says; see GET /api/v1/cases/{id}' }),
  happenedOn: day.optional().meta({ description: 'The day on which it happened, when that was not today' }),
  evidence: z
    .array(id)
    .max(200)
    .optional()
    .meta({ description: 'The files it rests on; every file of the case when left out' }),
  role: role.optional().meta({ description: 'The role to act in, for people who hold several' }),
  password: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Your own password once more, where the action says signInAgain' }),
});

/** Performing an action on a case, and asking beforehand what stands against it. */
export async function actionRoutes(door: Door, deps: AppDeps, limits: Limits): Promise<void> {
  const schema = {
    summary: 'Perform an action. Headers Idempotency-Key: a UUID, and If-Match: the quoted seq of the case',
    tags: ['cases'],
    params,
    body: act,
    response: { 200: actionAnswer, ...problemResponses },
  };
  door.post(
    '/cases/:id/actions/:action',
    { preHandler: passwordLimit(door as unknown as FastifyInstance, limits), schema },
    async (request, reply) => {
      const key = idempotencyKey(request.headers);
      if ('problem' in key) return sendProblem(reply, key);
      const seq = expectedSeq(request.headers);
      if ('problem' in seq) return sendProblem(reply, seq);
      const { id: caseId, action } = request.params;
      const wanted = { ...request.body, caseId, action, requestId: key.value, expectedSeq: seq.value };
      const answer = await performAction(deps, personOf(request), wanted);
      return isProblem(answer) ? sendProblem(reply, answer) : reply.header('etag', `"${answer.seq}"`).send(answer);
    },
  );
  checkRoute(door, deps);
}

/** As the screens do it for many cases: refusals first, then the acts. */
function checkRoute(door: Door, deps: AppDeps): void {
  const schema = {
    summary: 'Ask what stands against an action, which is not performed. Header If-Match: the quoted seq of the case',
    description: '204: nothing. The answer does not bind, and a password is not checked.',
    tags: ['cases'],
    params,
    body: act,
  };
  door.post('/cases/:id/actions/:action/check', { schema }, async (request, reply) => {
    const seq = expectedSeq(request.headers);
    if ('problem' in seq) return sendProblem(reply, seq);
    const { id: caseId, action } = request.params;
    const wanted = { ...request.body, caseId, action, requestId: randomUUID(), expectedSeq: seq.value };
    const problem = await tryAction(deps, personOf(request), wanted);
    return problem ? sendProblem(reply, problem) : reply.code(204).send();
  });
}
