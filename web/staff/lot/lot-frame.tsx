import type { ComponentChildren } from 'preact';
import type { Text } from '../../../procedures/vocabulary.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import type { Errors, Suggestions } from '../../forms/form-fields.js';
import { Page } from '../../layout/page.js';
import { DoneBanner } from '../../parts/done-banner.js';
import { useSay } from '../../screen.js';
import { Identity } from '../case/identity.js';
import type { CaseAtHand } from '../case-params.js';
import { LotTabs } from './lot-tabs.js';

export interface FrameProps extends CaseAtHand {
  /** What was just done, told once. */
  readonly done?: Text | undefined;
  /** What the forms of the page's acts offer while someone types. */
  readonly suggestions?: Suggestions;
}

interface Props extends FrameProps {
  readonly title: Text;
  readonly errors?: Errors;
  readonly general?: readonly string[];
  readonly children: ComponentChildren;
}

/** A page about a lot: which lot, where it stands, and the way to its other pages. */
export function LotFrame({ shown, title, done, errors = new Map(), general = [], children }: Props) {
  const say = useSay();
  const name = typeof shown.facts.title === 'string' ? shown.facts.title : shown.number;
  return (
    <Page title={`${say(title)} ${name}`} hasErrors={errors.size > 0 || general.length > 0}>
      <ErrorSummary errors={errors} general={general} />
      {done && <DoneBanner done={done} />}
      <h1 class="govuk-heading-l govuk-!-margin-bottom-4">
        <span class="govuk-caption-l">{name}</span>
        {say(title)}
      </h1>
      <Identity shown={shown} />
      <LotTabs shown={shown} />
      {children}
    </Page>
  );
}
