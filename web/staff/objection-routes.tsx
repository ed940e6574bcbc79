import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { sendFile } from '../../api/plugins/send-file.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { answerObjection } from '../../desk/answer-objection.js';
import { isProblem } from '../../desk/desk-problem.js';
import { getObjectionFile } from '../../desk/get-objection-file.js';
import { listObjections } from '../../desk/list-objections.js';
import { NOT_TAKEN_FORM } from '../../desk/objection-form.js';
import { receivedObjections } from '../../desk/received-objections.js';
import { EMPTY_FORM, type FormState, refusedState } from '../forms/form-state.js';
import { readValues } from '../forms/form-values.js';
import { sentOf, uuidOf } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { copyIn } from './picture-copy.js';
import { ObjectionsPage } from './objections/list-page.js';
import { RefusePage } from './objections/refuse-page.js';

interface OfObjection {
  readonly Params: { readonly id: string; readonly objectionId: string };
}

interface OfFile {
  readonly Params: OfObjection['Params'] & { readonly fileId: string };
  readonly Querystring: { readonly copy?: string };
}

const ADDRESS = '/cases/:id/objections/:objectionId';

/** The list of objections from the public, the files that came with one, and not taking one up. Taking it up is the case's own act. */
export function staffObjectionRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/objections', async (request, reply) => {
    const list = await listObjections(deps, personOf(request));
    return isProblem(list) ? sendProblemPage(reply, list) : sendPage(reply, <ObjectionsPage list={list} />);
  });
  scope.get<OfObjection>(ADDRESS, async (request, reply) => sendRefuse(deps, request, reply, EMPTY_FORM));
  scope.get<OfFile>(`${ADDRESS}/files/:fileId`, async (request, reply) => {
    const of = askedFor(request);
    const fileId = uuidOf(request.params.fileId);
    if (!of || fileId === null) return sendProblemPage(reply, { problem: 'notFound' });
    const copy = copyIn(request.query.copy);
    const found = await getObjectionFile(deps, personOf(request), { ...of, fileId, copy });
    return isProblem(found) ? sendProblemPage(reply, found) : sendFile(reply, { ...found, name: fileId });
  });
  scope.post<OfObjection>(ADDRESS, async (request, reply) => {
    const of = askedFor(request);
    if (!of) return sendProblemPage(reply, { problem: 'notFound' });
    const { fields } = sentOf(request);
    const wanted = { kind: 'notTaken', form: readValues(NOT_TAKEN_FORM, fields) } as const;
    const done = await answerObjection(deps, personOf(request), of, wanted);
    if (!isProblem(done)) return reply.redirect(`/cases/${of.caseId}`, 303);
    const state = refusedState(NOT_TAKEN_FORM, { ...EMPTY_FORM, values: fields }, done, languageOf(request));
    return sendRefuse(deps, request, reply, state, problemText(done).status);
  });
}

function askedFor({ params: { id, objectionId } }: { readonly params: OfObjection['Params'] }) {
  const [caseId, objection] = [uuidOf(id), uuidOf(objectionId)];
  return caseId && objection ? { caseId, objectionId: objection } : null;
}

async function sendRefuse(
  deps: ScreensDeps,
  request: FastifyRequest<OfObjection>,
  reply: FastifyReply,
  state: FormState,
  status = 200,
): Promise<FastifyReply> {
  const of = askedFor(request);
  const received = of ? await receivedObjections(deps, personOf(request), of.caseId) : null;
  if (isProblem(received)) return sendProblemPage(reply, received);
  const objection = received?.objections.find(({ id }) => id === of?.objectionId);
  if (!of || !objection) return sendProblemPage(reply, { problem: 'notFound' });
  return sendPage(reply, <RefusePage caseId={of.caseId} {...{ objection, state }} />, status);
}
