import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { textSchema } from '../../desk/field-schemas.js';
import { listCalendars, loadCalendar } from '../../desk/load-calendar.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { day, problemResponses } from '../wire.js';

const year = z.strictObject({
  year: z.int().min(2000).max(2200),
  restDays: z.array(day).max(120).meta({ description: 'Weekdays on which nobody works' }),
  workDays: z.array(day).max(60).meta({ description: 'Weekend days on which people work' }),
  source: textSchema(300).meta({ description: 'The notice it comes from' }),
});

/** The years of working days by which deadlines are counted. */
export async function calendarRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['calendars'];
  const changed = z.object({ changedCases: z.int() });
  door.post(
    '/calendars',
    {
      schema: {
        summary: 'Load a year; running deadlines are worked out anew',
        tags,
        body: year,
        response: { 201: changed, ...problemResponses },
      },
    },
    async (request, reply) => {
      const loaded = await loadCalendar(deps, personOf(request), request.body);
      return isProblem(loaded) ? sendProblem(reply, loaded) : reply.code(201).send(loaded);
    },
  );
  const years = z.object({
    years: z.array(
      z.object({ year: z.int(), restDays: z.array(z.string()), workDays: z.array(z.string()), source: z.string() }),
    ),
  });
  door.get(
    '/calendars',
    { schema: { summary: 'The years that are known', tags, response: { 200: years, ...problemResponses } } },
    async (request, reply) =>
      reply.send({ years: await listCalendars(deps, personOf(request)) } as z.input<typeof years>),
  );
}
