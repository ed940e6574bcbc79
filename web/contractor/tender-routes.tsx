import type { FastifyInstance } from 'fastify';
import { sendFile } from '../../api/plugins/send-file.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { firmTenders } from '../../desk/firm-tenders.js';
import { getTenderDocument } from '../../desk/get-tender-document.js';
import { withdrawBid } from '../../desk/withdraw-bid.js';
import { uuidOf } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { ReceiptPage } from './bids/receipt-page.js';
import { TenderPage } from './bids/tender-page.js';
import { TendersPage } from './bids/tenders-page.js';
import { WithdrawPage } from './bids/withdraw-page.js';
import { BID_WORDS } from './bids/words.js';
import { sendTenderProblem, tenderAtHand } from './tender-at-hand.js';

interface OfTender {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly done?: string };
}

/** What firms may bid for: the list, a tender with its documents, and the firm's own receipt and withdrawal. */
export function tenderRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/tenders', async (request, reply) => {
    const tenders = await firmTenders(deps, personOf(request));
    return isProblem(tenders) ? sendTenderProblem(reply, tenders) : sendPage(reply, <TendersPage tenders={tenders} />);
  });
  scope.get<OfTender>('/tenders/:id', async (request, reply) => {
    const shown = await tenderAtHand(deps, reply, request.params.id);
    if (!shown) return reply;
    const isWithdrawn = request.query.done === 'withdrawn' && shown.receipt === null;
    return sendPage(reply, <TenderPage shown={shown} done={isWithdrawn ? BID_WORDS.withdraw : undefined} />);
  });
  scope.get<OfTender>('/tenders/:id/receipt', async (request, reply) => {
    const shown = await tenderAtHand(deps, reply, request.params.id);
    if (!shown) return reply;
    const { tender, bidder, receipt } = shown;
    if (!receipt) return reply.redirect(`/tenders/${tender.id}`, 303);
    const done = request.query.done === 'sealed' ? BID_WORDS.sealedNow : undefined;
    return sendPage(reply, <ReceiptPage {...{ tender, bidder, receipt, done }} />);
  });
  withdrawalRoutes(scope, deps);
  documentRoute(scope, deps);
}

/** Asked once more on a page of its own. Sent twice, the second finds nothing left to take back. */
function withdrawalRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfTender>('/tenders/:id/withdraw', async (request, reply) => {
    const shown = await tenderAtHand(deps, reply, request.params.id);
    if (!shown) return reply;
    const { tender, receipt, refusal } = shown;
    if (!receipt) return reply.redirect(`/tenders/${tender.id}`, 303);
    if (refusal) return sendProblemPage(reply, refusal);
    return sendPage(reply, <WithdrawPage tender={tender} receivedAt={receipt.receivedAt} />);
  });
  scope.post<OfTender>('/tenders/:id/withdraw', async (request, reply) => {
    const shown = await tenderAtHand(deps, reply, request.params.id);
    if (!shown) return reply;
    const { id } = shown.tender;
    const answer = await withdrawBid(deps, personOf(request), id);
    const isGone = !isProblem(answer) || answer.problem === 'notFound';
    return isGone ? reply.redirect(`/tenders/${id}?done=withdrawn`, 303) : sendProblemPage(reply, answer);
  });
}

function documentRoute(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<{ Params: { readonly id: string; readonly evidenceId: string } }>(
    '/tenders/:id/documents/:evidenceId',
    async (request, reply) => {
      const [lotId, evidenceId] = [uuidOf(request.params.id), uuidOf(request.params.evidenceId)];
      if (lotId === null || evidenceId === null) return sendProblemPage(reply, { problem: 'notFound' });
      const found = await getTenderDocument(deps, personOf(request), { lotId, evidenceId });
      return isProblem(found) ? sendTenderProblem(reply, found) : sendFile(reply, { ...found, name: evidenceId });
    },
  );
}
