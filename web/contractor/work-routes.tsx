import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { assignableWorkers, assignWork } from '../../desk/assign-work.js';
import { isProblem } from '../../desk/desk-problem.js';
import { listWorkOrders } from '../../desk/list-work-orders.js';
import { actionTitle } from '../../desk/words.js';
import { type ShownWorkOrder, showWorkOrder } from '../../desk/work-order.js';
import { useFilesAgain } from '../../desk/use-files-again.js';
import type { Text } from '../../procedures/vocabulary.js';
import { drawnFiles } from '../forms/drawn-signature.js';
import type { Errors } from '../forms/form-fields.js';
import { slotName } from '../forms/form-names.js';
import { sentOf, uuidOf } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { keepFiles } from '../staff/act/keep-files.js';
import { WORK_WORDS } from './words.js';
import { againName } from './work/again-form.js';
import { HomePage } from './work/home-page.js';
import { PrintPage } from './work/print-page.js';
import { WorkPage } from './work/work-page.js';

interface OfHome {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly done?: string };
}

/** A contractor's homes: the list, a home, its photographs old and new, to whom it is assigned, and its sheet with the QR code. */
export function workRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<{ Querystring: { readonly closed?: string } }>('/work', async (request, reply) => {
    const closed = request.query.closed === 'true';
    const work = await listWorkOrders(deps, personOf(request), { closed });
    return isProblem(work) ? sendProblemPage(reply, work) : sendPage(reply, <WorkPage {...{ work, closed }} />);
  });
  scope.get<OfHome>('/work/:id', async (request, reply) => {
    const order = await orderAtHand(deps, reply, request.params.id);
    return order ? sendHome(deps, reply, order, { done: doneIn(order, request.query.done) }) : reply;
  });
  scope.get<OfHome>('/work/:id/print', async (request, reply) => {
    const order = await orderAtHand(deps, reply, request.params.id);
    const address = `${request.protocol}://${request.host}/work/${request.params.id}`;
    return order ? sendPage(reply, <PrintPage {...{ order, address }} />) : reply;
  });
  scope.post<OfHome>('/work/:id/papers', async (request, reply) => takePapers(deps, request, reply));
  scope.post<OfHome>('/work/:id/again', async (request, reply) => takeAgain(deps, request, reply));
  scope.post<OfHome>('/work/:id/workers', async (request, reply) => {
    const { id } = request.params;
    const workers = sentOf(request)
      .fields.getAll('workers')
      .flatMap((said) => uuidOf(said) ?? []);
    const order = await orderAtHand(deps, reply, id);
    if (!order) return reply;
    const answer = await assignWork(deps, personOf(request), { caseId: id, workers });
    return isProblem(answer) ? sendProblemPage(reply, answer) : reply.redirect(`/work/${id}?done=assigned`, 303);
  });
}

/** The work order of that id; `null` once something else was sent: officers who scan the code go on to the case itself. */
async function orderAtHand(deps: ScreensDeps, reply: FastifyReply, id: string): Promise<ShownWorkOrder | null> {
  const order =
    uuidOf(id) === null ? ({ problem: 'notFound' } as const) : await showWorkOrder(deps, personOf(reply.request), id);
  if (!isProblem(order)) return order;
  if (order.problem === 'notYourRole') reply.redirect(`/cases/${id}`, 303);
  else sendProblemPage(reply, order);
  return null;
}

async function sendHome(
  deps: ScreensDeps,
  reply: FastifyReply,
  order: ShownWorkOrder,
  { done, errors = new Map() }: { readonly done?: Text | undefined; readonly errors?: Errors },
  status = 200,
): Promise<FastifyReply> {
  const workers = await assignableWorkers(deps, personOf(reply.request), order.shown.id);
  return sendPage(reply, <HomePage {...{ order, workers, done, errors }} />, status);
}

/** What was done last: an act of the case, an assignment, or files; nothing where the address says what was never done. */
function doneIn({ shown, procedure }: ShownWorkOrder, done: string | undefined): Text | undefined {
  if (done === undefined) return undefined;
  if (done === 'assigned') return WORK_WORDS.assign;
  if (done === 'papers') return WORK_WORDS.upload;
  if (done === 'again') return WORK_WORDS.useAgain;
  return shown.timeline.some(({ action }) => action === done) ? actionTitle(procedure, done) : undefined;
}

/** What can be kept is kept; the page says which slot had a file that cannot. */
async function takePapers(
  deps: ScreensDeps,
  request: FastifyRequest<OfHome>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id } = request.params;
  const before = await orderAtHand(deps, reply, id);
  if (!before) return reply;
  const { fields, files: chosen } = sentOf(request);
  const signed = before.slots.filter(({ signature }) => signature).map(({ slot }) => slot);
  const files = [...drawnFiles(fields, signed), ...chosen];
  const errors = files.length === 0 ? nothingChosen(before) : await keepFiles(deps, personOf(request), id, files);
  if (errors.size === 0) return reply.redirect(`/work/${id}?done=papers`, 303);
  const order = await orderAtHand(deps, reply, id);
  return order ? sendHome(deps, reply, order, { errors }, 422) : reply;
}

/** Photographs of a report that was sent back count for the next one. */
async function takeAgain(
  deps: ScreensDeps,
  request: FastifyRequest<OfHome>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id } = request.params;
  const order = await orderAtHand(deps, reply, id);
  if (!order) return reply;
  const { fields } = sentOf(request);
  const evidenceIds = fields.getAll('again').flatMap((said) => uuidOf(said) ?? []);
  if (evidenceIds.length === 0) {
    const errors = new Map([[againName(fields.get('slot') ?? ''), WORK_WORDS.chooseAgain]]);
    return sendHome(deps, reply, order, { errors }, 422);
  }
  const problem = await useFilesAgain(deps, personOf(request), { caseId: id, evidenceIds });
  return problem ? sendProblemPage(reply, problem) : reply.redirect(`/work/${id}?done=again`, 303);
}

function nothingChosen({ slots }: ShownWorkOrder): Errors {
  const [first] = slots.filter(({ asked }) => asked);
  return new Map([[slotName(first?.slot ?? ''), WORK_WORDS.chooseFirst]]);
}
