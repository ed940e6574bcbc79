import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problemText } from '../../api/plugins/problems.js';
import { publicLimit } from '../../api/plugins/rate-limits.js';
import { MOST_BYTES } from '../../desk/check-file.js';
import { countyByCode } from '../../desk/public-counties.js';
import { isProblem } from '../../desk/desk-problem.js';
import { objectToNotice } from '../../desk/object-to-notice.js';
import { MOST_OBJECTION_FILES } from '../../desk/objection-files.js';
import { OBJECTION_FORM } from '../../desk/objection-form.js';
import { objectionOutcome } from '../../desk/objection-outcome.js';
import { publicNotices } from '../../desk/public-notices.js';
import { EMPTY_FORM, type FormState, refusedState } from '../forms/form-state.js';
import { readValues } from '../forms/form-values.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { type Language, languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { isFromHere } from '../sign-in/sign-in-routes.js';
import { type ChosenFile, chosenIn, fileErrors } from './objection-files.js';
import { ObjectionOutcomePage, ObjectionPage, ObjectionReceiptPage, TRAP } from './objection-pages.js';
import { OBJECTION_WORDS } from './objection-words.js';
import { askedIn, publicBase, refusedAsking } from './public-form.js';

interface OfCounty {
  readonly Params: { readonly county: string };
}

interface OfNotice {
  readonly Params: { readonly county: string; readonly number: string };
}

const FEW_FILES = { mostFiles: MOST_OBJECTION_FILES, mostBytes: MOST_BYTES };

/** Objecting to a publicity, and asking what became of it: without an account, so without a session. */
export function objectionRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  const preHandler = publicLimit(scope, deps.limits);
  // Counted before anything is read: files are not small.
  const withFiles = { onRequest: preHandler, config: { fewFiles: FEW_FILES } };
  scope.get<OfNotice>('/public/:county/objections/:number', async ({ params }, reply) => {
    const notices = await publicNotices(deps, params.county);
    if (isProblem(notices)) return sendProblemPage(reply, notices);
    const hangs = notices.publicity.some(({ number, takesObjections }) => number === params.number && takesObjections);
    return hangs ? sendForm(reply, EMPTY_FORM) : sendProblemPage(reply, { problem: 'notHanging' });
  });
  scope.post<OfNotice>('/public/:county/objections/:number', withFiles, async (request, reply) =>
    take(deps, request, reply),
  );
  scope.get<OfCounty>('/public/:county/objections', async ({ params: { county } }, reply) => {
    if (!(await countyByCode(deps.pool, county))) return sendProblemPage(reply, { problem: 'notFound' });
    return sendPage(reply, <ObjectionOutcomePage base={publicBase(county)} state={EMPTY_FORM} />);
  });
  scope.post<OfCounty>('/public/:county/objections', { preHandler }, async (request, reply) => {
    const { county } = request.params;
    const base = publicBase(county);
    const { asked, state } = askedIn(request, { receipt: OBJECTION_WORDS.receipt, code: OBJECTION_WORDS.code });
    if (!asked) return sendPage(reply, <ObjectionOutcomePage {...{ base, state }} />, 422);
    const found = await objectionOutcome(deps, county, asked);
    if (!isProblem(found)) return sendPage(reply, <ObjectionOutcomePage {...{ base, state, found }} />);
    const refused = refusedAsking(request, state, found);
    return sendPage(reply, <ObjectionOutcomePage base={base} state={refused} />, problemText(found).status);
  });
}

function sendForm(reply: FastifyReply, state: FormState, status = 200): FastifyReply {
  const { county, number } = reply.request.params as OfNotice['Params'];
  return sendPage(reply, <ObjectionPage base={publicBase(county)} {...{ number, state }} />, status);
}

async function take(deps: ScreensDeps, request: FastifyRequest<OfNotice>, reply: FastifyReply): Promise<FastifyReply> {
  const { county, number } = request.params;
  const { fields, files: sent } = sentOf(request);
  const files = chosenIn(sent);
  const language = languageOf(request);
  const state: FormState = { ...EMPTY_FORM, values: fields };
  const general = !isFromHere(request)
    ? OBJECTION_WORDS.notFromHere
    : fields.get(TRAP)
      ? OBJECTION_WORDS.trapped
      : null;
  if (general) return sendForm(reply, { ...state, errors: fileErrors(files), general: [general[language]] }, 422);
  const wanted = { id: uuidIn(fields, 'requestId'), number, form: readValues(OBJECTION_FORM, fields), files };
  const kept = await objectToNotice(deps, county, wanted);
  if (!isProblem(kept)) return sendPage(reply, <ObjectionReceiptPage base={publicBase(county)} kept={kept} />, 201);
  if (kept.problem === 'notFound') return sendProblemPage(reply, kept);
  return sendForm(reply, withProblem(state, kept, files, language), problemText(kept).status);
}

/** What a file is refused for is told at its place, everything else at its field or at the top. */
function withProblem(state: FormState, problem: Problem, files: readonly ChosenFile[], language: Language): FormState {
  const { errors, general } = refusedState(OBJECTION_FORM, state, problem, language);
  const wrong = new Map([...errors, ...fileErrors(files, problem)]);
  return { ...state, errors: wrong, general: problem.place === undefined ? general : [] };
}
