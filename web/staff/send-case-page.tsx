import type { FastifyReply } from 'fastify';
import { isProblem } from '../../desk/desk-problem.js';
import { OBJECT } from '../../desk/inquiry.js';
import { type ReceivedObjections, receivedObjections } from '../../desk/received-objections.js';
import { actionAt } from '../../procedures/procedure.js';
import { personOf } from '../../api/plugins/signed-in.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { CasePage, type CasePageProps } from './case/case-page.js';
import type { CaseAtHand } from './case-params.js';
import { picturesOf } from './pictures-of.js';
import { suggestionsFor } from './suggestions.js';

/** Sends the page of a case, with what was just done or what was typed and not kept. */
export async function sendCasePage(
  deps: ScreensDeps,
  reply: FastifyReply,
  { procedure, shown }: CaseAtHand,
  told: Pick<CasePageProps, 'done' | 'comment' | 'queue'>,
  status = 200,
): Promise<FastifyReply> {
  const suggestions = await suggestionsFor(deps, personOf(reply.request), { procedure, shown });
  const pictures = await picturesOf(deps, reply, shown);
  const received = await objectionsAgainst(deps, reply, { procedure, shown });
  return sendPage(reply, <CasePage {...{ procedure, shown, suggestions, pictures, received }} {...told} />, status);
}

/** Objections from the public are looked for only where the case was ever at a step that takes them. */
async function objectionsAgainst(
  deps: ScreensDeps,
  { request }: FastifyReply,
  { procedure, shown }: CaseAtHand,
): Promise<ReceivedObjections | undefined> {
  if (!shown.timeline.some(({ toStep }) => actionAt(procedure, toStep, OBJECT))) return undefined;
  const received = await receivedObjections(deps, personOf(request), shown.id);
  return isProblem(received) || received.objections.length === 0 ? undefined : received;
}
