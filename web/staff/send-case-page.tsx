import type { FastifyReply } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { CasePage, type CasePageProps } from './case/case-page.js';
import type { CaseAtHand } from './case-params.js';
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
  return sendPage(reply, <CasePage {...{ procedure, shown, suggestions }} {...told} />, status);
}
