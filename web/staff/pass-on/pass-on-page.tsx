import { randomUUID } from 'node:crypto';
import { COORDINATION_TITLES, type CoordinationKind } from '../../../desk/coordination-titles.js';
import { MOST_WORDS } from '../../../desk/pass-on.js';
import type { Receivers } from '../../../desk/passing-on.js';
import type { ShownCase } from '../../../desk/show-case.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { describedBy, ErrorMessage } from '../../forms/form-field.js';
import type { FormState } from '../../forms/form-state.js';
import { Page } from '../../layout/page.js';
import { useSay, useScreen } from '../../screen.js';
import { BackToCase } from '../act/act-page.js';
import { Identity } from '../case/identity.js';
import { queueOfPage } from '../queue/queue-filter.js';
import { ReceiverInputs } from './receiver-inputs.js';
import { PASS_ON_WORDS } from './words.js';

export interface PassOnProps {
  readonly shown: ShownCase;
  readonly kind: CoordinationKind;
  readonly receivers: Receivers;
  readonly state: FormState;
}

/** Passing a case on, on a page of its own: to whom, and with which words. */
export function PassOnPage(props: PassOnProps) {
  const { shown, kind, state } = props;
  const say = useSay();
  const title = COORDINATION_TITLES[kind];
  return (
    <Page title={title} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <BackToCase {...{ shown, state }} />
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(title)}</h1>
      <Identity shown={shown} />
      <p class="govuk-body">{say(PASS_ON_WORDS[`${kind}Lead`])}</p>
      <PassOnForm {...props} />
    </Page>
  );
}

function PassOnForm({ shown, kind, receivers, state }: PassOnProps) {
  const { say, csrf, url } = useScreen();
  const { values } = state;
  const queue = queueOfPage(url, values);
  return (
    <form method="post" action={`/cases/${shown.id}/coordinations/${kind}`} noValidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={values.get('requestId') ?? randomUUID()} />
      <input type="hidden" name="seq" value={String(shown.seq)} />
      {queue !== null && <input type="hidden" name="queue" value={queue} />}
      <ReceiverInputs {...{ kind, receivers, state }} />
      <WordsInput kind={kind} state={state} />
      <button class="govuk-button" data-prevent-double-click>
        {say(PASS_ON_WORDS.send)}
      </button>
    </form>
  );
}

function WordsInput({ kind, state: { values, errors } }: Pick<PassOnProps, 'kind' | 'state'>) {
  const say = useSay();
  const error = errors.get('words');
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label govuk-!-font-weight-bold" for="words">
        {say(kind === 'transfer' ? PASS_ON_WORDS.reason : PASS_ON_WORDS.words)}
      </label>
      <div class="govuk-hint" id="words-hint">
        {say(PASS_ON_WORDS.hint)}
      </div>
      {error && <ErrorMessage id="words" error={error} />}
      <textarea
        class={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
        id="words"
        name="words"
        rows={3}
        maxLength={MOST_WORDS}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy('words', { hint: true, error: error !== undefined })}
      >
        {values.get('words') ?? ''}
      </textarea>
    </div>
  );
}
