import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { listQuotas } from '../../desk/list-funds-and-quotas.js';
import { putQuota } from '../../desk/put-quota.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses, yearOf } from '../wire.js';

const MOST_HOMES = 1_000_000;

const quota = z.object({
  id,
  programme: z.string(),
  year: z.int(),
  orgId: id,
  orgName: z.string(),
  total: z.int(),
  used: z.int(),
  free: z.int(),
});
const quotas = z.object({ quotas: z.array(quota) });

const wanted = z.strictObject({
  programme: z.string().max(60),
  year: yearOf,
  orgId: id.meta({ description: 'Every quota of a place that a home lies under must have room for it' }),
  total: z.int().min(0).max(MOST_HOMES),
});

/** The places of each year. */
export async function quotaRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['funds'];
  door.get(
    '/quotas',
    { schema: { summary: 'Quotas and free places', tags, response: { 200: quotas, ...problemResponses } } },
    async (request) => ({
      quotas: await listQuotas(deps, personOf(request)),
    }),
  );
  door.put(
    '/quotas',
    {
      schema: {
        summary: 'Set a place’s quota for a programme’s year, not below the homes that hold a place',
        tags,
        body: wanted,
        response: { 200: quota, ...problemResponses },
      },
    },
    async (request, reply) => {
      const answer = await putQuota(deps, personOf(request), request.body);
      return isProblem(answer) ? sendProblem(reply, answer) : reply.send(answer);
    },
  );
}
