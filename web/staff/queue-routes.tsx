import type { FastifyInstance, FastifyReply } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { applicantNames } from '../../desk/applicant-names.js';
import { listCases } from '../../desk/list-cases.js';
import { listOrgs } from '../../desk/list-orgs.js';
import { countViews } from '../../desk/queue-views.js';
import { deleteView, listViews, saveView } from '../../desk/saved-views.js';
import type { Text } from '../../procedures/vocabulary.js';
import { sentOf } from '../forms/sent-form.js';
import { addressQuery } from '../address-query.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { askedOf, isId, queryOf } from './queue/queue-filter.js';
import { QueuePage } from './queue/queue-page.js';
import { QUEUE_WORDS } from './queue/words.js';

const LONGEST_NAME = 40;

/** The work queue and the views of it that people keep. What is asked for stands in the address. */
export function queueRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/queue', async (request, reply) => sendQueue(deps, reply, addressQuery(request.url)));
  scope.post('/queue/views', async (request, reply) => {
    const { fields } = sentOf(request);
    const asked = new URLSearchParams(fields.get('asked') ?? '');
    const name = (fields.get('name') ?? '').trim();
    if (name === '' || [...name].length > LONGEST_NAME) return sendQueue(deps, reply, asked, QUEUE_WORDS.nameMissing);
    const kept = await saveView(deps, personOf(request), { name, asked: askedOf(asked) });
    return kept
      ? reply.redirect(`/queue?${askedOf(asked)}`, 303)
      : sendQueue(deps, reply, asked, QUEUE_WORDS.tooManyViews);
  });
  scope.post<{ Params: { readonly id: string } }>('/queue/views/:id/delete', async (request, reply) => {
    const { id } = request.params;
    if (!isId(id)) return sendProblemPage(reply, { problem: 'notFound' });
    await deleteView(deps, personOf(request), id);
    return reply.redirect('/queue', 303);
  });
}

/** @param refused why a name for the view was not taken. */
async function sendQueue(
  deps: ScreensDeps,
  reply: FastifyReply,
  asked: URLSearchParams,
  refused?: Text,
): Promise<FastifyReply> {
  const person = personOf(reply.request);
  const [page, counts, orgs, saved] = await Promise.all([
    listCases(deps, person, queryOf(asked)),
    countViews(deps, person),
    listOrgs(deps, person),
    listViews(deps, person),
  ]);
  const caseIds = page.cases.map(({ id }) => id);
  const props = {
    page,
    asked,
    counts,
    names: await applicantNames(deps, person, caseIds),
    towns: orgs.filter(({ level }) => level === 'town'),
    saved,
    errors: new Map(refused ? [['name', refused]] : []),
  };
  return sendPage(reply, <QueuePage {...props} />, refused ? 422 : 200);
}
