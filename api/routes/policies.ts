import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { textSchema } from '../../desk/field-schemas.js';
import { listPolicies, putPolicy } from '../../desk/policies.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { day, id, problemResponses } from '../wire.js';

const values = z
  .record(z.string().max(60), z.unknown())
  .meta({ description: 'Only what differs from the defaults; money in fen as strings' });
const document = z.strictObject({
  programme: z.string().max(60),
  documentNumber: textSchema(100),
  effectiveFrom: day,
  values,
});
const kept = z.object({ id, programme: z.string(), documentNumber: z.string(), effectiveFrom: z.string(), values });
const policies = z.object({ documents: z.array(kept), defaults: z.record(z.string(), z.unknown()) });

/** Policy documents: what a county sets for a programme, and from when. */
export async function policyRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['policies'];
  door.post(
    '/policies',
    {
      schema: {
        summary: 'Put a policy document in force from a day on',
        tags,
        body: document,
        response: { 201: kept, ...problemResponses },
      },
    },
    async (request, reply) => {
      const policy = await putPolicy(deps, personOf(request), request.body);
      return isProblem(policy) ? sendProblem(reply, policy) : reply.code(201).send(policy);
    },
  );
  door.get(
    '/policies',
    { schema: { summary: 'Policy documents and defaults', tags, response: { 200: policies, ...problemResponses } } },
    async (request, reply) => reply.send((await listPolicies(deps, personOf(request))) as z.input<typeof policies>),
  );
}
