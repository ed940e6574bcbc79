import { z } from 'zod';
import { assignableWorkers, assignWork } from '../../desk/assign-work.js';
import { isProblem } from '../../desk/desk-problem.js';
import { listWorkOrders } from '../../desk/list-work-orders.js';
import { showWorkOrder } from '../../desk/work-order.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';
import { workOrder, workOrders } from './work-order-shapes.js';

const assigned = z.object({ workers: z.array(id).readonly() });
const wanted = z.strictObject({
  workers: z.array(id).max(100).meta({ description: 'Exactly these of the firm’s workers see the home' }),
});

/** The homes that a contractor works on, and to whom of the firm they are assigned. */
export async function workOrderRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['work orders'];
  const list = {
    summary: 'The homes of a contractor’s own work orders, town by town',
    tags,
    querystring: z.strictObject({ closed: z.stringbool().optional() }),
    response: { 200: workOrders, ...problemResponses },
  };
  door.get('/work-orders', { schema: list }, async (request, reply) => {
    const answer = await listWorkOrders(deps, personOf(request), request.query);
    return isProblem(answer) ? sendProblem(reply, answer) : reply.send(answer);
  });
  const params = z.object({ id });
  const show = { summary: 'A work order: papers, money, workers', tags, params };
  door.get(
    '/work-orders/:id',
    { schema: { ...show, response: { 200: workOrder, ...problemResponses } } },
    async (request, reply) => {
      const person = personOf(request);
      const answer = await showWorkOrder(deps, person, request.params.id);
      if (isProblem(answer)) return sendProblem(reply, answer);
      const { slots, account, payments } = answer;
      return reply.send({
        slots,
        account,
        payments,
        workers: await assignableWorkers(deps, person, request.params.id),
      });
    },
  );
  const assign = { summary: 'Assign a home to workers of the firm, and to nobody else', tags, params, body: wanted };
  door.put(
    '/work-orders/:id/workers',
    { schema: { ...assign, response: { 200: assigned, ...problemResponses } } },
    async (request, reply) => {
      const answer = await assignWork(deps, personOf(request), { caseId: request.params.id, ...request.body });
      return isProblem(answer) ? sendProblem(reply, answer) : reply.send(answer);
    },
  );
}
