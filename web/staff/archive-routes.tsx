import type { FastifyInstance, FastifyReply } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { archiveIndex, type ShownArchive } from '../../desk/archive-index.js';
import { isProblem } from '../../desk/desk-problem.js';
import { uuidOf } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { JSON_FILE, takenAway } from '../taken-away.js';
import { ArchivePage } from './archive/archive-page.js';

interface OfCase {
  readonly Params: { readonly id: string };
}

/** The index of a case's file: a page to be printed, and what the API answers as a file to be kept. */
export function archiveRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfCase>('/cases/:id/archive', async ({ params: { id } }, reply) => {
    const archive = await archiveAtHand(deps, reply, id);
    return archive ? sendPage(reply, <ArchivePage caseId={id} archive={archive} />) : reply;
  });
  scope.get<OfCase>('/cases/:id/archive/file', async ({ params: { id } }, reply) => {
    const archive = await archiveAtHand(deps, reply, id);
    if (!archive) return reply;
    const { openSlots: _, ...answered } = archive;
    return takenAway(reply, `archive-${archive.index.number}.json`, JSON_FILE).send(JSON.stringify(answered));
  });
}

/** The index of that case; a page that says why not was sent when this is `null`. */
async function archiveAtHand(deps: ScreensDeps, reply: FastifyReply, id: string): Promise<ShownArchive | null> {
  const caseId = uuidOf(id);
  const found = caseId ? await archiveIndex(deps, personOf(reply.request), caseId) : { problem: 'notFound' as const };
  if (!isProblem(found)) return found;
  sendProblemPage(reply, found);
  return null;
}
