import type { FastifyReply } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { isProblem } from '../../desk/desk-problem.js';
import { type ShownPicture, showPictures } from '../../desk/pictures/show-pictures.js';
import { isPicture } from '../../desk/pictures/take-picture.js';
import type { ShownCase } from '../../desk/show-case.js';
import type { ScreensDeps } from '../screens.js';

/** The pictures of a case that the person may look at; nothing is asked for where the case holds none. */
export async function picturesOf(
  deps: ScreensDeps,
  { request }: FastifyReply,
  { id, evidence }: Pick<ShownCase, 'id' | 'evidence'>,
): Promise<readonly ShownPicture[]> {
  if (!evidence.some(({ mediaType }) => isPicture(mediaType))) return [];
  const found = await showPictures(deps, personOf(request), id);
  return isProblem(found) ? [] : found;
}
