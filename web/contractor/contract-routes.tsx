import type { FastifyInstance } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { showFirmContract } from '../../desk/firm-contract.js';
import { listFirmContracts } from '../../desk/firm-contracts.js';
import { uuidOf } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { justDone } from '../staff/lot-routes.js';
import { ContractPage } from './contract/contract-page.js';
import { ContractsPage } from './contract/contracts-page.js';

interface OfContract {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly done?: string };
}

/** The contracts of a firm, and one of them, on which it applies for payment. */
export function contractRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/work/contracts', async (request, reply) => {
    const contracts = await listFirmContracts(deps, personOf(request));
    return isProblem(contracts)
      ? sendProblemPage(reply, contracts)
      : sendPage(reply, <ContractsPage contracts={contracts} />);
  });
  scope.get<OfContract>('/work/contracts/:id', async (request, reply) => {
    const id = uuidOf(request.params.id);
    const at = id ? await showFirmContract(deps, personOf(request), id) : ({ problem: 'notFound' } as const);
    return isProblem(at)
      ? sendProblemPage(reply, at)
      : sendPage(reply, <ContractPage at={at} done={justDone(at, request)} />);
  });
}
