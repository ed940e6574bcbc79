import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { listSuppliers } from '../../desk/list-suppliers.js';
import { putSupplier } from '../../desk/put-supplier.js';
import { supplierSchema } from '../../desk/supplier-schema.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';

const particulars = z.object({
  representative: z.string(),
  contact: z.string(),
  phone: z.string(),
  account: z.string(),
  address: z.string(),
});
const suppliers = z.object({
  suppliers: z.array(
    z.object({
      orgId: id,
      code: z.string(),
      name: z.string(),
      creditCode: z.string().nullable(),
      particulars: particulars.nullable().meta({ description: 'Read by auditors alone; others see ***' }),
    }),
  ),
});
const kept = z.object({ orgId: id, creditCode: z.string() });

/** Firms that may bid. */
export async function supplierRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['suppliers'];
  door.put(
    '/suppliers/:orgId',
    {
      schema: {
        summary: 'Enter a firm as a supplier, or replace what is known of it',
        tags,
        params: z.object({ orgId: id }),
        body: supplierSchema,
        response: { 200: kept, ...problemResponses },
      },
    },
    async (request, reply) => {
      const answer = await putSupplier(deps, personOf(request), request.params.orgId, request.body);
      return isProblem(answer) ? sendProblem(reply, answer) : reply.send(answer);
    },
  );
  door.get(
    '/suppliers',
    {
      schema: {
        summary: 'Firms, those that may bid with their credit code',
        tags,
        response: { 200: suppliers, ...problemResponses },
      },
    },
    async (request, reply) => {
      const listed = await listSuppliers(deps, personOf(request));
      if (isProblem(listed)) return sendProblem(reply, listed);
      return reply.header('cache-control', 'no-store').send({ suppliers: [...listed] });
    },
  );
}
