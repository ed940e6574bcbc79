import { z } from 'zod';
import { isProblem } from '../../desk/desk-problem.js';
import { showFirmContract } from '../../desk/firm-contract.js';
import { listFirmContracts } from '../../desk/firm-contracts.js';
import type { AppDeps } from '../app.js';
import type { Door } from '../door.js';
import { sendProblem } from '../plugins/problems.js';
import { personOf } from '../plugins/signed-in.js';
import { id, problemResponses } from '../wire.js';
import { contractParts, firmContracts } from './contract-shapes.js';

/** The contracts of a contractor's firm, for those who act for the whole of it. */
export async function contractRoutes(door: Door, deps: AppDeps): Promise<void> {
  const tags = ['work orders'];
  const list = {
    summary: 'The contracts of your firm: sums, due, applied for, kept back, paid',
    tags,
    response: { 200: firmContracts, ...problemResponses },
  };
  door.get('/contracts', { schema: list }, async (request, reply) => {
    const contracts = await listFirmContracts(deps, personOf(request));
    return isProblem(contracts) ? sendProblem(reply, contracts) : reply.send({ contracts });
  });
  const show = {
    summary:
      'A contract of your firm: what is due, applications, payments, homes. To apply: the act applyForTranche of the lot',
    tags,
    params: z.object({ id: id.meta({ description: 'Of the lot' }) }),
    response: { 200: contractParts, ...problemResponses },
  };
  door.get('/contracts/:id', { schema: show }, async (request, reply) => {
    const answer = await showFirmContract(deps, personOf(request), request.params.id);
    if (isProblem(answer)) return sendProblem(reply, answer);
    const { shown: _case, procedure: _table, ...parts } = answer;
    return reply.send(parts);
  });
}
