import type { Text } from '../../procedures/vocabulary.js';
import { ErrorSummary } from '../forms/error-summary.js';
import { ONLY_SHOW } from '../forms/form-names.js';
import { Page } from '../layout/page.js';
import { PUBLIC_WORDS } from '../public/words.js';
import { WORK_WORDS } from '../contractor/words.js';
import { useSay, useScreen } from '../screen.js';
import { WORDS } from '../words.js';

/** Fields of a form that was sent without a session. */
export type Carried = readonly (readonly [string, string])[];

/** Before the name of every carried field. */
export const CARRIED = 'carried.';

export interface SignInProps {
  /** Where to go on. */
  readonly back: string;
  readonly carried?: Carried;
  readonly login?: string;
  readonly problem?: Text;
}

/** Signing in; what was typed before the session ended travels along. */
export function SignInPage({ back, carried = [], login = '', problem }: SignInProps) {
  const say = useSay();
  return (
    <Page title={WORDS.signIn} hasErrors={problem !== undefined}>
      <ErrorSummary errors={problem ? new Map([['login', problem]]) : new Map()} />
      {carried.length > 0 && <p class="govuk-inset-text">{say(WORDS.sessionEnded)}</p>}
      <p class="govuk-inset-text" data-photos-wait={say(WORK_WORDS.photosWait)} hidden />
      <h1 class="govuk-heading-l">{say(WORDS.signIn)}</h1>
      <form method="post" action="/sign-in">
        <input type="hidden" name="back" value={back} />
        <CarriedFields carried={carried} />
        <div class="govuk-form-group">
          <label class="govuk-label" for="login">
            {say(WORDS.login)}
          </label>
          <input
            class="govuk-input govuk-input--width-20"
            id="login"
            name="login"
            value={login}
            autoComplete="username"
            autoCapitalize="none"
            spellcheck={false}
          />
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="password">
            {say(WORDS.password)}
          </label>
          <input
            class="govuk-input govuk-input--width-20"
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
          />
        </div>
        <button class="govuk-button">{say(WORDS.signIn)}</button>
      </form>
      <p class="govuk-body">{say(WORDS.passwordForgotten)}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/join">
          {say(WORK_WORDS.join)}
        </a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/public">
          {say(PUBLIC_WORDS.toPublic)}
        </a>
      </p>
    </Page>
  );
}

function CarriedFields({ carried }: { readonly carried: Carried }) {
  return (
    <>
      {carried.map(([name, value], at) => (
        <input key={at} type="hidden" name={`${CARRIED}${name}`} value={value} />
      ))}
    </>
  );
}

/** Signed in again: on to the form, filled in as it was. */
export function GoOnPage({ back, carried }: Required<Pick<SignInProps, 'back' | 'carried'>>) {
  const say = useSay();
  return (
    <Page title={WORDS.continue}>
      <h1 class="govuk-heading-l">{say(WORDS.continue)}</h1>
      <p class="govuk-body">{say(WORDS.typedIsKept)}</p>
      <form method="post" action={back}>
        <GoOnFields carried={carried} />
        <button class="govuk-button">{say(WORDS.continue)}</button>
      </form>
    </Page>
  );
}

function GoOnFields({ carried }: { readonly carried: Carried }) {
  const { csrf } = useScreen();
  return (
    <>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name={ONLY_SHOW} value="1" />
      {carried.map(([name, value], at) => (
        <input key={at} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
