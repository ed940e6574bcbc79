import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { CASE_ORDERS } from '../../desk/case-orders.js';
import { listCases } from '../../desk/list-cases.js';
import { openCase } from '../../desk/open-case.js';
import { type FigureName, FIGURES } from '../../desk/progress-figures.js';
import { showCase } from '../../desk/show-case.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { idempotencyKey } from '../plugins/request-headers.js';
import { personOf } from '../plugins/signed-in.js';
import { day, id, problemResponses, role, year } from '../wire.js';
import { casePage, openedCase, shownCase } from './case-shapes.js';

const opening = z.strictObject({
  procedure: z.string().max(60),
  placeId: id.meta({ description: 'For a home its village or community, for a lot or a recovery its county' }),
  form: z
    .record(z.string(), z.unknown())
    .meta({ description: 'As the procedure’s opening form says; see GET /api/v1/procedures' }),
  happenedOn: day.optional(),
  role: role.optional(),
});

const yes = z.stringbool().optional();
const figure = z.enum(Object.keys(FIGURES) as [FigureName, ...FigureName[]]);
/** As `case-orders.ts` makes them: what it is sorted by, and the case. */
const CURSOR = /^(?:[\d-]{0,24}~)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;
const whole = z.strictObject({
  waitsForMe: yes,
  waitsForTeam: yes.meta({ description: 'Waits for any role at your organisations' }),
  handledByMe: yes.meta({ description: 'You did something on it in the last 30 days' }),
  overdue: yes,
  closed: yes,
  step: z.string().max(60).optional(),
  placeId: id.optional(),
  number: z.string().max(60).optional(),
  search: z.string().trim().max(60).optional().meta({
    description: 'A number or its end, the applicant’s whole name where you may see it, or a part of a place’s name',
  }),
  programme: z.string().max(60).optional(),
  figure: figure.optional().meta({ description: 'Of the progress report: the cases that it counts' }),
  year: year.optional(),
  fundId: id.optional().meta({ description: 'Of a figure of money: only what this fund holds' }),
  firmId: id.optional().meta({ description: 'Only homes that this firm builds' }),
  order: z.enum(CASE_ORDERS).default('opened'),
  cursor: z.string().regex(CURSOR).optional().meta({ description: 'The `next` of the page before, in the same order' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

// A figure counts for a programme and a year; a year or a fund alone would narrow nothing.
const missing = (path: 'figure' | 'programme' | 'year') => ({ path: [path], error: 'missing' });
const filter = whole
  .refine((asked) => asked.figure === undefined || asked.programme !== undefined, missing('programme'))
  .refine((asked) => asked.figure === undefined || asked.year !== undefined, missing('year'))
  .refine((asked) => asked.figure !== undefined || (asked.year ?? asked.fundId) === undefined, missing('figure'));

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
        summary: 'The queue: cases in reach',
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
