import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { acceptFileAgain, REJECTION_FORM, rejectFile } from '../../desk/reject-file.js';
import { EMPTY_FORM, type FormState, refusedState } from '../forms/form-state.js';
import { ONLY_SHOW } from '../forms/form-names.js';
import { readValues } from '../forms/form-values.js';
import { sentOf, uuidOf } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { caseAtHand } from './case-params.js';
import { RejectionPage } from './rejection/rejection-page.js';

interface OfFile {
  readonly Params: { readonly id: string; readonly evidenceId: string };
}

const ADDRESS = '/cases/:id/evidence/:evidenceId/rejection';

/** Finding one file of a case unfit, and taking that back. */
export function rejectionRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfFile>(ADDRESS, async (request, reply) => sendRejection(deps, request, reply, EMPTY_FORM));
  scope.post<OfFile>(ADDRESS, async (request, reply) => {
    const [caseId, evidenceId] = [uuidOf(request.params.id), uuidOf(request.params.evidenceId)];
    if (!caseId || !evidenceId) return sendProblemPage(reply, { problem: 'notFound' });
    const { fields } = sentOf(request);
    const typed = { ...EMPTY_FORM, values: fields };
    if (fields.has(ONLY_SHOW)) return sendRejection(deps, request, reply, typed);
    const file = { caseId, evidenceId };
    const problem =
      fields.get('kind') === 'takeBack'
        ? await acceptFileAgain(deps, personOf(request), file)
        : await rejectFile(deps, personOf(request), { ...file, form: readValues(REJECTION_FORM, fields) });
    if (!problem) return reply.redirect(`/cases/${caseId}`, 303);
    const state = refusedState(REJECTION_FORM, typed, problem, languageOf(request));
    return sendRejection(deps, request, reply, state, problemText(problem).status);
  });
}

/** The page as the file now stands; one that says why not where the person may not judge it. */
async function sendRejection(
  deps: ScreensDeps,
  { params }: FastifyRequest<OfFile>,
  reply: FastifyReply,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  const found = await caseAtHand(deps, reply, params.id);
  if (!found) return reply;
  const file = found.shown.evidence.find(({ id }) => id === params.evidenceId);
  if (!file) return sendProblemPage(reply, { problem: 'notFound' });
  if (!found.shown.mayRejectFiles) return sendProblemPage(reply, { problem: 'notYourRole' });
  return sendPage(reply, <RejectionPage {...{ ...found, file, state }} />, status);
}
