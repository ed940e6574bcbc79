import { z } from 'zod';
import { listOrgs } from '../../desk/list-orgs.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';

const orgs = z.object({
  orgs: z.array(z.object({ id, parentId: id.nullable(), level: z.string(), code: z.string(), name: z.string() })),
});

/** The organisations around the person. */
export async function orgRoutes(door: Door, deps: AppDeps): Promise<void> {
  const schema = {
    summary: 'Organisations above and below one’s own seats',
    tags: ['orgs'],
    response: { 200: orgs, ...problemResponses },
  };
  door.get('/orgs', { schema }, async (request) => ({ orgs: await listOrgs(deps, personOf(request)) }));
}
