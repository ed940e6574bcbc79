import { z } from 'zod';
import { orgCodeSchema, nameSchema } from '../../desk/account-schema.js';
import { addOrg } from '../../desk/add-org.js';
import { isProblem } from '../../desk/desk-problem.js';
import { listOrgs } from '../../desk/list-orgs.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';

const org = z.object({ id, parentId: id.nullable(), level: z.string(), code: z.string(), name: z.string() });
const orgs = z.object({ orgs: z.array(org) });

const wanted = z.strictObject({
  level: z.enum(['town', 'village', 'firm']),
  parentId: id.nullable().meta({ description: 'The organisation above; null for a firm' }),
  code: orgCodeSchema,
  name: nameSchema,
});

/** The organisations around the person. */
export async function orgRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['orgs'];
  door.get(
    '/orgs',
    {
      schema: {
        summary: 'Organisations above and below one’s own seats',
        tags,
        response: { 200: orgs, ...problemResponses },
      },
    },
    async (request) => ({ orgs: await listOrgs(deps, personOf(request)) }),
  );
  door.post(
    '/orgs',
    {
      schema: {
        summary: 'Add a town, a village or a firm',
        tags,
        body: wanted,
        response: { 201: org, ...problemResponses },
      },
    },
    async (request, reply) => {
      const answer = await addOrg(deps, personOf(request), request.body);
      return isProblem(answer) ? sendProblem(reply, answer) : reply.code(201).send(answer);
    },
  );
}
