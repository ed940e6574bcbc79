import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { type Problem, problemOfThrown, problemText } from '../api/plugins/problems.js';
import type { Text } from '../procedures/vocabulary.js';
import { Page } from './layout/page.js';
import { useSay } from './screen.js';
import { sendPage } from './send-page.js';
import { WORDS } from './words.js';

/** Why something was not done, in words, and where to go on. */
function ProblemPage({ text, status }: { readonly text: Text; readonly status: number }) {
  const say = useSay();
  const title = status === 404 ? WORDS.notFoundTitle : WORDS.sorryTitle;
  return (
    <Page title={title}>
      <h1 class="govuk-heading-l">{say(title)}</h1>
      <p class="govuk-body">{say(text)}</p>
      {status === 503 && <p class="govuk-body">{say(WORDS.tryAgain)}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href="/">
          {say(WORDS.toStart)}
        </a>
      </p>
    </Page>
  );
}

/** Answers with a problem as a page. */
export function sendProblemPage(reply: FastifyReply, problem: Problem): FastifyReply {
  const { status, title } = problemText(problem);
  // Who is not signed in has no area of duty to be told of.
  const text = problem.problem === 'notFound' && reply.request.person === null ? WORDS.notFoundHere : title;
  return sendPage(reply, <ProblemPage text={text} status={status} />, status);
}

/** Whatever goes wrong under the screens' addresses is told by a page, and an address that leads nowhere too. */
export function answerWithPages(scope: FastifyInstance): void {
  scope.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblemPage(reply, problemOfThrown(error, request)),
  );
  scope.get('/*', async (request, reply) =>
    request.url.startsWith('/api/') ? reply.callNotFound() : sendProblemPage(reply, { problem: 'notFound' }),
  );
}
