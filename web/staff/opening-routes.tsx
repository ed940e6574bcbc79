import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signInLimit } from '../../api/plugins/rate-limits.js';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { actAsSecondOfficer } from '../../desk/act-as-second-officer.js';
import { type DeskProblem, isProblem } from '../../desk/desk-problem.js';
import type { Text } from '../../procedures/vocabulary.js';
import { EMPTY_FORM, type FormState } from '../forms/form-state.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { justDone } from './lot-routes.js';
import { bidsAtHand } from './lot/lot-at-hand.js';
import { OpeningPage } from './lot/opening-page.js';

interface OfLot {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly done?: string };
}

const LONGEST_LOGIN = 100;
const LONGEST_PASSWORD = 200;

/** The opening of a lot's bids: the first officer's act is the case's own, the second one signs in for theirs here. */
export function openingRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfLot>('/lots/:id/opening', async (request, reply) => sendOpening(deps, request, reply, EMPTY_FORM));
  const limit = signInLimit(scope, deps.limits, ({ sent }) => (sent?.fields.get('login') ?? '').trim().toLowerCase());
  scope.post<OfLot>('/lots/:id/opening', { preHandler: limit }, async (request, reply) =>
    takeOpening(deps, request, reply),
  );
}

async function sendOpening(
  deps: ScreensDeps,
  request: FastifyRequest<OfLot>,
  reply: FastifyReply,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  const at = await bidsAtHand(deps, reply, request.params.id);
  return at ? sendPage(reply, <OpeningPage {...at} state={state} done={justDone(at, request)} />, status) : reply;
}

async function takeOpening(
  deps: ScreensDeps,
  request: FastifyRequest<OfLot>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const at = await bidsAtHand(deps, reply, request.params.id);
  if (!at) return reply;
  const { id } = at.shown;
  const { fields } = sentOf(request);
  const login = (fields.get('login') ?? '').trim().slice(0, LONGEST_LOGIN);
  const second = { login, password: (fields.get('password') ?? '').slice(0, LONGEST_PASSWORD) };
  const answer = await actAsSecondOfficer(deps, personOf(request), second, {
    caseId: id,
    action: 'openBids',
    requestId: uuidIn(fields, 'requestId'),
    expectedSeq: Number(fields.get('seq') ?? 0),
    form: {},
  });
  if (!isProblem(answer)) return reply.redirect(`/lots/${id}/opening?done=openBids`, 303);
  const { status, title } = problemText(answer);
  return sendOpening(deps, request, reply, refusedSecond(answer, title, login, languageOf(request)), status);
}

/** The page once more, without the password. */
function refusedSecond(answer: DeskProblem, title: Text, login: string, language: keyof Text): FormState {
  const values = new URLSearchParams({ login });
  const isAboutWho = answer.problem === 'signInFailed' || answer.problem === 'samePerson';
  return isAboutWho
    ? { ...EMPTY_FORM, values, errors: new Map([['login', title]]) }
    : { ...EMPTY_FORM, values, general: [title[language]] };
}
