import type { FastifyInstance, FastifyReply } from 'fastify';
import { signInLimit } from '../../api/plugins/rate-limits.js';
import { problemText } from '../../api/plugins/problems.js';
import { isProblem } from '../../desk/desk-problem.js';
import { joinFirm } from '../../desk/join-firm.js';
import { plainErrors } from '../forms/plain-errors.js';
import { EMPTY_FORM, type FormState } from '../forms/form-state.js';
import { sentOf } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { isFromHere } from '../sign-in/sign-in-routes.js';
import { JoinPage } from './join-page.js';
import { WORK_WORDS } from './words.js';

const TITLES = { phone: WORK_WORDS.phone, code: WORK_WORDS.code, password: WORK_WORDS.newPassword };

/** Taking an invitation up: before there is an account, so without a session. */
export function joinRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/join', async (_request, reply) => sendPage(reply, <JoinPage state={EMPTY_FORM} />));
  const phoneIn = ({ sent }: { readonly sent: { readonly fields: URLSearchParams } | null }) =>
    (sent?.fields.get('phone') ?? '').replaceAll(/\D/g, '');
  const preHandler = signInLimit(scope, deps.limits, phoneIn);
  scope.post('/join', { preHandler }, async (request, reply) => {
    const { fields } = sentOf(request);
    const wanted = {
      phone: (fields.get('phone') ?? '').slice(0, 40),
      code: (fields.get('code') ?? '').slice(0, 40),
      password: (fields.get('password') ?? '').slice(0, 300),
    };
    const answer = isFromHere(request) ? await joinFirm(deps, wanted) : ({ problem: 'invitationInvalid' } as const);
    if (isProblem(answer)) return sendAgain(reply, fields, answer);
    await request.session.regenerate();
    request.session.tenant = answer.tenant;
    request.session.userId = answer.userId;
    return reply.redirect('/work', 303);
  });
}

function sendAgain(reply: FastifyReply, values: URLSearchParams, problem: Parameters<typeof problemText>[0]) {
  const { status, title } = problemText(problem);
  const errors = plainErrors(problem.errors ?? [], TITLES);
  const general = errors.size > 0 ? [] : [title[languageOf(reply.request)]];
  const state: FormState = { ...EMPTY_FORM, values, errors, general };
  return sendPage(reply, <JoinPage state={state} />, status);
}
