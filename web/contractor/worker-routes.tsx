import type { FastifyInstance, FastifyReply } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { dismissWorker } from '../../desk/dismiss-worker.js';
import { inviteWorker } from '../../desk/invite-worker.js';
import { listWorkers } from '../../desk/list-workers.js';
import { EMPTY_FORM, type FormState } from '../forms/form-state.js';
import { plainErrors } from '../forms/plain-errors.js';
import { sentOf, uuidOf } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { WORK_WORDS } from './words.js';
import { DismissPage, WorkersPage } from './workers-page.js';

const TITLES = { name: WORK_WORDS.name, phone: WORK_WORDS.phone };
const DONE = { invited: WORK_WORDS.invite, dismissed: WORK_WORDS.dismiss } as const;

/** The workers of a firm, for those who act for the whole of it. */
export function workerRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<{ Querystring: { readonly done?: string } }>('/work/workers', async (request, reply) => {
    const { done = '' } = request.query;
    return sendWorkers(deps, reply, EMPTY_FORM, { done: Object.hasOwn(DONE, done) ? done : '' });
  });
  scope.post('/work/workers', async (request, reply) => {
    const { fields } = sentOf(request);
    const wanted = { name: fields.get('name') ?? '', phone: fields.get('phone') ?? '' };
    const answer = await inviteWorker(deps, personOf(request), wanted);
    if (!isProblem(answer)) return reply.redirect('/work/workers?done=invited', 303);
    const { status, title } = problemText(answer);
    const errors = plainErrors(answer.errors ?? [], TITLES);
    const general = errors.size > 0 ? [] : [title[languageOf(request)]];
    return sendWorkers(deps, reply, { ...EMPTY_FORM, values: fields, errors, general }, { status });
  });
  scope.get<OfWorker>('/work/workers/:id/dismiss', async (request, reply) => {
    const firm = await listWorkers(deps, personOf(request));
    if (isProblem(firm)) return sendProblemPage(reply, firm);
    const worker = firm.workers.find(({ userId, leftAt }) => userId === request.params.id && leftAt === null);
    return worker ? sendPage(reply, <DismissPage worker={worker} />) : sendProblemPage(reply, { problem: 'notFound' });
  });
  scope.post<OfWorker>('/work/workers/:id/dismiss', async (request, reply) => {
    const id = uuidOf(request.params.id);
    const answer = id ? await dismissWorker(deps, personOf(request), id) : ({ problem: 'notFound' } as const);
    return isProblem(answer) ? sendProblemPage(reply, answer) : reply.redirect('/work/workers?done=dismissed', 303);
  });
}

interface OfWorker {
  readonly Params: { readonly id: string };
}

async function sendWorkers(
  deps: ScreensDeps,
  reply: FastifyReply,
  state: FormState,
  { done = '', status = 200 }: { readonly done?: string; readonly status?: number },
): Promise<FastifyReply> {
  const firm = await listWorkers(deps, personOf(reply.request));
  if (isProblem(firm)) return sendProblemPage(reply, firm);
  return sendPage(reply, <WorkersPage {...{ firm, state, done: DONE[done as keyof typeof DONE] }} />, status);
}
