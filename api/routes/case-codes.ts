import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { issueCaseCode } from '../../desk/issue-case-code.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses, text } from '../wire.js';

const receipt = z.object({
  number: z.string(),
  programme: text,
  place: z.string(),
  maskedName: z.string(),
  openedOn: z.string(),
  issuedOn: z.string(),
  county: z.string(),
  code: z.string(),
});

/** The code with which an applicant asks for the own case. */
export async function caseCodeRoutes(door: Door, deps: AppDeps): Promise<void> {
  const schema = {
    summary: 'Issue a code to the applicant; told once, an earlier one is worth nothing from here on',
    tags: ['cases'],
    params: z.object({ id }),
    response: { 201: receipt, ...problemResponses },
  };
  door.post('/cases/:id/code', { schema }, async (request, reply) => {
    const issued = await issueCaseCode(deps, personOf(request), request.params.id);
    if (isProblem(issued)) return sendProblem(reply, issued);
    return reply.code(201).header('cache-control', 'no-store').send(issued);
  });
}
