import { z } from 'zod';
import { listFunds, listQuotas } from '../../desk/list-funds-and-quotas.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { personOf } from '../plugins/signed-in.js';
import { fen, id, problemResponses } from '../wire.js';

const fund = z.object({
  id,
  programme: z.string(),
  year: z.int(),
  name: z.string(),
  position: z.int(),
  totalFen: fen,
  freeFen: fen,
  reservedFen: fen,
  committedFen: fen,
  orderedFen: fen,
  paidFen: fen,
});
const funds = z.object({ funds: z.array(fund) });

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

/** Money and places. */
export async function fundRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['funds'];
  door.get(
    '/funds',
    { schema: { summary: 'Funds and what their accounts hold', tags, response: { 200: funds, ...problemResponses } } },
    async (request) => ({
      funds: await listFunds(deps, personOf(request)),
    }),
  );
  door.get(
    '/quotas',
    { schema: { summary: 'Quotas and free places', tags, response: { 200: quotas, ...problemResponses } } },
    async (request) => ({
      quotas: await listQuotas(deps, personOf(request)),
    }),
  );
}
