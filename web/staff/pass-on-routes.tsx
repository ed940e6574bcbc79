import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { type CoordinationKind, coordinationTitle } from '../../desk/coordination-titles.js';
import { isProblem } from '../../desk/desk-problem.js';
import { passOn, type WantedPassing } from '../../desk/pass-on.js';
import { receiversFor } from '../../desk/passing-on.js';
import type { Errors } from '../forms/form-fields.js';
import { ONLY_SHOW } from '../forms/form-names.js';
import { EMPTY_FORM, type FormState, refusedState } from '../forms/form-state.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { caseAtHand } from './case-params.js';
import { PassOnPage } from './pass-on/pass-on-page.js';
import { PASS_ON_WORDS } from './pass-on/words.js';

interface OfKind {
  readonly Params: { readonly id: string; readonly kind: string };
}

/** Handing a task to a colleague, reminding, and sending copies. */
export function passOnRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfKind>('/cases/:id/coordinations/:kind', async (_request, reply) => sendForm(deps, reply, EMPTY_FORM));
  scope.post<OfKind>('/cases/:id/coordinations/:kind', async (request, reply) => {
    const { id, kind } = request.params;
    // Whoever may not see the case gets the page that says so.
    if (!(await caseAtHand(deps, reply, id))) return reply;
    const { fields } = sentOf(request);
    const typed = { ...EMPTY_FORM, values: fields };
    if (!isKind(kind) || fields.has(ONLY_SHOW)) return sendForm(deps, reply, typed);
    const answer = await pass(deps, reply, wantedIn(fields, { caseId: id, kind }));
    if (!isProblem(answer)) return reply.redirect(doneAt(id, kind, fields.get('queue')), 303);
    const { errors, ...refused } = refusedState({}, typed, answer, languageOf(request));
    const state = { ...refused, errors: withFieldNames(errors, kind) };
    return sendForm(deps, reply, state, problemText(answer).status);
  });
}

/** The case, in the queue that it was come to from. */
function doneAt(id: string, kind: CoordinationKind, queue: string | null): string {
  const asked = new URLSearchParams({ done: `coordination:${kind}`, ...(queue === null ? {} : { queue }) });
  return `/cases/${id}?${asked}`;
}

/** Each error with the name of its field: two fields may lack the same. */
function withFieldNames(errors: Errors, kind: CoordinationKind): Errors {
  const titles = {
    to: kind === 'transfer' ? PASS_ON_WORDS.transferTo : PASS_ON_WORDS.copyTo,
    words: kind === 'transfer' ? PASS_ON_WORDS.reason : PASS_ON_WORDS.words,
  };
  return new Map(
    [...errors].map(([name, text]) => {
      const title = name === 'to' ? titles.to : titles.words;
      return [name, { zh: `${title.zh}：${text.zh}`, en: `${title.en}: ${text.en}` }];
    }),
  );
}

/** A form that was sent before and came back changed, by the browser's way back, is a wish of its own. */
async function pass(deps: ScreensDeps, { request }: FastifyReply, wanted: WantedPassing) {
  const answer = await passOn(deps, personOf(request), wanted);
  const another = isProblem(answer) && answer.problem === 'idempotencyKeyReused';
  return another ? passOn(deps, personOf(request), { ...wanted, id: randomUUID() }) : answer;
}

function wantedIn(fields: URLSearchParams, of: Pick<WantedPassing, 'caseId' | 'kind'>): WantedPassing {
  return {
    ...of,
    id: uuidIn(fields, 'requestId'),
    words: fields.get('words') ?? '',
    people: fields.getAll('people'),
    orgs: fields.getAll('orgs'),
    expectedSeq: Number(fields.get('seq')),
  };
}

/** The page as the case now is; one that says why not where it cannot be passed on in this way. */
async function sendForm(deps: ScreensDeps, reply: FastifyReply, state: FormState, status = 200): Promise<FastifyReply> {
  const { id, kind } = reply.request.params as OfKind['Params'];
  const found = await caseAtHand(deps, reply, id);
  if (!found) return reply;
  if (!isKind(kind)) return sendProblemPage(reply, { problem: 'notFound' });
  const receivers = await receiversFor(deps, personOf(reply.request), { caseId: id, kind });
  if (isProblem(receivers)) return sendProblemPage(reply, receivers);
  return sendPage(reply, <PassOnPage {...{ shown: found.shown, kind, receivers, state }} />, status);
}

function isKind(kind: string): kind is CoordinationKind {
  return coordinationTitle(`coordination:${kind}`) !== undefined;
}
