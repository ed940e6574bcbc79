import { Page } from '../layout/page.js';
import { WORK_WORDS } from './words.js';

/** In both languages: it is kept on the phone before anybody's language is known. */
export function NoSignalPage() {
  return (
    <Page title={WORK_WORDS.noSignalTitle}>
      <h1 class="govuk-heading-l">
        {WORK_WORDS.noSignalTitle.zh} <span lang="en">{WORK_WORDS.noSignalTitle.en}</span>
      </h1>
      <p class="govuk-body">{WORK_WORDS.noSignal.zh}</p>
      <p class="govuk-body" lang="en">
        {WORK_WORDS.noSignal.en}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/work">
          {WORK_WORDS.title.zh} <span lang="en">{WORK_WORDS.title.en}</span>
        </a>
      </p>
    </Page>
  );
}
