import type { FastifyInstance } from 'fastify';
import { personOf } from '../../api/plugins/signed-in.js';
import { listCases } from '../../desk/list-cases.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { filterOf, viewOf } from './queue/queue-filter.js';
import { QueuePage } from './queue/queue-page.js';

/** The work queue. What is asked for stands in the address, so that it can be kept and sent. */
export function queueRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/queue', async (request, reply) => {
    const asked = new URL(request.url, 'http://here').searchParams;
    const page = await listCases(deps, personOf(request), filterOf(asked));
    return sendPage(reply, <QueuePage {...{ page, asked }} view={viewOf(asked)} />);
  });
}
