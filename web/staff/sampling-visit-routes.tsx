import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { SAMPLES } from '../../desk/freeze-sampling.js';
import { showSampling } from '../../desk/list-samplings.js';
import { addSamplingPhoto } from '../../desk/sampling-photos.js';
import { addSamplingVisit, type WantedVisit } from '../../desk/sampling-visits.js';
import { holds } from '../../desk/seats.js';
import type { Facts } from '../../procedures/vocabulary.js';
import { EMPTY_FORM, type FormState } from '../forms/form-state.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { readPlain, refusedPlain } from './sampling/read-plain.js';
import { VISIT_FORM } from './sampling/sampling-forms.js';
import { PHOTO, photoName, VisitPage } from './sampling/visit-page.js';

interface OfHome {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly number?: string };
}

/** Entering what was found at a home of a sample. */
export function samplingVisitRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfHome>('/samplings/:id/visit', async (request, reply) => sendVisit(deps, request, reply, EMPTY_FORM));
  scope.post<OfHome>('/samplings/:id/visit', async (request, reply) => takeVisit(deps, request, reply));
}

async function sendVisit(
  deps: ScreensDeps,
  request: FastifyRequest<OfHome>,
  reply: FastifyReply,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  const person = personOf(request);
  if (!holds(person, SAMPLES)) return sendProblemPage(reply, { problem: 'notYourRole' });
  const sampling = await showSampling(deps, person, request.params.id);
  if (isProblem(sampling)) return sendProblemPage(reply, sampling);
  const home = sampling.sample.find(({ number }) => number === request.query.number);
  if (!home) return sendProblemPage(reply, { problem: 'notFound' });
  return sendPage(reply, <VisitPage sampling={sampling} number={home.number} state={state} />, status);
}

async function takeVisit(
  deps: ScreensDeps,
  request: FastifyRequest<OfHome>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { fields } = sentOf(request);
  const person = personOf(request);
  const read = await readPlain(deps, person, VISIT_FORM, fields);
  if (!read.form) return sendVisit(deps, request, reply, read.state, read.onlyShow ? 200 : 422);
  const visit = { id: uuidIn(fields, 'requestId'), samplingId: request.params.id, number: request.query.number ?? '' };
  const kept = await addSamplingVisit(deps, person, { ...visit, ...visitIn(read.form) });
  if (isProblem(kept)) {
    const { state, status } = refusedPlain(request, VISIT_FORM, read.state, kept);
    return sendVisit(deps, request, reply, state, status);
  }
  return keepPhotos(deps, request, reply, { visitId: kept.id, state: read.state });
}

function visitIn({
  visitedOn,
  findings = [],
  deadline,
}: Facts): Pick<WantedVisit, 'visitedOn' | 'findings' | 'deadline'> {
  return {
    visitedOn: String(visitedOn),
    findings: (findings as readonly Facts[]).map(({ room, defect }) => ({
      room: String(room),
      defect: String(defect),
    })),
    ...(deadline === undefined ? {} : { deadline: String(deadline) }),
  };
}

/** The visit is kept by now; a picture that cannot be taken is said, and the same form may be sent again with another. */
async function keepPhotos(
  deps: ScreensDeps,
  request: FastifyRequest<OfHome>,
  reply: FastifyReply,
  { visitId, state }: { readonly visitId: string; readonly state: FormState },
): Promise<FastifyReply> {
  const { files } = sentOf(request);
  for (const { bytes, mediaType } of files.filter(({ field }) => field === PHOTO)) {
    const kept = await addSamplingPhoto(deps, personOf(request), { visitId, bytes, claimedType: mediaType });
    if (!isProblem(kept)) continue;
    const { title, status } = problemText(kept);
    return sendVisit(deps, request, reply, { ...state, errors: new Map([[photoName(0), title]]) }, status);
  }
  return reply.redirect(`/samplings/${request.params.id}`, 303);
}
