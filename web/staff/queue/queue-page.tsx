import type { CaseLine, CasePage } from '../../../desk/list-cases.js';
import { listProcedures } from '../../../desk/list-procedures.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { Page } from '../../layout/page.js';
import { Due } from '../../parts/due.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { type View, VIEWS } from './queue-filter.js';

interface Props {
  readonly page: CasePage;
  readonly asked: URLSearchParams;
  readonly view: View;
}

const TITLES = {
  mine: WORDS.viewMine,
  all: WORDS.viewAll,
  overdue: WORDS.viewOverdue,
  closed: WORDS.viewClosed,
} as const satisfies Record<View, Text>;

/** The work queue: what waits for me first. */
export function QueuePage({ page, asked, view }: Props) {
  const say = useSay();
  return (
    <Page title={WORDS.queue}>
      <h1 class="govuk-heading-l">{say(WORDS.queue)}</h1>
      <Views view={view} />
      <Filters asked={asked} view={view} />
      {page.cases.length === 0 ? <p class="govuk-body">{say(WORDS.nothingHere)}</p> : <Lines page={page} />}
      {page.next !== null && (
        <nav class="govuk-pagination" aria-label={say(WORDS.pages)}>
          <div class="govuk-pagination__next">
            <a class="govuk-link govuk-pagination__link" rel="next" href={addressWith(asked, 'after', page.next)}>
              {say(WORDS.nextPage)}
            </a>
          </div>
        </nav>
      )}
    </Page>
  );
}

function addressWith(asked: URLSearchParams, name: string, value: string): string {
  const next = new URLSearchParams(asked);
  next.set(name, value);
  return `/queue?${next}`;
}

function Views({ view }: { readonly view: View }) {
  const say = useSay();
  return (
    <nav aria-label={say(WORDS.views)}>
      <ul class="tongtu-tabs">
        {VIEWS.map((each) => (
          <li key={each}>
            <a href={`/queue?view=${each}`} aria-current={each === view ? 'page' : undefined}>
              {say(TITLES[each])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Filters({ asked, view }: { readonly asked: URLSearchParams; readonly view: View }) {
  const say = useSay();
  return (
    <form class="tongtu-filters" method="get" action="/queue" role="search">
      <input type="hidden" name="view" value={view} />
      <div class="govuk-form-group">
        <label class="govuk-label" for="search">
          {say(WORDS.searchFor)}
        </label>
        <input class="govuk-input" id="search" name="search" type="search" value={asked.get('search') ?? ''} />
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="programme">
          {say(WORDS.programme)}
        </label>
        <select class="govuk-select" id="programme" name="programme">
          <option value="">{say(WORDS.any)}</option>
          {listProcedures().map(({ id, title }) => (
            <option key={id} value={id} selected={asked.get('programme') === id}>
              {say(title)}
            </option>
          ))}
        </select>
      </div>
      <button class="govuk-button">{say(WORDS.search)}</button>
      <a class="govuk-link" href={`/queue?view=${view}`}>
        {say(WORDS.clear)}
      </a>
    </form>
  );
}

function Lines({ page }: { readonly page: CasePage }) {
  const say = useSay();
  const heads = [WORDS.number, WORDS.place, WORDS.step, WORDS.enteredOn, WORDS.due];
  return (
    <table class="tongtu-table tongtu-table--stacks">
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head.en}>
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.cases.map((line) => (
          <Line key={line.id} line={line} today={page.today} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, today }: { readonly line: CaseLine; readonly today: string }) {
  const say = useSay();
  return (
    <tr>
      <th scope="row" data-label={say(WORDS.number)}>
        <a class="govuk-link" href={`/cases/${line.id}`}>
          {line.number}
        </a>
      </th>
      <td data-label={say(WORDS.place)}>{line.place}</td>
      <td data-label={say(WORDS.step)}>{line.outcome ? say(OUTCOMES[line.outcome]) : say(line.stepTitle)}</td>
      <td data-label={say(WORDS.enteredOn)}>{line.enteredOn}</td>
      <td data-label={say(WORDS.due)}>
        {line.overdue && line.dueOn === null ? (
          <span class="tongtu-tag tongtu-tag--late">{say(WORDS.late)}</span>
        ) : (
          <Due lastDay={line.dueOn} today={today} />
        )}
      </td>
    </tr>
  );
}
