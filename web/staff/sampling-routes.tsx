import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendFile } from '../../api/plugins/send-file.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { drawSampling } from '../../desk/draw-sampling.js';
import { countForSampling, freezeSampling, SAMPLES } from '../../desk/freeze-sampling.js';
import { listSamplings, showSampling } from '../../desk/list-samplings.js';
import { getSamplingPhoto } from '../../desk/sampling-photos.js';
import { holds } from '../../desk/seats.js';
import { FORM, nameOf } from '../forms/form-names.js';
import { EMPTY_FORM, type FormState } from '../forms/form-state.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { CRITERIA_FORM, DRAW_FORM, FREEZE_FORM } from './sampling/sampling-forms.js';
import { COUNT_ONLY, SamplingsPage } from './sampling/samplings-page.js';
import { SamplingPage } from './sampling/sampling-page.js';
import { readPlain, refusedPlain } from './sampling/read-plain.js';

interface OfSampling {
  readonly Params: { readonly id: string };
}

/** The city's samplings: freezing a list, entering its draw, looking at the sample. */
export function samplingRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/samplings', async (_request, reply) => sendSamplings(deps, reply, { ...EMPTY_FORM, values: usual() }));
  scope.post('/samplings', async (request, reply) => takeList(deps, request, reply));
  scope.get<OfSampling>('/samplings/:id', async (_request, reply) => sendSampling(deps, reply, EMPTY_FORM));
  // A page that a form was sent from is opened again when the language changes.
  scope.get<OfSampling>('/samplings/:id/draw', async ({ params: { id } }, reply) => reply.redirect(`/samplings/${id}`));
  scope.post<OfSampling>('/samplings/:id/draw', async (request, reply) => takeDraw(deps, request, reply));
  scope.get<{ Params: { readonly id: string; readonly photoId: string } }>(
    '/sampling-visits/:id/photos/:photoId',
    async (request, reply) => {
      const { id: visitId, photoId } = request.params;
      const found = await getSamplingPhoto(deps, personOf(request), { visitId, photoId });
      return isProblem(found) ? sendProblemPage(reply, found) : sendFile(reply, { ...found, name: photoId });
    },
  );
}

/** Where there is one programme alone, nobody need choose it. */
function usual(): URLSearchParams {
  const [only, ...others] = Object.keys(CRITERIA_FORM.programme.options);
  return new URLSearchParams(only !== undefined && others.length === 0 ? { [nameOf(FORM, 'programme')]: only } : {});
}

async function sendSamplings(
  deps: ScreensDeps,
  reply: FastifyReply,
  state: FormState,
  { status = 200, count }: { readonly status?: number; readonly count?: number } = {},
): Promise<FastifyReply> {
  const person = personOf(reply.request);
  const samplings = await listSamplings(deps, person);
  if (isProblem(samplings)) return sendProblemPage(reply, samplings);
  const props = { samplings, base: '/samplings', mayFreeze: holds(person, SAMPLES), state, count };
  return sendPage(reply, <SamplingsPage {...props} />, status);
}

async function takeList(deps: ScreensDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { fields } = sentOf(request);
  const person = personOf(request);
  const read = await readPlain(deps, person, fields.has(COUNT_ONLY) ? CRITERIA_FORM : FREEZE_FORM, fields);
  if (read.onlyShow) return sendSamplings(deps, reply, read.state);
  if (!read.form) return sendSamplings(deps, reply, read.state, { status: 422 });
  const { programme, acceptedFrom, acceptedTo, size } = read.form;
  const criteria = {
    programme: String(programme),
    acceptedFrom: String(acceptedFrom),
    acceptedTo: String(acceptedTo),
  };
  if (fields.has(COUNT_ONLY)) {
    const counted = await countForSampling(deps, person, criteria);
    return isProblem(counted) ? sendProblemPage(reply, counted) : sendSamplings(deps, reply, read.state, counted);
  }
  const frozen = await freezeSampling(deps, person, {
    id: uuidIn(fields, 'requestId'),
    ...criteria,
    size: Number(size),
  });
  if (!isProblem(frozen)) return reply.redirect(`/samplings/${frozen.id}`, 303);
  const { state, status } = refusedPlain(request, FREEZE_FORM, read.state, frozen);
  return sendSamplings(deps, reply, state, { status });
}

async function sendSampling(
  deps: ScreensDeps,
  reply: FastifyReply,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  const { id } = reply.request.params as OfSampling['Params'];
  const person = personOf(reply.request);
  const sampling = await showSampling(deps, person, id);
  if (isProblem(sampling)) return sendProblemPage(reply, sampling);
  const published = `/public/${encodeURIComponent(sampling.county)}/samplings/${id}`;
  const props = { sampling, maySample: holds(person, SAMPLES), published, state };
  return sendPage(reply, <SamplingPage {...props} />, status);
}

async function takeDraw(
  deps: ScreensDeps,
  request: FastifyRequest<OfSampling>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { fields } = sentOf(request);
  const read = await readPlain(deps, personOf(request), DRAW_FORM, fields);
  if (!read.form) return sendSampling(deps, reply, read.state, read.onlyShow ? 200 : 422);
  const { seed, source, drawnOn, document } = read.form;
  const drawn = await drawSampling(deps, personOf(request), {
    samplingId: request.params.id,
    draw: { seed: String(seed), source: String(source), drawnOn: String(drawnOn), document: String(document) },
  });
  if (!isProblem(drawn)) return reply.redirect(`/samplings/${request.params.id}`, 303);
  const { state, status } = refusedPlain(request, DRAW_FORM, read.state, drawn);
  return sendSampling(deps, reply, state, status);
}
