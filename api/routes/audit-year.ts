import { z } from 'zod';
import { READINGS } from '../../desk/audit-year/all-readings.js';
import { auditOverview, readAudit } from '../../desk/audit-year/audit-year.js';
import { READING_NAMES, SUBJECT_NAMES } from '../../desk/audit-year/reading.js';
import { isProblem } from '../../desk/desk-problem.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { day, id, problemResponses, text, year } from '../wire.js';

const reading = z.enum(READING_NAMES);
const asked = z.strictObject({ year: year.optional(), countyId: id.optional() });
const narrowed = asked.extend({
  person: id.optional().meta({ description: 'Of single reads and acts: those of one person' }),
  caseId: id.optional().meta({ description: 'Of single reads: those of one case' }),
  day: day.optional().meta({ description: 'Of single reads: those of one day' }),
  odd: z.stringbool().optional().meta({ description: 'Only what asks for a closer look' }),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
});

const county = z.object({ id, name: z.string() });
const audited = { year: z.int(), county };
const counts = { count: z.int(), odd: z.int().meta({ description: 'How many of them ask for a closer look' }) };
const caseRef = z.object({ id, number: z.string() });
const cell = z
  .union([z.string(), z.number(), text, z.array(caseRef), z.null()])
  .meta({ description: 'By the kind of its column; `fen` a decimal string, `percent` with one decimal' });

const overview = z.object({
  ...audited,
  counties: z.array(county),
  readings: z.array(z.object({ reading, title: text, hint: text, ...counts })),
});
const table = z.object({
  ...audited,
  reading,
  title: text,
  hint: text,
  ...counts,
  columns: z.array(z.object({ name: z.string(), title: text, kind: z.string() })),
  rows: z.array(z.record(z.string(), cell)),
});

/** What auditors read of one county and year. */
export async function auditYearRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['reports'];
  door.get(
    '/audit-year',
    {
      schema: {
        summary: 'What there is to read of a county and year, for auditors and managers, and how much of it is odd',
        tags,
        querystring: asked,
        response: { 200: overview, ...problemResponses },
      },
    },
    async (request, reply) => {
      const found = await auditOverview(deps, personOf(request), request.query);
      if (isProblem(found)) return sendProblem(reply, found);
      const readings = SUBJECT_NAMES.map((name) => {
        const { title, hint } = READINGS[name];
        return { reading: name, title, hint, ...found.counts[name] };
      });
      return reply.send({ year: found.year, county: found.county, counties: [...found.counties], readings });
    },
  );
  door.get(
    '/audit-year/:reading',
    {
      schema: {
        summary: 'One reading of a county and year: its columns, and a part of its rows',
        tags,
        params: z.object({ reading }),
        querystring: narrowed,
        response: { 200: table, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { odd, ...query } = request.query;
      const wanted = { ...query, odd: odd ? (true as const) : undefined, reading: request.params.reading };
      const found = await readAudit(deps, personOf(request), wanted);
      if (isProblem(found)) return sendProblem(reply, found);
      const { title, hint, columns } = READINGS[found.reading];
      return reply.send({
        ...{ year: found.year, county: found.county, reading: found.reading, title, hint },
        ...{ count: found.count, odd: found.odd },
        columns: columns.map(({ name, title: of, kind }) => ({ name, title: of, kind })),
        rows: found.rows.map(({ cells }) => ({ ...cells }) as z.input<typeof table>['rows'][number]),
      });
    },
  );
}
