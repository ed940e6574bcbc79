import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { ownCase } from '../../desk/own-case.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { type Limits, publicLimit } from '../plugins/rate-limits.js';
import { fen, problemResponses, text } from '../wire.js';

const shown = z.object({
  number: z.string(),
  programme: text,
  openedOn: z.string(),
  step: z.object({ title: text, means: text, next: text, asked: text.optional() }).nullable(),
  outcome: text.nullable(),
  since: z.string(),
  dueOn: z.string().nullable(),
  with: z.object({ role: text, office: z.string().nullable() }).nullable(),
  notice: z.object({ postedOn: z.string(), lastDay: z.string().nullable() }).nullable(),
  grantFen: fen.nullable(),
  paid: z.array(z.object({ amountFen: fen, account: z.string() })),
});

/** An applicant asks for the own case. */
export async function ownCaseRoutes(door: Door, deps: AppDeps, limits: Limits): Promise<void> {
  const schema = {
    summary: 'The own case in plain words, by number, end of the ID number and code',
    tags: ['public'],
    security: [],
    params: z.object({ county: z.string().max(60).meta({ description: 'The code of the county' }) }),
    body: z.strictObject({
      number: z.string().max(60),
      idTail: z.string().max(10).meta({ description: 'The last four characters of the ID number' }),
      code: z.string().max(40).meta({ description: 'From the receipt: 8 digits' }),
    }),
    response: { 200: shown, ...problemResponses },
  };
  door.post('/public/:county/own-case', { preHandler: publicLimit(door, limits), schema }, async (request, reply) => {
    const found = await ownCase(deps, request.params.county, request.body);
    return isProblem(found)
      ? sendProblem(reply, found)
      : reply.header('cache-control', 'no-store').send(found as z.input<typeof shown>);
  });
}
