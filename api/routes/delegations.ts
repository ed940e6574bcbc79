import { z } from 'zod';
import { delegateRole } from '../../desk/delegate-role.js';
import { isProblem } from '../../desk/desk-problem.js';
import { listDelegations } from '../../desk/list-delegations.js';
import { revokeDelegation } from '../../desk/revoke-delegation.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { idempotencyKey } from '../plugins/request-headers.js';
import { personOf } from '../plugins/signed-in.js';
import { day, id, problemResponses, role, text } from '../wire.js';

const seat = { role, orgId: id, org: z.string() };

const delegation = z.object({
  id,
  userId: id.meta({ description: 'The other of the two persons' }),
  person: z.string(),
  ...seat,
  programme: z.string().nullable(),
  fromDay: z.string(),
  toDay: z.string(),
  state: z.enum(['inForce', 'toCome', 'over', 'revoked', 'lapsed']),
});

const all = z.object({
  given: z.array(delegation).readonly().meta({ description: 'What you delegated, the newest first' }),
  held: z.array(delegation).readonly().meta({ description: 'What colleagues delegated to you' }),
  seats: z.array(z.object(seat)).readonly().meta({ description: 'The roles that you may delegate' }),
  colleagues: z
    .array(z.object({ userId: id, person: z.string(), orgId: id, org: z.string() }))
    .readonly()
    .meta({ description: 'To whom, at the same organisation' }),
  programmes: z.array(z.object({ id: z.string(), title: text })).readonly(),
  today: z.string(),
});

const body = z.strictObject({
  role,
  orgId: id,
  delegateId: id,
  programme: z.string().nullable().default(null).meta({ description: 'One programme; without it all of them' }),
  fromDay: day,
  toDay: day,
});
const tags = ['delegations'];
const made = z.object({ id });

/** Roles put into colleagues' hands for a time. */
export async function delegationRoutes(door: Door, deps: AppDeps): Promise<void> {
  const listing = { summary: 'What you delegated and have in hand', tags, response: { 200: all, ...problemResponses } };
  door.get('/delegations', { schema: listing }, async (request) => listDelegations(deps, personOf(request)));
  const making = {
    summary: 'Delegate a role of yours from day to day. Header Idempotency-Key: a UUID',
    tags,
    body,
    response: { 201: made, ...problemResponses },
  };
  door.post('/delegations', { schema: making }, async (request, reply) => {
    const key = idempotencyKey(request.headers);
    if ('problem' in key) return sendProblem(reply, key);
    const answer = await delegateRole(deps, personOf(request), { ...request.body, id: key.value });
    return isProblem(answer) ? sendProblem(reply, answer) : reply.code(201).send(answer);
  });
  const revoking = {
    summary: 'Revoke a delegation: its maker, or the administrator of the place',
    tags,
    params: z.object({ id }),
    response: { 200: made, ...problemResponses },
  };
  door.delete('/delegations/:id', { schema: revoking }, async (request, reply) => {
    const answer = await revokeDelegation(deps, personOf(request), request.params.id);
    return isProblem(answer) ? sendProblem(reply, answer) : reply.send(answer);
  });
}
