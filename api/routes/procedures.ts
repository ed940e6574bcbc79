import { z } from 'zod';
import { listProcedures } from '../../desk/list-procedures.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { jsonSchema, problemResponses, role, text } from '../wire.js';

const procedures = z.object({
  procedures: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      title: text,
      subject: z
        .enum(['home', 'lot', 'recovery'])
        .meta({ description: 'A home lies in a village, a lot or a recovery in a county' }),
      opening: z.object({ title: text, by: z.array(role), form: jsonSchema }),
      steps: z.array(z.object({ name: z.string(), title: text, phase: z.string() })),
    }),
  ),
});

/** The programmes under which cases can be opened. */
export async function procedureRoutes(door: Door, _deps: AppDeps): Promise<void> {
  const schema = {
    summary: 'Programmes, with what an application asks',
    tags: ['procedures'],
    response: { 200: procedures, ...problemResponses },
  };
  door.get('/procedures', { schema }, async (_request, reply) => reply.send({ procedures: listProcedures() } as never));
}
