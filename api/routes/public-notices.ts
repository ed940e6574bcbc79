import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { publicNotices } from '../../desk/public-notices.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { fen, id, problemResponses } from '../wire.js';

const notices = z.object({
  county: z.string(),
  publicity: z.array(
    z.object({
      programme: z.string(),
      place: z.string(),
      number: z.string(),
      maskedName: z.string(),
      postedOn: z.string(),
      lastDay: z.string().nullable().meta({ description: 'Null while an objection is looked into' }),
      sha256: z.string().meta({ description: 'Of the exact text on the board' }),
      takesObjections: z.boolean(),
    }),
  ),
  tenders: z.array(
    z.object({
      id: id.meta({ description: 'Firms bid for it under this' }),
      number: z.string(),
      title: z.string(),
      need: z.string(),
      method: z.string(),
      estimateFen: fen,
      homesExpected: z.int(),
      documentNumber: z.string().nullable(),
      publishedOn: z.string(),
      bidDeadline: z.string(),
    }),
  ),
  results: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      supplier: z.string(),
      sumFen: fen,
      publicisedOn: z.string().nullable(),
      challengesUntil: z.string().nullable(),
      contractOn: z.string().nullable(),
      outcome: z.string().nullable(),
    }),
  ),
});

/** What everyone may read of a county without an account. */
export async function publicNoticeRoutes(door: Door, deps: AppDeps): Promise<void> {
  door.get(
    '/public/:county/notices',
    {
      schema: {
        summary: 'Publicity lists with masked names, tender notices, and results of tenders',
        tags: ['public'],
        params: z.object({ county: z.string().max(60).meta({ description: 'The code of the county' }) }),
        response: { 200: notices, ...problemResponses },
      },
    },
    async (request, reply) => {
      const found = await publicNotices(deps, request.params.county);
      return isProblem(found) ? sendProblem(reply, found) : reply.send(found as z.input<typeof notices>);
    },
  );
}
