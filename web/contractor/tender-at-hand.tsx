import type { FastifyReply } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { type DeskProblem, isProblem } from '../../desk/desk-problem.js';
import { type ShownTender, showTender } from '../../desk/show-tender.js';
import { uuidOf } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { NotSupplierPage } from './bids/tenders-page.js';

/** The tender of that id; `null` once a page was sent that says why it is not shown. */
export async function tenderAtHand(deps: ScreensDeps, reply: FastifyReply, id: string): Promise<ShownTender | null> {
  const shown =
    uuidOf(id) === null ? ({ problem: 'notFound' } as const) : await showTender(deps, personOf(reply.request), id);
  if (!isProblem(shown)) return shown;
  sendTenderProblem(reply, shown);
  return null;
}

/** Why nothing of a tender is shown; a firm that is no supplier learns what to ask the county for. */
export function sendTenderProblem(reply: FastifyReply, problem: DeskProblem): FastifyReply {
  return problem.problem === 'supplierMissing'
    ? sendPage(reply, <NotSupplierPage />, 403)
    : sendProblemPage(reply, problem);
}
