import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { publicList, publicSamplings } from '../../desk/list-samplings.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { id, problemResponses } from '../wire.js';
import { sampling } from './sampling-shapes.js';

const county = z.string().max(60).meta({ description: 'The code of the county' });
const tags = ['public'];
const published = z.object({ county: z.string(), samplings: z.array(sampling) });

/** What everyone may read without an account: lists, seeds and samples, in case numbers alone. */
export async function publicSamplingRoutes(door: Door, deps: AppDeps): Promise<void> {
  door.get(
    '/public/:county/samplings',
    {
      schema: {
        summary: 'Published samplings of a county: hash of the list, seed and sample',
        tags,
        params: z.object({ county }),
        response: { 200: published, ...problemResponses },
      },
    },
    async (request, reply) => {
      const found = await publicSamplings(deps, request.params.county);
      return isProblem(found) ? sendProblem(reply, found) : reply.send(found as z.input<typeof published>);
    },
  );
  door.get(
    '/public/:county/samplings/:id/list',
    {
      schema: {
        summary: 'The published bytes of a list: one case number a line, each ended by LF',
        tags,
        params: z.object({ county, id }),
      },
    },
    async (request, reply) => {
      const found = await publicList(deps, request.params.county, request.params.id);
      if (isProblem(found)) return sendProblem(reply, found);
      return reply.type('text/plain; charset=utf-8').send(found.list);
    },
  );
}
