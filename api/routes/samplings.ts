import { z } from 'zod';
import { MOST_BYTES } from '../../desk/check-file.js';
import { isProblem } from '../../desk/desk-problem.js';
import { drawSampling } from '../../desk/draw-sampling.js';
import { freezeSampling } from '../../desk/freeze-sampling.js';
import { listSamplings, showSampling } from '../../desk/list-samplings.js';
import { addSamplingPhoto, getSamplingPhoto } from '../../desk/sampling-photos.js';
import { addSamplingVisit } from '../../desk/sampling-visits.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { readMultipart, takeMultipart } from '../plugins/multipart-form.js';
import { namedScope } from '../plugins/named-scope.js';
import { sendProblem } from '../plugins/problems.js';
import { sendFile } from '../plugins/send-file.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';
import { draw, sampling, samplingWithVisits, visit, wantedSampling, wantedVisit } from './sampling-shapes.js';

const tags = ['samplings'];
const params = z.object({ id });
const samplings = z.object({ samplings: z.array(sampling) });

/** The city's samplings: freezing a list, its draw, and what was found at the homes of the sample. */
export async function samplingRoutes(door: Door, deps: AppDeps): Promise<void> {
  door.post(
    '/samplings',
    {
      schema: {
        summary: 'Freeze a list of accepted homes; it is public from then on',
        tags,
        body: wantedSampling,
        response: { 201: sampling, ...problemResponses },
      },
    },
    async (request, reply) => {
      const frozen = await freezeSampling(deps, personOf(request), request.body);
      return isProblem(frozen) ? sendProblem(reply, frozen) : reply.code(201).send(frozen as z.input<typeof sampling>);
    },
  );
  door.get(
    '/samplings',
    { schema: { summary: 'Samplings, the latest first', tags, response: { 200: samplings, ...problemResponses } } },
    async (request, reply) => {
      const found = await listSamplings(deps, personOf(request));
      return isProblem(found)
        ? sendProblem(reply, found)
        : reply.send({ samplings: found } as z.input<typeof samplings>);
    },
  );
  door.get(
    '/samplings/:id',
    {
      schema: {
        summary: 'A sampling with its visits',
        tags,
        params,
        response: { 200: samplingWithVisits, ...problemResponses },
      },
    },
    async (request, reply) => {
      const found = await showSampling(deps, personOf(request), request.params.id);
      return isProblem(found) ? sendProblem(reply, found) : reply.send(found as z.input<typeof samplingWithVisits>);
    },
  );
  door.post(
    '/samplings/:id/draw',
    {
      schema: {
        summary: 'Enter the public draw; list and seed give the sample',
        tags,
        params,
        body: draw,
        response: { 201: sampling, ...problemResponses },
      },
    },
    async (request, reply) => {
      const wanted = { samplingId: request.params.id, draw: request.body };
      const drawn = await drawSampling(deps, personOf(request), wanted);
      return isProblem(drawn) ? sendProblem(reply, drawn) : reply.code(201).send(drawn as z.input<typeof sampling>);
    },
  );
  await door.register(namedScope('visits', async (scope) => samplingVisitRoutes(scope.withTypeProvider(), deps)));
}

async function samplingVisitRoutes(door: Door, deps: AppDeps): Promise<void> {
  await takeMultipart(door, { mostBytes: MOST_BYTES });
  door.post(
    '/samplings/:id/visits',
    {
      schema: {
        summary: 'Enter what was found at a home of the sample',
        tags,
        params,
        body: wantedVisit,
        response: { 201: visit, ...problemResponses },
      },
    },
    async (request, reply) => {
      const kept = await addSamplingVisit(deps, personOf(request), { ...request.body, samplingId: request.params.id });
      return isProblem(kept) ? sendProblem(reply, kept) : reply.code(201).send(kept as z.input<typeof visit>);
    },
  );
  door.post(
    '/sampling-visits/:id/photos',
    {
      schema: {
        summary: 'Add a photograph of a visit: the part file',
        tags,
        consumes: ['multipart/form-data'],
        params,
        response: { 201: z.object({ id, again: z.boolean() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { file } = await readMultipart(request);
      if (!file) return sendProblem(reply, { problem: 'fileMissing' });
      const photo = { visitId: request.params.id, bytes: file.bytes, claimedType: file.mediaType };
      const kept = await addSamplingPhoto(deps, personOf(request), photo);
      return isProblem(kept) ? sendProblem(reply, kept) : reply.code(201).send(kept);
    },
  );
  door.get(
    '/sampling-visits/:id/photos/:photoId',
    {
      schema: {
        summary:
          'A photograph of a visit: a copy without what the camera wrote into it; the original is for inspectors and auditors',
        tags,
        params: params.extend({ photoId: id }),
        querystring: z.object({ copy: z.enum(['shown', 'original']).optional() }),
      },
    },
    async (request, reply) => {
      const { id: visitId, photoId } = request.params;
      const original = request.query.copy === 'original';
      const found = await getSamplingPhoto(deps, personOf(request), { visitId, photoId, original });
      return isProblem(found) ? sendProblem(reply, found) : sendFile(reply, { ...found, name: photoId });
    },
  );
}
