import { ErrorSummary } from '../forms/error-summary.js';
import type { FormState } from '../forms/form-state.js';
import { Page } from '../layout/page.js';
import { TextInput } from '../parts/text-input.js';
import { useSay } from '../screen.js';
import { WORK_WORDS } from './words.js';

/** Somebody who was invited gives telephone and code, and chooses a password. */
export function JoinPage({ state }: { readonly state: FormState }) {
  const say = useSay();
  return (
    <Page title={WORK_WORDS.join} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(WORK_WORDS.join)}</h1>
      <p class="govuk-body">{say(WORK_WORDS.joinLead)}</p>
      <form method="post" action="/join" noValidate>
        <TextInput name="phone" title={WORK_WORDS.phone} state={state} kind="numeric" autoComplete="username" />
        <TextInput name="code" title={WORK_WORDS.code} state={state} kind="numeric" autoComplete="one-time-code" />
        <TextInput
          name="password"
          title={WORK_WORDS.newPassword}
          state={state}
          kind="password"
          autoComplete="new-password"
        />
        <button class="govuk-button">{say(WORK_WORDS.joinNow)}</button>
      </form>
    </Page>
  );
}
