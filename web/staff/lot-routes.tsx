import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { sendFile } from '../../api/plugins/send-file.js';
import { isProblem } from '../../desk/desk-problem.js';
import { getBidDocument } from '../../desk/get-bid-document.js';
import { listLots } from '../../desk/list-lots.js';
import { type LotAccounts, lotAccounts } from '../../desk/lot-accounts.js';
import { actionTitle } from '../../desk/words.js';
import { uuidIn } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import type { CaseAtHand } from './case-params.js';
import { mayPlanLots } from './lot/may-plan-lots.js';
import { AccountsPage } from './lot/accounts-page.js';
import { EvaluationPage } from './lot/evaluation-page.js';
import { bidsAtHand, type LotAtHand, lotAtHand } from './lot/lot-at-hand.js';
import { LotsPage } from './lot/lots-page.js';
import { OpeningRecordPage } from './lot/opening-record.js';
import { PaymentsPage } from './lot/payments-page.js';
import { suggestionsFor } from './suggestions.js';

interface OfLot {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly done?: string };
}

/** The list of lots, and the pages of one beside its case's own. */
export function lotRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/lots', async (request, reply) => {
    const person = personOf(request);
    return sendPage(reply, <LotsPage lots={await listLots(deps, person)} mayPlan={mayPlanLots(person)} />);
  });
  scope.get<OfLot>('/lots/:id/opening-record', async (request, reply) => {
    const at = await bidsAtHand(deps, reply, request.params.id);
    return at ? sendPage(reply, <OpeningRecordPage {...at} />) : reply;
  });
  scope.get<OfLot>('/lots/:id/evaluation', async (request, reply) => {
    const at = await bidsAtHand(deps, reply, request.params.id);
    return at ? sendPage(reply, <EvaluationPage {...at} {...(await toldOf(deps, at, request))} />) : reply;
  });
  scope.get<OfLot>('/lots/:id/payments', async (request, reply) => {
    const at = await accountsAtHand(deps, request, reply);
    return at ? sendPage(reply, <PaymentsPage {...at} {...(await toldOf(deps, at, request))} />) : reply;
  });
  scope.get<OfLot>('/lots/:id/accounts', async (request, reply) => {
    const at = await accountsAtHand(deps, request, reply);
    return at ? sendPage(reply, <AccountsPage {...at} {...(await toldOf(deps, at, request))} />) : reply;
  });
  documentRoute(scope, deps);
}

/** What the address says was just done, when it was. */
export function justDone({ shown, procedure }: CaseAtHand, { query: { done } }: { query: OfLot['Querystring'] }) {
  return done && shown.timeline.some(({ action }) => action === done) ? actionTitle(procedure, done) : undefined;
}

async function toldOf(deps: ScreensDeps, at: LotAtHand, request: FastifyRequest<OfLot>) {
  return { done: justDone(at, request), suggestions: await suggestionsFor(deps, personOf(request), at) };
}

async function accountsAtHand(
  deps: ScreensDeps,
  request: FastifyRequest<OfLot>,
  reply: FastifyReply,
): Promise<(LotAtHand & { readonly accounts: LotAccounts }) | null> {
  const at = await lotAtHand(deps, reply, request.params.id);
  if (!at) return null;
  const accounts = await lotAccounts(deps, personOf(request), at.shown.id);
  if (!isProblem(accounts)) return { ...at, accounts };
  sendProblemPage(reply, accounts);
  return null;
}

function documentRoute(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<{ Params: { readonly id: string; readonly bidId: string; readonly place: string } }>(
    '/lots/:id/bids/:bidId/documents/:place',
    async (request, reply) => {
      const { place, ...ids } = request.params;
      const fields = new URLSearchParams(ids);
      const wanted = { lotId: uuidIn(fields, 'id'), bidId: uuidIn(fields, 'bidId'), place: Number(place) };
      const found = await getBidDocument(deps, personOf(request), wanted);
      if (isProblem(found)) return sendProblemPage(reply, found);
      const { bytes: content, ...file } = found;
      return sendFile(reply, { ...file, name: `${wanted.bidId}-${wanted.place}`, bytes: content.length, content });
    },
  );
}
