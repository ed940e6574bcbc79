import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { checkBid } from '../../desk/check-bid.js';
import { isProblem } from '../../desk/desk-problem.js';
import { listCatalogue } from '../../desk/list-catalogue.js';
import type { ShownTender } from '../../desk/show-tender.js';
import { submitBid } from '../../desk/submit-bid.js';
import { ONLY_SHOW } from '../forms/form-names.js';
import { EMPTY_FORM, type FormState } from '../forms/form-state.js';
import { type SentForm, sentOf, uuidIn } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { BidPage } from './bids/bid-page.js';
import { CheckPage } from './bids/check-page.js';
import { bidErrors, bidIn, type ChosenDocument, documentsIn, fileName, missingFiles } from './bids/sent-bid.js';
import { tenderAtHand } from './tender-at-hand.js';

interface OfTender {
  readonly Params: { readonly id: string };
}

/**
 * Filling in a bid, checking it, and handing it in. What is typed travels in the pages themselves until it is sealed,
 * also where the session ended meanwhile: the page for signing in carries it in hidden fields. The server keeps none of
 * it: no session, no submission, no log holds a bid.
 */
export function bidRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfTender>('/tenders/:id/bid', async (request, reply) => {
    const shown = await biddableAtHand(deps, reply, request.params.id);
    return shown ? sendForm(deps, reply, shown, new URLSearchParams()) : reply;
  });
  scope.post<OfTender>('/tenders/:id/bid', async (request, reply) => takeBid(deps, request, reply));
}

/** A tender for which the firm may bid now; `null` once a page said why not. */
async function biddableAtHand(deps: ScreensDeps, reply: FastifyReply, id: string): Promise<ShownTender | null> {
  const shown = await tenderAtHand(deps, reply, id);
  if (!shown?.refusal) return shown;
  sendProblemPage(reply, shown.refusal);
  return null;
}

/** The form, filled in so far, and what the desk has against it. */
async function sendForm(
  deps: ScreensDeps,
  reply: FastifyReply,
  shown: ShownTender,
  values: URLSearchParams,
  problem?: Problem,
): Promise<FastifyReply> {
  const catalogue = await listCatalogue(deps, personOf(reply.request));
  const errors = bidErrors(problem?.errors ?? [], values, catalogue);
  const general = problem && errors.size === 0 ? [wordsOf(reply, problem)] : [];
  const page = <BidPage {...{ shown, catalogue, state: { values, errors, general } }} />;
  return sendPage(reply, page, problem ? problemText(problem).status : 200);
}

/** The form is checked first; what was checked comes back with its documents and is sealed. */
async function takeBid(deps: ScreensDeps, request: FastifyRequest<OfTender>, reply: FastifyReply) {
  const shown = await tenderAtHand(deps, reply, request.params.id);
  if (!shown) return reply;
  const { fields } = sentOf(request);
  if (fields.has(ONLY_SHOW)) return sendForm(deps, reply, shown, fields);
  return fields.has('_send')
    ? sealBid(deps, reply, shown)
    : sendCheck(deps, reply, shown, { ...EMPTY_FORM, values: fields });
}

/** The page on which a bid is checked; the form again where something is wrong with it. */
async function sendCheck(
  deps: ScreensDeps,
  reply: FastifyReply,
  shown: ShownTender,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  const person = personOf(reply.request);
  const { values } = state;
  const checked = await checkBid(deps, person, { lotId: shown.tender.id, bid: bidIn(values), pointer: '#' });
  if (isProblem(checked)) return sendForm(deps, reply, shown, values, checked);
  const catalogue = await listCatalogue(deps, person);
  const { refusal } = shown;
  const general = refusal && state.general.length === 0 ? [wordsOf(reply, refusal)] : state.general;
  const requestId = values.has('requestId') ? uuidIn(values, 'requestId') : randomUUID();
  const page = <CheckPage {...{ shown, catalogue, bid: checked.bid, state: { ...state, general }, requestId }} />;
  return sendPage(reply, page, refusal ? problemText(refusal).status : status);
}

function wordsOf(reply: FastifyReply, problem: Problem): string {
  return problemText(problem).title[languageOf(reply.request)];
}

async function sealBid(deps: ScreensDeps, reply: FastifyReply, shown: ShownTender): Promise<FastifyReply> {
  const { fields, files }: SentForm = sentOf(reply.request);
  const state = { ...EMPTY_FORM, values: fields };
  const documents = documentsIn(fields, files);
  const errors = missingFiles(fields, documents);
  if (errors.size > 0) return sendCheck(deps, reply, shown, { ...state, errors }, 422);
  const { id } = shown.tender;
  const answer = await submitBid(deps, personOf(reply.request), {
    lotId: id,
    bid: bidIn(fields),
    pointer: '#',
    files: documents,
    requestId: uuidIn(fields, 'requestId'),
  });
  if (!isProblem(answer)) return reply.redirect(`/tenders/${id}/receipt?done=sealed`, 303);
  if (answer.errors) return sendForm(deps, reply, shown, fields, answer);
  return sendCheck(deps, reply, shown, withProblem(reply, state, answer, documents), problemText(answer).status);
}

/** A file that was refused is told at its place, everything else at the top. */
function withProblem(
  reply: FastifyReply,
  state: FormState,
  problem: Problem,
  documents: readonly ChosenDocument[],
): FormState {
  const chosen = problem.place === undefined ? undefined : documents[problem.place - 1];
  if (!chosen) return { ...state, general: [wordsOf(reply, problem)] };
  return { ...state, errors: new Map([[fileName(chosen.chosenAt), problemText(problem).title]]) };
}
