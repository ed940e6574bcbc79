import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { performAction } from '../../desk/perform-action.js';
import { withoutDrawn } from '../forms/drawn-signature.js';
import { ONLY_SHOW } from '../forms/form-names.js';
import { EMPTY_FORM, type FormState, refusedState, sentState } from '../forms/form-state.js';
import { sentOf } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { keepFiles } from './act/keep-files.js';
import { wantedAct } from './act/wanted-act.js';
import { doneAt, sendConflict } from './act-routes.js';
import { type CaseAtHand, caseAtHand } from './case-params.js';
import type { Errors } from '../forms/form-fields.js';
import { actOfOutcome, inspectionActs, type Outcome } from './inspection/inspection-acts.js';
import {
  type ActFields,
  actFields,
  actFiles,
  onThePage,
  outcomeIn,
  pageErrors,
} from './inspection/inspection-fields.js';
import { InspectionPage } from './inspection/inspection-page.js';
import { picturesOf } from './pictures-of.js';

interface OfCase {
  readonly Params: { readonly id: string };
}

/** Inspecting the works at a home: one page, which ends with one of two acts. */
export function inspectionRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfCase>('/cases/:id/inspection', async (request, reply) => {
    const found = await caseAtHand(deps, reply, request.params.id);
    return found ? sendInspection(deps, reply, found, EMPTY_FORM) : reply;
  });
  scope.post<OfCase>('/cases/:id/inspection', async (request, reply) => takeInspection(deps, request, reply));
}

async function sendInspection(
  deps: ScreensDeps,
  reply: FastifyReply,
  { procedure, shown }: CaseAtHand,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  const acts = inspectionActs(procedure, shown);
  if (acts) {
    const pictures = await picturesOf(deps, reply, shown);
    return sendPage(reply, <InspectionPage {...{ procedure, shown, acts, state, pictures }} />, status);
  }
  return sendProblemPage(
    reply,
    shown.closed ? { problem: 'caseClosed' } : { problem: 'notAtThisStep', about: shown.stepTitle },
  );
}

async function takeInspection(
  deps: ScreensDeps,
  request: FastifyRequest<OfCase>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const found = await caseAtHand(deps, reply, request.params.id);
  if (!found) return reply;
  const { fields } = sentOf(request);
  const typed = { ...EMPTY_FORM, values: fields };
  if (fields.has(ONLY_SHOW)) return sendInspection(deps, reply, found, typed);
  const outcome = outcomeIn(fields);
  const composed = actFields(fields, found.shown.planLines);
  const amiss = pageErrors(outcome, composed);
  if (outcome === null || amiss.size > 0) return sendInspection(deps, reply, found, { ...typed, errors: amiss }, 422);
  return perform(deps, request, reply, { found, outcome, composed });
}

interface Inspected {
  readonly found: CaseAtHand;
  readonly outcome: Outcome;
  readonly composed: ActFields;
}

async function perform(
  deps: ScreensDeps,
  request: FastifyRequest<OfCase>,
  reply: FastifyReply,
  { found, outcome, composed }: Inspected,
): Promise<FastifyReply> {
  const { id } = request.params;
  const act = actOfOutcome(found.procedure, outcome);
  if (!act) return sendProblemPage(reply, { problem: 'noSuchAction' });
  const typed = { ...EMPTY_FORM, values: sentOf(request).fields };
  const { state, onlyShow } = sentState(act.form, composed.fields);
  if (onlyShow) return sendInspection(deps, reply, found, { ...typed, errors: state.errors }, 422);
  const errors = await keepSent(deps, request, found, outcome);
  if (errors.size > 0) return sendInspection(deps, reply, found, { ...typed, errors }, 422);
  const at = { id, action: act.name };
  const answer = await performAction(deps, personOf(request), wantedAct(at, act.form, state.values));
  if (!isProblem(answer)) return reply.redirect(doneAt(id, act.name, sentOf(request).fields), 303);
  if (answer.problem === 'overtaken') return sendConflict(deps, reply, at, state, answer);
  const refused = refusedState(act.form, state, answer, languageOf(request));
  const now = await caseAtHand(deps, reply, id);
  const values = withoutDrawn(typed.values);
  const shown = { ...refused, values, errors: onThePage(refused.errors, composed) };
  return now ? sendInspection(deps, reply, now, shown, problemText(answer).status) : reply;
}

/** Keeps the files of the act, where the step still offers it: after someone was faster they would belong to nothing. */
async function keepSent(
  deps: ScreensDeps,
  request: FastifyRequest<OfCase>,
  { procedure, shown }: CaseAtHand,
  outcome: Outcome,
): Promise<Errors> {
  const offered = inspectionActs(procedure, shown)?.[outcome].offered;
  if (!offered) return new Map();
  const { fields, files } = sentOf(request);
  return keepFiles(deps, personOf(request), shown.id, actFiles(fields, files, offered));
}
