import type { FastifyInstance } from 'fastify';
import { isProblem } from '../../desk/desk-problem.js';
import { publicCounties } from '../../desk/public-counties.js';
import { publicNotices } from '../../desk/public-notices.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { CountiesPage } from './counties-page.js';
import { PublicNoticesPage } from './notices-page.js';

/** What everyone may see of a county, without an account. */
export function publicNoticeRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/public', async (_request, reply) => {
    return sendPage(reply, <CountiesPage counties={await publicCounties(deps.pool)} />);
  });
  scope.get<{ Params: { readonly county: string } }>('/public/:county', async ({ params: { county } }, reply) => {
    const found = await publicNotices(deps, county);
    if (isProblem(found)) return sendProblemPage(reply, found);
    return sendPage(reply, <PublicNoticesPage found={found} base={`/public/${encodeURIComponent(county)}`} />);
  });
}
