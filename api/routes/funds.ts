import { z } from 'zod';
import { addFund } from '../../desk/add-fund.js';
import { changeFund } from '../../desk/change-fund.js';
import { isProblem } from '../../desk/desk-problem.js';
import { moneySchema, textSchema } from '../../desk/field-schemas.js';
import { listFunds } from '../../desk/list-funds-and-quotas.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { fen, id, problemResponses, yearOf } from '../wire.js';

const fund = z.object({
  id,
  programme: z.string(),
  year: z.int(),
  name: z.string(),
  position: z.int(),
  perCaseFen: fen.nullable(),
  totalFen: fen,
  freeFen: fen,
  reservedFen: fen,
  committedFen: fen,
  orderedFen: fen,
  paidFen: fen,
});
const funds = z.object({ funds: z.array(fund) });

const wanted = z.strictObject({
  programme: z.string().max(60),
  year: yearOf,
  name: textSchema(60),
  position: z.int().min(1).max(100).meta({ description: 'Funds are spent in this order' }),
  totalFen: moneySchema,
  perCaseFen: moneySchema
    .refine((sum) => sum !== '0', { error: 'notAboveZero' })
    .optional()
    .meta({ description: 'The most that one case may take from it' }),
});
const change = z.strictObject({ totalFen: moneySchema });

/** The money of each year. */
export async function fundRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['funds'];
  door.get(
    '/funds',
    { schema: { summary: 'Funds and what their accounts hold', tags, response: { 200: funds, ...problemResponses } } },
    async (request, reply) => {
      const funds = await listFunds(deps, personOf(request));
      return isProblem(funds) ? sendProblem(reply, funds) : { funds };
    },
  );
  door.post(
    '/funds',
    {
      schema: {
        summary: 'Add a fund to a programme’s year',
        tags,
        body: wanted,
        response: { 201: fund, ...problemResponses },
      },
    },
    async (request, reply) => {
      const added = await addFund(deps, personOf(request), request.body);
      return isProblem(added) ? sendProblem(reply, added) : reply.code(201).send(added);
    },
  );
  door.patch(
    '/funds/:id',
    {
      schema: {
        summary: 'Set another total, not below what cases have taken',
        tags,
        params: z.object({ id }),
        body: change,
        response: { 200: fund, ...problemResponses },
      },
    },
    async (request, reply) => {
      const changed = await changeFund(deps, personOf(request), { fundId: request.params.id, ...request.body });
      return isProblem(changed) ? sendProblem(reply, changed) : reply.send(changed);
    },
  );
}
