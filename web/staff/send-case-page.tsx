import type { FastifyReply } from 'fastify';
import { isProblem } from '../../desk/desk-problem.js';
import { isPicture } from '../../desk/pictures/take-picture.js';
import { showPictures } from '../../desk/pictures/show-pictures.js';
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
  const held = shown.evidence.some(({ mediaType }) => isPicture(mediaType));
  const found = held ? await showPictures(deps, personOf(reply.request), shown.id) : [];
  const pictures = isProblem(found) ? [] : found;
  return sendPage(reply, <CasePage {...{ procedure, shown, suggestions, pictures }} {...told} />, status);
}
