import { z } from 'zod';
import type { Person } from '../../desk/who-am-i.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses, role } from '../wire.js';

const assignedOnly = z.boolean().optional().meta({ description: 'A firm’s worker: the homes assigned to them alone' });

export const whoIsThis = z.object({
  userId: id,
  login: z.string(),
  name: z.string(),
  tenant: z.string(),
  grants: z.array(z.object({ role, orgId: id, orgName: z.string(), level: z.string(), assignedOnly })),
  standsIn: z
    .array(
      z.object({
        role,
        orgId: id,
        orgName: z.string(),
        level: z.string(),
        of: z.object({ userId: id, name: z.string() }),
        programme: z.string().nullable(),
        toDay: z.string(),
      }),
    )
    .meta({ description: 'Roles that colleagues delegated to you, for acts on cases' }),
  csrfToken: z.string().meta({ description: 'To be sent as x-csrf-token with everything that is not a GET' }),
});

/** A person as shown to themselves. */
export function shownPerson(
  { userId, login, name, tenantName, grants, standsIn }: Person,
  csrfToken: string,
): z.output<typeof whoIsThis> {
  return { userId, login, name, tenant: tenantName, grants: [...grants], standsIn: [...standsIn], csrfToken };
}

/** Who is signed in. */
export async function meRoutes(door: Door, _deps: AppDeps): Promise<void> {
  const schema = {
    summary: 'Who is signed in, and a fresh CSRF token',
    tags: ['session'],
    response: { 200: whoIsThis, ...problemResponses },
  };
  door.get('/me', { schema }, async (request, reply) => shownPerson(personOf(request), reply.generateCsrf()));
}
