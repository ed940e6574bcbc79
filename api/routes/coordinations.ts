import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { passOn } from '../../desk/pass-on.js';
import { receiversFor } from '../../desk/passing-on.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { idempotencyKey } from '../plugins/request-headers.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses, role, seq } from '../wire.js';
import { coordinationKind, receivers } from './coordination-shapes.js';

const body = z.strictObject({
  words: z.string().default('').meta({ description: 'At most 500 characters; a transfer needs its reason' }),
  people: z.array(id).max(200).default([]).meta({ description: 'A transfer names one, a copy any; a reminder none' }),
  orgs: z.array(id).max(200).default([]).meta({ description: 'Of a copy: everyone at these organisations' }),
  seq: seq.optional().meta({ description: 'The seq that you looked at: refused when the case went on since' }),
  role: role.optional().meta({ description: 'The role to act in, for people who hold several' }),
});
const tags = ['cases'];
const params = z.object({ id, kind: coordinationKind });

/** Passing a case on among colleagues: handing its task over, reminding, copying. */
export async function coordinationRoutes(door: Door, deps: AppDeps): Promise<void> {
  const offers = {
    summary: 'To whom you may pass a case in this way',
    tags,
    params,
    response: { 200: receivers, ...problemResponses },
  };
  door.get('/cases/:id/coordinations/:kind', { schema: offers }, async (request, reply) => {
    const { id: caseId, kind } = request.params;
    const found = await receiversFor(deps, personOf(request), { caseId, kind });
    return isProblem(found) ? sendProblem(reply, found) : found;
  });
  const schema = {
    summary: 'Hand a task to a colleague, remind, or send a copy; never changed. Header Idempotency-Key: a UUID',
    tags,
    params,
    body,
    response: { 201: z.object({ id }), ...problemResponses },
  };
  door.post('/cases/:id/coordinations/:kind', { schema }, async (request, reply) => {
    const key = idempotencyKey(request.headers);
    if ('problem' in key) return sendProblem(reply, key);
    const { seq: expectedSeq, ...sent } = request.body;
    const { id: caseId, kind } = request.params;
    const kept = await passOn(deps, personOf(request), { ...sent, expectedSeq, caseId, kind, id: key.value });
    return isProblem(kept) ? sendProblem(reply, kept) : reply.code(201).send(kept);
  });
}
