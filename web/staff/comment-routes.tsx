import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problemText } from '../../api/plugins/problems.js';
import { personOf } from '../../api/plugins/signed-in.js';
import { addComment, type ShownComment, type WantedComment } from '../../desk/comments.js';
import { type DeskProblem, isProblem } from '../../desk/desk-problem.js';
import type { Person } from '../../desk/who-am-i.js';
import { errorsByName } from '../forms/error-summary.js';
import { ONLY_SHOW } from '../forms/form-names.js';
import { sentOf, uuidIn } from '../forms/sent-form.js';
import { languageOf } from '../language.js';
import type { ScreensDeps } from '../screens.js';
import { COMMENT_SHARED, COMMENT_TEXT, EMPTY_COMMENT, type TypedComment } from './case/typed-comment.js';
import { caseAtHand } from './case-params.js';
import { sendCasePage } from './send-case-page.js';

/** Saying something about a case. */
export function commentRoutes(scope: FastifyInstance, deps: ScreensDeps): void {
  scope.post<{ Params: { readonly id: string } }>('/cases/:id/comments', async (request, reply) => {
    const { id } = request.params;
    const found = await caseAtHand(deps, reply, id);
    if (!found) return reply;
    const { fields } = sentOf(request);
    const comment = typedIn(fields);
    if (fields.has(ONLY_SHOW)) return sendCasePage(deps, reply, found, { comment });
    const kept = await keep(
      deps,
      personOf(request),
      { caseId: id, text: comment.text, shareWithFirms: comment.shared },
      uuidIn(fields, 'requestId'),
    );
    if (!isProblem(kept)) return reply.redirect(`/cases/${id}#comments`, 303);
    return sendCasePage(deps, reply, found, { comment: refused(reply, comment, kept) }, problemText(kept).status);
  });
}

/** A form that was sent before and came back with other words, by the browser's way back, is a comment of its own. */
async function keep(
  deps: ScreensDeps,
  person: Person,
  wanted: Omit<WantedComment, 'id'>,
  id: string,
): Promise<ShownComment | DeskProblem> {
  const kept = await addComment(deps, person, { ...wanted, id });
  const another = isProblem(kept) && kept.problem === 'idempotencyKeyReused';
  return another ? addComment(deps, person, { ...wanted, id: randomUUID() }) : kept;
}

function typedIn(fields: URLSearchParams): TypedComment {
  return {
    ...EMPTY_COMMENT,
    text: fields.get(COMMENT_TEXT) ?? '',
    shared: fields.get(COMMENT_SHARED) === 'yes',
    requestId: uuidIn(fields, 'requestId'),
  };
}

function refused({ request }: FastifyReply, comment: TypedComment, problem: DeskProblem): TypedComment {
  const errors = errorsByName({}, problem.errors ?? []);
  return { ...comment, errors, general: errors.size > 0 ? [] : [problemText(problem).title[languageOf(request)]] };
}
