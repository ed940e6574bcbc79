import type { FastifyInstance } from 'fastify';
import { sendFile } from '../../api/plugins/send-file.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { getEvidence } from '../../desk/get-evidence.js';
import { actionTitle } from '../../desk/words.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { caseAtHand } from './case-params.js';
import { sendCasePage } from './send-case-page.js';

interface OfCase {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly done?: string };
}

/** The page of a case, and its papers. */
export function caseRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfCase>('/cases/:id', async (request, reply) => {
    const found = await caseAtHand(deps, reply, request.params.id);
    if (!found) return reply;
    const { shown, procedure } = found;
    const { done } = request.query;
    const justDone =
      shown.timeline.some(({ action }) => action === done) && done ? actionTitle(procedure, done) : undefined;
    return sendCasePage(deps, reply, found, { done: justDone });
  });
  scope.get<{ Params: { readonly id: string; readonly evidenceId: string } }>(
    '/cases/:id/evidence/:evidenceId',
    async (request, reply) => {
      const { id: caseId, evidenceId } = request.params;
      const found = await getEvidence(deps, personOf(request), { caseId, evidenceId });
      return isProblem(found) ? sendProblemPage(reply, found) : sendFile(reply, { ...found, name: evidenceId });
    },
  );
}
