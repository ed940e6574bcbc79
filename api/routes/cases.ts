import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { listCases } from '../../desk/list-cases.js';
import { openCase } from '../../desk/open-case.js';
import { showCase } from '../../desk/show-case.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { idempotencyKey } from '../plugins/request-headers.js';
import { personOf } from '../plugins/signed-in.js';
import { day, id, problemResponses, role } from '../wire.js';
import { casePage, openedCase, shownCase } from './case-shapes.js';

const opening = z.strictObject({
  procedure: z.string().max(60),
  villageId: id,
  form: z
    .record(z.string(), z.unknown())
    .meta({ description: 'As the procedure’s opening form says; see GET /api/v1/procedures' }),
  happenedOn: day.optional(),
  role: role.optional(),
});

const yes = z.stringbool().optional();
const filter = z.strictObject({
  waitsForMe: yes,
  overdue: yes,
  closed: yes,
  step: z.string().max(60).optional(),
  placeId: id.optional(),
  number: z.string().max(60).optional(),
  cursor: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Opening, finding and reading cases. */
export async function caseRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['cases'];
  door.post(
    '/cases',
    {
      schema: {
        summary: 'Open a case. Header Idempotency-Key: a UUID',
        tags,
        body: opening,
        response: { 201: openedCase, ...problemResponses },
      },
    },
    async (request, reply) => {
      const key = idempotencyKey(request.headers);
      if ('problem' in key) return sendProblem(reply, key);
      const opened = await openCase(deps, personOf(request), { ...request.body, requestId: key.value });
      if (isProblem(opened)) return sendProblem(reply, opened);
      return reply
        .code(201)
        .header('location', `/api/v1/cases/${opened.id}`)
        .header('etag', `"${opened.seq}"`)
        .send(opened);
    },
  );
  door.get(
    '/cases',
    {
      schema: {
        summary: 'The queue: cases in reach, oldest first',
        tags,
        querystring: filter,
        response: { 200: casePage, ...problemResponses },
      },
    },
    async (request, reply) =>
      reply.send((await listCases(deps, personOf(request), request.query)) as z.input<typeof casePage>),
  );
  door.get(
    '/cases/:id',
    {
      schema: {
        summary: 'A case, with what is possible now',
        tags,
        params: z.object({ id }),
        response: { 200: shownCase, ...problemResponses },
      },
    },
    async (request, reply) => {
      const shown = await showCase(deps, personOf(request), request.params.id);
      if (isProblem(shown)) return sendProblem(reply, shown);
      return reply
        .header('etag', `"${shown.seq}"`)
        .header('cache-control', 'no-store')
        .send(shown as unknown as z.input<typeof shownCase>);
    },
  );
}
