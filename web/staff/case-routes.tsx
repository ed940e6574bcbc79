import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendFile } from '../../api/plugins/send-file.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { ACT_TITLES } from '../../desk/act-titles.js';
import { coordinationTitle } from '../../desk/coordination-titles.js';
import { getEvidence } from '../../desk/get-evidence.js';
import { retryEffect } from '../../desk/retry-effect.js';
import { QUEUE_VIEWS, queueNeighbours } from '../../desk/queue-views.js';
import { actionTitle } from '../../desk/words.js';
import { addressQuery } from '../address-query.js';
import { uuidOf } from '../forms/sent-form.js';
import type { Text } from '../../procedures/vocabulary.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { type CaseAtHand, caseAtHand } from './case-params.js';
import { copyIn } from './picture-copy.js';
import { queryOf, queueIn, viewOf } from './queue/queue-filter.js';
import { sendCasePage } from './send-case-page.js';

interface OfCase {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly done?: string };
}

/** What the page is told once a failed effect waits for another try. */
const EFFECT_RETRIED = 'effectRetried';

/** The page of a case, and its papers. */
export function caseRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfCase>('/cases/:id', async (request, reply) => {
    const found = await caseAtHand(deps, reply, request.params.id);
    if (!found) return reply;
    const { done } = request.query;
    const justDone = titleOfDone(found, done);
    const queue = await queueOf(deps, request);
    return sendCasePage(deps, reply, found, { done: justDone, queue });
  });
  scope.post<{ Params: { readonly id: string; readonly effectId: string } }>(
    '/cases/:id/effects/:effectId/retry',
    async (request, reply) => {
      const { id, effectId } = request.params;
      const known = uuidOf(effectId);
      const answer = known ? await retryEffect(deps, personOf(request), known) : ({ problem: 'notFound' } as const);
      if (isProblem(answer)) return sendProblemPage(reply, answer);
      return reply.redirect(`/cases/${id}?done=${EFFECT_RETRIED}`, 303);
    },
  );
  scope.get<{ Params: { readonly id: string; readonly evidenceId: string }; Querystring: { readonly copy?: string } }>(
    '/cases/:id/evidence/:evidenceId',
    async (request, reply) => {
      const { id: caseId, evidenceId } = request.params;
      const found = await getEvidence(deps, personOf(request), {
        caseId,
        evidenceId,
        copy: copyIn(request.query.copy),
      });
      return isProblem(found) ? sendProblemPage(reply, found) : sendFile(reply, { ...found, name: evidenceId });
    },
  );
}

/** What was done last, by its title; nothing where the address says what was never done. */
function titleOfDone({ shown, procedure }: CaseAtHand, done: string | undefined): Text | undefined {
  if (done === undefined) return undefined;
  if (done === EFFECT_RETRIED)
    return shown.effects.every(({ state }) => state === 'pending') ? ACT_TITLES[done] : undefined;
  if (shown.timeline.some(({ action }) => action === done)) return actionTitle(procedure, done);
  return shown.passedOn.some(({ kind }) => `coordination:${kind}` === done) ? coordinationTitle(done) : undefined;
}

/** The queue that the case's address carries, and the case's neighbours in it. */
async function queueOf(deps: ScreensDeps, request: FastifyRequest<OfCase>) {
  const asked = queueIn(addressQuery(request.url));
  if (asked === null) return undefined;
  const queue = new URLSearchParams(asked);
  const { order } = QUEUE_VIEWS[viewOf(queue)];
  const view = { filter: queryOf(queue), order };
  return { asked, neighbours: await queueNeighbours(deps, personOf(request), view, request.params.id) };
}
