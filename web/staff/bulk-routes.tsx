import type { FastifyInstance, FastifyReply } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { type BulkAct, type BulkResult, judgeFilledIn, judgeUnfilled, performSelection } from '../../desk/bulk-acts.js';
import { type BulkAction, bulkChoices, type SelectedCase } from '../../desk/bulk-cases.js';
import { ONLY_SHOW } from '../forms/form-names.js';
import { EMPTY_FORM, type FormState, refusedState, sentState } from '../forms/form-state.js';
import { sentOf } from '../forms/sent-form.js';
import { languageOf, sayingIn } from '../language.js';
import { addressQuery } from '../address-query.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { filledIn } from './act/wanted-act.js';
import { ACT, actIn, actsIn, CASE, newAct, selectionIn, whysIn } from './bulk/bulk-fields.js';
import { CheckPage } from './bulk/check-page.js';
import { ChoosePage, wrongSelection } from './bulk/choose-page.js';
import { FormPage } from './bulk/form-page.js';
import { openOf, wordsAgainst } from './bulk/judged-tables.js';
import { sendRefused } from './bulk/refused-list.js';
import { resultLine } from './bulk/result-lines.js';
import { type ResultLine, ResultPage } from './bulk/result-page.js';
import { selectionOf } from './bulk/selection.js';
import { BULK_WORDS } from './bulk/words.js';
import { queueIn } from './queue/queue-filter.js';

/** One action over a selection of cases: choose, fill in once, check, confirm. Each case is acted on by itself. */
export function bulkRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/bulk', async (request, reply) => sendChoose(deps, reply, addressQuery(request.url)));
  scope.get('/bulk/act', async (request, reply) => {
    const fields = addressQuery(request.url);
    const of = chosenIn(fields);
    return of ? sendForm(deps, reply, { of, fields, state: EMPTY_FORM }) : sendChoose(deps, reply, fields, ACT);
  });
  scope.post('/bulk/act', async (request, reply) => check(deps, reply, sentOf(request).fields));
  scope.post('/bulk/run', async (request, reply) => run(deps, reply, sentOf(request).fields));
  scope.post('/bulk/refused.csv', async (request, reply) => sendRefused(deps, reply, sentOf(request).fields));
}

/** The action of a form whose selection can be acted on. */
function chosenIn(fields: URLSearchParams): BulkAction | null {
  return wrongSelection(selectionIn(fields).length) === null ? actIn(fields) : null;
}

/** @param missing the field that was not filled in. */
async function sendChoose(
  deps: ScreensDeps,
  reply: FastifyReply,
  fields: URLSearchParams,
  missing?: typeof ACT,
): Promise<FastifyReply> {
  const ids = selectionIn(fields);
  const wrong = wrongSelection(ids.length);
  const { cases, names } = await selectionOf(deps, reply, wrong === null ? ids : []);
  const props = {
    ...{ cases, names, queue: queueIn(fields) },
    choices: bulkChoices(cases),
    lost: wrong === null ? ids.length - cases.length : 0,
    errors: new Map(missing && wrong === null ? [[missing, BULK_WORDS.actionMissing]] : []),
    general: wrong === null ? [] : [sayingIn(languageOf(reply.request))(wrong)],
  };
  return sendPage(reply, <ChoosePage {...props} />, wrong === null && !missing ? 200 : 422);
}

interface Asked {
  readonly of: BulkAction;
  readonly fields: URLSearchParams;
  readonly state: FormState;
}

async function sendForm(
  deps: ScreensDeps,
  reply: FastifyReply,
  { of, fields, state }: Asked,
  status = 200,
): Promise<FastifyReply> {
  const { cases, names } = await selectionOf(deps, reply, selectionIn(fields));
  const judged = judgeUnfilled(cases, of);
  return sendPage(reply, <FormPage {...{ of, judged, names, state }} queue={queueIn(fields)} />, status);
}

