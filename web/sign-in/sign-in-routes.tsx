import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signInLimit } from '../../api/plugins/rate-limits.js';
import { problemText } from '../../api/plugins/problems.js';
import { isProblem } from '../../desk/desk-problem.js';
import { signInAtDoor } from '../../desk/sign-in-at-door.js';
import { isContractorOnly } from '../../desk/seats.js';
import { type Person, whoAmI } from '../../desk/who-am-i.js';
import { checkToken, sentOf } from '../forms/sent-form.js';
import { localPath } from '../local-path.js';
import type { ScreensDeps } from '../screens.js';
import { sendPage } from '../send-page.js';
import { CARRIED, GoOnPage, SignInPage } from './sign-in-page.js';

/** Signing in and out in a browser. */
export function signInRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.get('/', async (request, reply) => reply.redirect(request.person ? startOf(request.person) : '/sign-in', 303));
  scope.get<{ Querystring: { readonly back?: string } }>('/sign-in', async (request, reply) =>
    sendPage(reply, <SignInPage back={localPath(request.query.back)} />),
  );
  const limit = signInLimit(scope, deps.limits, ({ sent }) => (sent?.fields.get('login') ?? '').trim().toLowerCase());
  scope.post('/sign-in', { preHandler: limit }, async (request, reply) => takeSignIn(deps, request, reply));
  scope.post('/sign-out', async (request, reply) => {
    await checkToken(scope, request, reply);
    await request.session.destroy();
    return reply.clearCookie('tongtu', { path: '/' }).redirect('/sign-in?left=1', 303);
  });
}

async function takeSignIn(deps: ScreensDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { fields } = sentOf(request);
  const back = localPath(fields.get('back') ?? undefined);
  const login = (fields.get('login') ?? '').trim().slice(0, 100);
  const carried = [...fields].flatMap(([name, value]) =>
    name.startsWith(CARRIED) ? [[name.slice(CARRIED.length), value] as const] : [],
  );
  const signedIn = isFromHere(request)
    ? await signInAtDoor(deps, login, (fields.get('password') ?? '').slice(0, 200))
    : ({ problem: 'signInFailed' } as const);
  if (isProblem(signedIn)) {
    const problem = problemText(signedIn).title;
    return sendPage(reply, <SignInPage {...{ back, carried, login, problem }} />, 401);
  }
  // A new id, so that one that was planted before signing in is worth nothing.
  await request.session.regenerate();
  request.session.tenant = signedIn.tenant;
  request.session.userId = signedIn.userId;
  if (carried.length === 0) return reply.redirect(back === '/sign-in' ? '/' : back, 303);
  request.person = await whoAmI(deps.pool, signedIn.tenant, signedIn.userId);
  return sendPage(reply, <GoOnPage back={back} carried={carried} />);
}

/** Where somebody begins: a contractor with the own work orders. */
function startOf(person: Person): string {
  return isContractorOnly(person) ? '/work' : '/queue';
}

/** A form of another site must not sign someone in as somebody else: browsers say where a form comes from. */
export function isFromHere({ headers, host }: FastifyRequest): boolean {
  const { origin } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
