import { z } from 'zod';
import { listNotifications, markNotificationsRead } from '../../desk/notifications.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { personOf } from '../plugins/signed-in.js';
import { id, instant, problemResponses, text } from '../wire.js';

const note = z.object({
  id,
  caseId: id,
  caseNumber: z.string(),
  orgId: id,
  reason: z.string(),
  about: text,
  createdAt: instant,
  readAt: instant.nullable(),
});
const notes = z.object({ notifications: z.array(note) });
const read = z.strictObject({ read: z.array(id).min(1).max(200) });
const marked = z.object({ marked: z.int() });

/** Notes to one's organisation. */
export async function notificationRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['notifications'];
  const querystring = z.strictObject({ all: z.stringbool().default(false) });
  door.get(
    '/notifications',
    {
      schema: {
        summary: 'Notes to one’s organisation; unread ones unless all=true',
        tags,
        querystring,
        response: { 200: notes, ...problemResponses },
      },
    },
    async (request) => ({ notifications: await listNotifications(deps, personOf(request), request.query.all) }),
  );
  door.post(
    '/notifications',
    { schema: { summary: 'Mark notes as read', tags, body: read, response: { 200: marked, ...problemResponses } } },
    async (request) => ({ marked: await markNotificationsRead(deps, personOf(request), request.body.read) }),
  );
}
