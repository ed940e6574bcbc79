import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { passwordLimit } from '../../api/plugins/rate-limits.js';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { type DeskProblem, isProblem } from '../../desk/desk-problem.js';
import { performAction } from '../../desk/perform-action.js';
import type { ShownAction } from '../../desk/show-case.js';
import { actionOf } from '../../desk/words.js';
import { addressQuery } from '../address-query.js';
import type { Errors } from '../forms/form-fields.js';
import { EMPTY_FORM, type FormState, refusedState, sentState } from '../forms/form-state.js';
import { sentOf } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { ActPage, ConflictPage } from './act/act-page.js';
import { keepFiles } from './act/keep-files.js';
import { missingPapers } from './act/missing-papers.js';
import { GO_ON, pageToGoOn } from './act/page-to-go-on.js';
import { startingValues } from './act/starting-values.js';
import { workPage, workPageFor } from '../contractor/work-page-for.js';
import { wantedAct } from './act/wanted-act.js';
import { linkObjection, withObjection } from './objections/take-up.js';
import { type CaseAtHand, caseAtHand } from './case-params.js';
import { suggestionsFor } from './suggestions.js';

interface OfAction {
  readonly Params: { readonly id: string; readonly action: string };
}

/** The page of one action, and performing it. */
export function actRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfAction>('/cases/:id/actions/:action', async (request, reply) => {
    const found = await caseAtHand(deps, reply, request.params.id);
    return found ? beginAct(deps, request, reply, found) : reply;
  });
  // The same, where a phone keeps it readable without a signal: for whoever works from the home's page there.
  scope.get<OfAction>('/work/:id/actions/:action', async (request, reply) => {
    const { id, action } = request.params;
    const found = await caseAtHand(deps, reply, id);
    if (!found) return reply;
    const isThere = workPageFor(request.person, found.shown) === workPage(id);
    return isThere ? beginAct(deps, request, reply, found) : reply.redirect(`/cases/${id}/actions/${action}`, 303);
  });
  const limit = passwordLimit(scope, deps.limits, ({ sent }) => sent?.fields.has('password') ?? false);
  scope.post<OfAction>('/cases/:id/actions/:action', { preHandler: limit }, async (request, reply) =>
    takeAct(deps, request, reply),
  );
}

/** The action's page with what is known already. */
async function beginAct(
  deps: ScreensDeps,
  request: FastifyRequest<OfAction>,
  reply: FastifyReply,
  found: CaseAtHand,
): Promise<FastifyReply> {
  const values = startingValues(found, request.params.action);
  const goOn = pageToGoOn(found.shown.id, addressQuery(request.url).get(GO_ON));
  if (goOn !== null) values.set(GO_ON, goOn);
  return sendActPage(deps, reply, found, { ...EMPTY_FORM, values: await withObjection(deps, request, values) });
}

/** The action's page with a form in this state; a page that says so when the case offers no such action now. */
async function sendActPage(
  deps: ScreensDeps,
  reply: FastifyReply,
  { procedure, shown }: CaseAtHand,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  const { action } = reply.request.params as OfAction['Params'];
  const offered = shown.actions.find(({ name }) => name === action);
  if (!offered) return sendProblemPage(reply, notOffered({ procedure, shown }, action));
  const suggestions = await suggestionsFor(deps, personOf(reply.request), { procedure, shown }, action);
  return sendPage(reply, <ActPage {...{ procedure, shown, offered, state, suggestions }} />, status);
}

function notOffered({ procedure, shown }: CaseAtHand, action: string) {
  if (!actionOf(procedure, action)) return { problem: 'noSuchAction' } as const;
  if (shown.closed) return { problem: 'caseClosed' } as const;
  return { problem: 'notAtThisStep', about: shown.stepTitle } as const;
}

async function takeAct(
  deps: ScreensDeps,
  request: FastifyRequest<OfAction>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id, action } = request.params;
  const found = await caseAtHand(deps, reply, id);
  if (!found) return reply;
  const form = actionOf(found.procedure, action)?.form ?? {};
  const { fields, files } = sentOf(request);
  const { state, onlyShow } = sentState(form, fields);
  if (onlyShow) return sendActPage(deps, reply, found, state, state.errors.size > 0 ? 422 : 200);
  const errors = await keepFiles(deps, personOf(request), id, files);
  if (errors.size > 0) return sendAgain(deps, reply, { ...state, errors }, 422);
  const wanted = wantedAct(request.params, form, state.values);
  await linkObjection(deps, request, wanted);
  const answer = await performAction(deps, personOf(request), wanted);
  if (!isProblem(answer)) return reply.redirect(doneAt(id, action, fields), 303);
  if (answer.problem === 'overtaken') return sendConflict(deps, reply, request.params, state, answer);
  const refused = refusedState(form, state, answer, languageOf(request));
  return sendAgain(deps, reply, refused, problemText(answer).status, answer);
}

/** Where to go on after an act: the page that sent the form, else the case, in the queue that it was come to from. */
export function doneAt(id: string, action: string, fields: URLSearchParams): string {
  const queue = fields.get('queue');
  const to = pageToGoOn(id, fields.get(GO_ON)) ?? `/cases/${id}`;
  return `${to}?${new URLSearchParams({ done: action, ...(queue === null ? {} : { queue }) })}`;
}

/** The form once more on the case as it is now; papers that are missing are told at their fields, all at once. */
async function sendAgain(
  deps: ScreensDeps,
  reply: FastifyReply,
  state: FormState,
  status: number,
  problem?: DeskProblem,
): Promise<FastifyReply> {
  const { id, action } = reply.request.params as OfAction['Params'];
  const found = await caseAtHand(deps, reply, id);
  if (!found) return reply;
  const offered = found.shown.actions.find(({ name }) => name === action);
  const missing: Errors = problem && offered ? missingPapers(offered, problem) : new Map();
  return sendActPage(deps, reply, found, missing.size > 0 ? { ...state, errors: missing, general: [] } : state, status);
}

/** Someone was faster: what they did, and what was typed, in the form of the action itself. */
export async function sendConflict(
  deps: ScreensDeps,
  reply: FastifyReply,
  { id, action }: OfAction['Params'],
  state: FormState,
  problem: DeskProblem,
): Promise<FastifyReply> {
  const found = await caseAtHand(deps, reply, id);
  if (!found) return reply;
  const { procedure, shown } = found;
  const here = shown.actions.find(({ name }) => name === action);
  const offered = here ?? gone(procedure, action);
  if (!offered) return sendProblemPage(reply, problem);
  const props = { procedure, shown, state, problem, offered, stillHere: here !== undefined };
  return sendPage(reply, <ConflictPage {...props} />, problemText(problem).status);
}

/** An action that the case no longer offers: its title is all that is left of it. */
function gone(procedure: CaseAtHand['procedure'], name: string): ShownAction | null {
  const action = actionOf(procedure, name);
  if (!action) return null;
  return { name, title: action.title, by: action.by, signInAgain: false, form: {}, evidence: [], blockedBy: null };
}
