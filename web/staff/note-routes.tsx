import type { FastifyInstance } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { listNotifications, markNotificationsRead } from '../../desk/notifications.js';
import { sentOf, uuidOf } from '../forms/sent-form.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { NotesPage } from './notes/notes-page.js';

interface OfNotes {
  readonly Querystring: { readonly all?: string };
}

/** Notes to the person's organisations, and marking them as read. */
export function noteRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfNotes>('/notes', async (request, reply) => {
    const all = request.query.all === 'yes';
    const notes = await listNotifications(deps, personOf(request), all);
    return sendPage(reply, <NotesPage {...{ notes, all }} />);
  });
  scope.post<OfNotes>('/notes', async (request, reply) => {
    const ids = sentOf(request)
      .fields.getAll('read')
      .flatMap((said) => uuidOf(said) ?? []);
    await markNotificationsRead(deps, personOf(request), ids);
    return reply.redirect(request.query.all === 'yes' ? '/notes?all=yes' : '/notes', 303);
  });
}
