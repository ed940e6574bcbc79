import type { ComponentChildren } from 'preact';
import { listProcedures } from '../../../desk/list-procedures.js';
import type { Org } from '../../../desk/list-orgs.js';
import type { QueueViewName } from '../../../desk/queue-views.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { QUEUE_WORDS } from './words.js';

interface Props {
  readonly asked: URLSearchParams;
  readonly view: QueueViewName;
  readonly towns: readonly Org[];
}

/** What narrows the queue. It is sent in the address, so that it can be kept and passed on. */
export function QueueFilters({ asked, view, towns }: Props) {
  const say = useSay();
  return (
    <form class="tongtu-filters" method="get" action="/queue" role="search">
      <input type="hidden" name="view" value={view} />
      <Search value={asked.get('search') ?? ''} />
      <Choice name="programme" title={WORDS.programme}>
        {listProcedures().map(({ id, title }) => (
          <option key={id} value={id} selected={asked.get('programme') === id}>
            {say(title)}
          </option>
        ))}
      </Choice>
      <StepChoice asked={asked} />
      {towns.length > 1 && (
        <Choice name="town" title={QUEUE_WORDS.town}>
          {towns.map(({ id, name }) => (
            <option key={id} value={id} selected={asked.get('town') === id}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      <button class="govuk-button">{say(WORDS.search)}</button>
      <a class="govuk-link" href={`/queue?view=${view}`}>
        {say(WORDS.clear)}
      </a>
    </form>
  );
}

function Search({ value }: { readonly value: string }) {
  const say = useSay();
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for="search">
        {say(QUEUE_WORDS.searchFor)}
      </label>
      <div class="govuk-hint govuk-!-font-size-16" id="search-hint">
        {say(QUEUE_WORDS.searchHint)}
      </div>
      <input class="govuk-input" id="search" name="search" type="search" value={value} aria-describedby="search-hint" />
    </div>
  );
}

/** The steps of the programme that is chosen; of all of them while none is. */
function StepChoice({ asked }: Pick<Props, 'asked'>) {
  const say = useSay();
  const chosen = asked.get('programme') ?? '';
  const all = listProcedures();
  const some = all.filter(({ id }) => id === chosen);
  return (
    <Choice name="step" title={WORDS.step}>
      {(some.length > 0 ? some : all).map(({ id, title, steps }) => (
        <optgroup key={id} label={say(title)}>
          {steps.map((step) => (
            <option key={step.name} value={step.name} selected={asked.get('step') === step.name}>
              {say(step.title)}
            </option>
          ))}
        </optgroup>
      ))}
    </Choice>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly title: Text;
  readonly children: ComponentChildren;
}

function Choice({ name, title, children }: ChoiceProps) {
  const say = useSay();
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={name}>
        {say(title)}
      </label>
      <select class="govuk-select" id={name} name={name}>
        <option value="">{say(WORDS.any)}</option>
        {children}
      </select>
    </div>
  );
}
