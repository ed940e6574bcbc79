import { z } from 'zod';
import { checkParts } from '../../desk/check-parts.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';

const parts = z.object({
  database: z.boolean(),
  temporal: z.boolean(),
  worker: z.boolean(),
  onHold: z.boolean().nullable().meta({ description: 'After a restore; null when the database is away' }),
});

/** Whether each part can be reached. 200 when all can. */
export async function healthRoutes(door: Door, deps: AppDeps): Promise<void> {
  const schema = {
    summary: 'Whether each part can be reached',
    tags: ['health'],
    security: [],
    response: { 200: parts, 503: parts },
  };
  door.get('/healthz', { schema }, async (_request, reply) => {
    const up = await checkParts(deps);
    return reply.code(up.database && up.temporal && up.worker ? 200 : 503).send(up);
  });
}
