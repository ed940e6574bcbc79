import { randomUUID } from 'node:crypto';
import { MOST_COMMENT, type ShownComment } from '../../../desk/comments.js';
import type { ShownCase } from '../../../desk/show-case.js';
import { ROLES } from '../../../procedures/vocabulary.js';
import { momentOf } from '../../dates.js';
import { describedBy, ErrorMessage } from '../../forms/form-field.js';
import { useSay, useScreen } from '../../screen.js';
import { COMMENT_WORDS } from './comment-words.js';
import { COMMENT_SHARED, COMMENT_TEXT, type TypedComment } from './typed-comment.js';

interface Props {
  readonly shown: ShownCase;
  readonly comment: TypedComment;
}

/** What people said about the case, and a form to say something. */
export function CommentsPanel({ shown, comment }: Props) {
  const say = useSay();
  const { comments, commentFor } = shown;
  if (comments.length === 0 && commentFor === null) return null;
  return (
    <section class="tongtu-panel" aria-labelledby="comments">
      <h2 class="govuk-heading-m" id="comments">
        {say(COMMENT_WORDS.comments)}
      </h2>
      {comments.length === 0 && <p class="govuk-body">{say(COMMENT_WORDS.none)}</p>}
      {comments.length > 0 && (
        <ol class="tongtu-timeline">
          {comments.map((each) => (
            <li key={each.id}>
              <Comment comment={each} />
            </li>
          ))}
        </ol>
      )}
      {commentFor && <CommentForm {...{ shown, comment }} />}
    </section>
  );
}

function Comment({
  comment: { text, role, org, person, writtenAt, sharedWithFirms },
}: {
  readonly comment: ShownComment;
}) {
  const say = useSay();
  return (
    <>
      <p class="tongtu-said">{text}</p>
      <p>{[say(ROLES[role]), org, person].join(' · ')}</p>
      <p class="tongtu-muted">
        <time dateTime={writtenAt}>{momentOf(writtenAt)}</time>
        {sharedWithFirms && <> · {say(COMMENT_WORDS.shared)}</>}
      </p>
    </>
  );
}

function CommentForm({ shown, comment }: Props) {
  const { say, csrf } = useScreen();
  return (
    <form method="post" action={`/cases/${shown.id}/comments`} noValidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={comment.requestId ?? randomUUID()} />
      <TextInput comment={comment} />
      {shown.commentFor === 'firm' ? (
        <p class="govuk-hint">{say(COMMENT_WORDS.firmsSee)}</p>
      ) : (
        <ShareInput shared={comment.shared} />
      )}
      <button class="govuk-button govuk-button--secondary" data-prevent-double-click>
        {say(COMMENT_WORDS.send)}
      </button>
    </form>
  );
}

function TextInput({ comment: { text, errors } }: Pick<Props, 'comment'>) {
  const say = useSay();
  const error = errors.get(COMMENT_TEXT);
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label govuk-!-font-weight-bold" for={COMMENT_TEXT}>
        {say(COMMENT_WORDS.write)}
      </label>
      <div class="govuk-hint" id={`${COMMENT_TEXT}-hint`}>
        {say(COMMENT_WORDS.warning)}
      </div>
      {error && <ErrorMessage id={COMMENT_TEXT} error={error} />}
      <textarea
        class={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
        id={COMMENT_TEXT}
        name={COMMENT_TEXT}
        rows={3}
        maxLength={MOST_COMMENT}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(COMMENT_TEXT, { hint: true, error: error !== undefined })}
      >
        {text}
      </textarea>
    </div>
  );
}

function ShareInput({ shared }: { readonly shared: boolean }) {
  const say = useSay();
  return (
    <div class="govuk-form-group">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={COMMENT_SHARED}
            name={COMMENT_SHARED}
            type="checkbox"
            value="yes"
            checked={shared}
          />
          <label class="govuk-label govuk-checkboxes__label" for={COMMENT_SHARED}>
            {say(COMMENT_WORDS.share)}
          </label>
        </div>
      </div>
    </div>
  );
}
