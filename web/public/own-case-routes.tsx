import type { FastifyInstance } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { publicLimit } from '../../api/plugins/rate-limits.js';
import { countyByCode } from '../../desk/public-counties.js';
import { isProblem } from '../../desk/desk-problem.js';
import { ownCase } from '../../desk/own-case.js';
import { EMPTY_FORM } from '../forms/form-state.js';
import { sendProblemPage } from '../problem-page.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { AskOwnCasePage, OwnCasePage } from './own-case-page.js';
import { OWN_CASE_WORDS } from './own-case-words.js';
import { askedIn, publicBase, refusedAsking } from './public-form.js';

interface OfCounty {
  readonly Params: { readonly county: string };
}

/** An applicant asks for the own case. No session: the page is the answer to the form, and is nowhere kept. */
export function ownCaseRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get<OfCounty>('/public/:county/case', async ({ params: { county } }, reply) => {
    if (!(await countyByCode(deps.pool, county))) return sendProblemPage(reply, { problem: 'notFound' });
    return sendPage(reply, <AskOwnCasePage base={publicBase(county)} state={EMPTY_FORM} />);
  });
  const preHandler = publicLimit(scope, deps.limits);
  scope.post<OfCounty>('/public/:county/case', { preHandler }, async (request, reply) => {
    const { county } = request.params;
    const base = publicBase(county);
    const { number, idTail, code } = OWN_CASE_WORDS;
    const { asked, state } = askedIn(request, { number, idTail, code });
    if (!asked) return sendPage(reply, <AskOwnCasePage {...{ base, state }} />, 422);
    const found = await ownCase(deps, county, asked);
    if (!isProblem(found)) return sendPage(reply, <OwnCasePage {...{ base, found }} />);
    const refused = refusedAsking(request, state, found);
    return sendPage(reply, <AskOwnCasePage base={base} state={refused} />, problemText(found).status);
  });
}
