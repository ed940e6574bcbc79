import type { CasePage } from '../../../desk/list-cases.js';
import type { Org } from '../../../desk/list-orgs.js';
import { QUEUE_VIEW_NAMES, type QueueViewName } from '../../../desk/queue-views.js';
import type { SavedView } from '../../../desk/saved-views.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import type { Errors } from '../../forms/form-fields.js';
import { Page } from '../../layout/page.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { ALL, allPicked, askedOf, viewOf } from './queue-filter.js';
import { QueueFilters } from './queue-filters.js';
import { QueueLines } from './queue-lines.js';
import { SavedViews } from './saved-views.js';
import { QUEUE_WORDS, VIEW_TITLES } from './words.js';

export interface QueuePageProps {
  readonly page: CasePage;
  readonly asked: URLSearchParams;
  readonly counts: Readonly<Record<QueueViewName, number>>;
  /** The applicants that the person may know by name, by their cases. */
  readonly names: ReadonlyMap<string, string>;
  readonly towns: readonly Org[];
  readonly saved: readonly SavedView[];
  readonly errors: Errors;
}

/** The work queue: what waits for me first. */
export function QueuePage({ page, asked, counts, names, towns, saved, errors }: QueuePageProps) {
  const say = useSay();
  const view = viewOf(asked);
  return (
    <Page title={WORDS.queue} hasErrors={errors.size > 0}>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{say(WORDS.queue)}</h1>
      <Views view={view} counts={counts} />
      <QueueFilters {...{ asked, view, towns }} />
      {page.cases.length === 0 ? (
        <p class="govuk-body">{say(QUEUE_WORDS.nothingHere)}</p>
      ) : (
        <QueueLines {...{ page, names }} queue={askedOf(asked)} allHref={allPicked(asked)} all={asked.has(ALL)} />
      )}
      {page.next !== null && (
        <NextPage href={`/queue?${askedOf(asked)}&${new URLSearchParams({ after: page.next })}`} />
      )}
      <SavedViews saved={saved} asked={askedOf(asked)} errors={errors} />
    </Page>
  );
}

function NextPage({ href }: { readonly href: string }) {
  const say = useSay();
  return (
    <nav class="govuk-pagination" aria-label={say(WORDS.pages)}>
      <div class="govuk-pagination__next">
        <a class="govuk-link govuk-pagination__link" rel="next" href={href}>
          {say(WORDS.nextPage)}
        </a>
      </div>
    </nav>
  );
}

function Views({ view, counts }: { readonly view: QueueViewName } & Pick<QueuePageProps, 'counts'>) {
  const say = useSay();
  return (
    <nav aria-label={say(QUEUE_WORDS.views)}>
      <ul class="tongtu-tabs">
        {QUEUE_VIEW_NAMES.map((each) => (
          <li key={each}>
            <a href={`/queue?view=${each}`} aria-current={each === view ? 'page' : undefined}>
              {`${say(VIEW_TITLES[each])} (${counts[each]})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
