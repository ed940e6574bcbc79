import type { FastifyInstance } from 'fastify';
import { isProblem } from '../../desk/desk-problem.js';
import { publicList, publicSamplings } from '../../desk/list-samplings.js';
import { uuidOf } from '../forms/sent-form.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { PublicSamplingPage, PublicSamplingsPage } from './sampling-pages.js';

interface OfCounty {
  readonly Params: { readonly county: string };
}

interface OfSampling {
  readonly Params: { readonly county: string; readonly id: string };
}

/** What everyone may see of the city's samplings, without an account. */
export function publicSamplingRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfCounty>('/public/:county/samplings', async ({ params: { county } }, reply) => {
    const found = await publicSamplings(deps, county);
    if (isProblem(found)) return sendProblemPage(reply, found);
    return sendPage(reply, <PublicSamplingsPage published={found} base={baseOf(county)} />);
  });
  scope.get<OfSampling>('/public/:county/samplings/:id', async ({ params: { county, id } }, reply) => {
    const known = uuidOf(id);
    const found = known === null ? ({ problem: 'notFound' } as const) : await publicSamplings(deps, county, known);
    if (isProblem(found)) return sendProblemPage(reply, found);
    const [sampling] = found.samplings;
    if (!sampling) return sendProblemPage(reply, { problem: 'notFound' });
    return sendPage(reply, <PublicSamplingPage county={found.county} sampling={sampling} base={baseOf(county)} />);
  });
  scope.get<OfSampling>('/public/:county/samplings/:id/list.txt', async ({ params: { county, id } }, reply) => {
    const known = uuidOf(id);
    const found = known === null ? ({ problem: 'notFound' } as const) : await publicList(deps, county, known);
    return isProblem(found)
      ? sendProblemPage(reply, found)
      : reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(found.list);
  });
}

const baseOf = (county: string): string => `/public/${encodeURIComponent(county)}/samplings`;
