import type { FastifyInstance } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { issueCaseCode } from '../../desk/issue-case-code.js';
import { uuidOf } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import { publicBase } from '../public/public-form.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { caseAtHand } from './case-params.js';
import { MakeReceiptPage, ReceiptPage } from './receipt/receipt-page.js';

interface OfCase {
  readonly Params: { readonly id: string };
}

/** The receipt for an applicant: the code is made and shown in one answer, which nobody keeps. */
export function receiptRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfCase>('/cases/:id/receipt', async (request, reply) => {
    const found = await caseAtHand(deps, reply, request.params.id);
    return found ? sendPage(reply, <MakeReceiptPage shown={found.shown} />) : reply;
  });
  scope.post<OfCase>('/cases/:id/receipt', async (request, reply) => {
    const caseId = uuidOf(request.params.id);
    if (caseId === null) return sendProblemPage(reply, { problem: 'notFound' });
    const receipt = await issueCaseCode(deps, personOf(request), caseId);
    if (isProblem(receipt)) return sendProblemPage(reply, receipt);
    const address = `${request.protocol}://${request.host}${publicBase(receipt.county)}/case`;
    return sendPage(reply, <ReceiptPage {...{ caseId, receipt, address }} />);
  });
}