/** What the judge says of each case with the form as it was filled in; nothing is done yet. */
async function check(deps: ScreensDeps, reply: FastifyReply, fields: URLSearchParams): Promise<FastifyReply> {
  const of = chosenIn(fields);
  if (!of) return sendChoose(deps, reply, fields, ACT);
  const form = of.action.form ?? {};
  const { state, onlyShow } = sentState(form, fields);
  if (onlyShow) return sendForm(deps, reply, { of, fields, state }, state.errors.size > 0 ? 422 : 200);
  const { cases, names } = await selectionOf(deps, reply, selectionIn(fields));
  const judged = await judgeFilledIn(deps, personOf(reply.request), cases, of, filledIn(form, state.values));
  const invalid = judged.find(({ problem }) => problem?.problem === 'formInvalid')?.problem;
  if (invalid) {
    const refused = refusedState(form, state, invalid, languageOf(reply.request));
    return sendForm(deps, reply, { of, fields, state: refused }, problemText(invalid).status);
  }
  const acts = openOf(judged).map(newAct);
  const say = sayingIn(languageOf(reply.request));
  const whys = new Map(
    judged.flatMap(({ selected, problem }) => (problem ? [[selected.id, say(wordsAgainst(problem))] as const] : [])),
  );
  const props = { of, judged, names, acts, whys, queue: queueIn(fields) };
  return sendPage(reply, <CheckPage {...props} values={state.values} />);
}

/** What a confirmed page sends: its acts, and why the other cases were left out. */
interface Confirmed {
  readonly of: BulkAction;
  readonly acts: readonly BulkAct[];
  readonly whys: ReadonlyMap<string, string>;
  readonly fields: URLSearchParams;
}

/** Takes a confirmed page. Sent without a session it is shown again with the same acts, of which nothing was done. */
async function run(deps: ScreensDeps, reply: FastifyReply, fields: URLSearchParams): Promise<FastifyReply> {
  const [of, acts, whys] = [actIn(fields), actsIn(fields), whysIn(fields)];
  if (!of) return sendProblemPage(reply, { problem: 'noSuchAction' });
  const ids = [...new Set([...acts.map(({ caseId }) => caseId), ...whys.keys()])];
  if (wrongSelection(ids.length) !== null)
    return sendChoose(deps, reply, new URLSearchParams(ids.map((id) => [CASE, id])));
  if (!fields.has(ONLY_SHOW)) return perform(deps, reply, { of, acts, whys, fields });
  const sent = acts.map(({ caseId }) => caseId);
  const { cases, names } = await selectionOf(deps, reply, sent);
  const judged = cases.map((selected) => ({ selected, problem: null }));
  const props = { of, judged, names, acts, whys, values: fields, queue: queueIn(fields) };
  return sendPage(reply, <CheckPage {...props} />);
}

/** Performs the acts, and tells one result for each case. Sent again, it performs none twice. */
async function perform(
  deps: ScreensDeps,
  reply: FastifyReply,
  { of, acts, whys, fields }: Confirmed,
): Promise<FastifyReply> {
  const form = filledIn(of.action.form ?? {}, fields);
  const results = await performSelection(deps, personOf(reply.request), acts, of.name, form);
  const ids = [...new Set([...acts.map(({ caseId }) => caseId), ...whys.keys()])];
  const { cases, names } = await selectionOf(deps, reply, ids);
  const lines = linesOf(cases, results, whys);
  const unknown = new Set(lines.flatMap(({ id, kind }) => (kind === 'unknown' ? [id] : [])));
  const again = acts.filter(({ caseId }) => unknown.has(caseId));
  const say = sayingIn(languageOf(reply.request));
  const left = lines.flatMap(({ id, kind, said }) =>
    kind === 'refused' ? [[id, typeof said === 'string' ? said : say(said)] as const] : [],
  );
  const props = { of, lines, names, again, whys: new Map(left), values: fields, queue: queueIn(fields) };
  return sendPage(reply, <ResultPage {...props} />);
}

function linesOf(
  cases: readonly SelectedCase[],
  results: readonly BulkResult[],
  whys: ReadonlyMap<string, string>,
): ResultLine[] {
  return cases.map((each) => {
    const result = results.find(({ act }) => act.caseId === each.id);
    if (result) return resultLine(each, result);
    const { id, number, place, stepTitle } = each;
    return { id, number, place, stepTitle, kind: 'refused', said: whys.get(id) ?? '' };
  });
}
