import { z } from 'zod';
import { ACT_TITLES } from '../../desk/act-titles.js';
import { isProblem } from '../../desk/desk-problem.js';
import { listAdministrativeActs } from '../../desk/list-administrative-acts.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, instant, problemResponses, role, text } from '../wire.js';

const kind = z.enum(Object.keys(ACT_TITLES) as [keyof typeof ACT_TITLES, ...(keyof typeof ACT_TITLES)[]]);
const asked = z.strictObject({
  kind: kind.optional(),
  cursor: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const figures = z.record(z.string(), z.unknown());
const by = z.object({
  userId: id,
  name: z.string(),
  role: role.nullable(),
  orgId: id.nullable(),
  orgName: z.string().nullable(),
});
const act = z.object({
  seq: z.int(),
  kind,
  title: text,
  at: instant,
  by: by.nullable().meta({ description: 'Null: the system itself, or whoever runs it on the server' }),
  what: figures,
  before: figures.nullable(),
  after: figures,
  body: z.string().meta({ description: 'The exact text that is hashed' }),
  prevHash: z.string(),
  hash: z.string().meta({ description: 'SHA-256 over the bytes of prevHash and the text of body' }),
});
const acts = z.object({ acts: z.array(act), next: z.int().nullable() });

/** What was done beside the cases. */
export async function administrativeActRoutes(door: Door, deps: AppDeps): Promise<void> {
  const schema = {
    summary: 'Acts beside the cases, newest first: who, what, before and after, with the links of their chain',
    tags: ['administrative acts'],
    querystring: asked,
    response: { 200: acts, ...problemResponses },
  };
  door.get('/administrative-acts', { schema }, async (request, reply) => {
    const found = await listAdministrativeActs(deps, personOf(request), request.query);
    return isProblem(found) ? sendProblem(reply, found) : reply.send({ ...found, acts: [...found.acts] });
  });
}
