import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { sendFile } from '../../../api/plugins/send-file.js';
import { csvOf } from '../../csv.js';
import { languageOf, sayingIn } from '../../language.js';
import { sendProblemPage } from '../../problem-page.js';
import type { ScreensDeps } from '../../screens.js';
import { WORDS } from '../../words.js';
import { whysIn } from './bulk-fields.js';
import { wrongSelection } from './choose-page.js';
import { selectionOf } from './selection.js';
import { BULK_WORDS } from './words.js';

const HEADS = [WORDS.number, WORDS.applicant, WORDS.place, WORDS.step, BULK_WORDS.reason];

/** The cases that were not acted on, with the reasons as the page said them, for a spreadsheet. */
export async function sendRefused(
  deps: ScreensDeps,
  reply: FastifyReply,
  fields: URLSearchParams,
): Promise<FastifyReply> {
  const whys = whysIn(fields);
  if (wrongSelection(whys.size) !== null) return sendProblemPage(reply, { problem: 'notFound' });
  const { cases, names } = await selectionOf(deps, reply, [...whys.keys()]);
  const say = sayingIn(languageOf(reply.request));
  const rows = cases.map(({ id, number, place, stepTitle }) => [
    ...[number, names.get(id) ?? '', place, say(stepTitle), whys.get(id) ?? ''],
  ]);
  const content = csvOf([HEADS.map((head) => say(head)), ...rows]);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return sendFile(reply, { name: 'not-done', mediaType: 'text/csv', bytes: content.length, sha256, content });
}
