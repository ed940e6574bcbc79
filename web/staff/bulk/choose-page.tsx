import { type BulkChoice, MOST_SELECTED, type SelectedCase } from '../../../desk/bulk-cases.js';
import { problemText } from '../../../api/plugins/problems.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { ErrorMessage } from '../../forms/form-field.js';
import type { Errors } from '../../forms/form-fields.js';
import { filledText } from '../../filled-text.js';
import { Page } from '../../layout/page.js';
import { HiddenFields } from '../../parts/hidden-fields.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import { ACT, nameOfAct } from './bulk-fields.js';
import { BackToQueue } from './back-to-queue.js';
import { BulkTable } from './bulk-table.js';
import { BULK_WORDS, ONE_BY_ONE } from './words.js';

export interface ChooseProps {
  readonly cases: readonly SelectedCase[];
  readonly names: ReadonlyMap<string, string>;
  readonly choices: readonly BulkChoice[];
  readonly queue: string | null;
  /** How many of the selected cases are not there for this person. */
  readonly lost: number;
  readonly errors: Errors;
  /** What is wrong with the selection as such. */
  readonly general: readonly string[];
}

/** The selection once more, and what can be done with it. */
export function ChoosePage({ cases, names, choices, queue, lost, errors, general }: ChooseProps) {
  const say = useSay();
  const offered = choices.filter(isOffered);
  return (
    <Page title={BULK_WORDS.bulk} hasErrors={errors.size + general.length > 0}>
      <BackToQueue queue={queue} />
      <ErrorSummary errors={errors} general={general} />
      <h1 class="govuk-heading-l">{say(BULK_WORDS.bulk)}</h1>
      <p class="govuk-body-l">{say(BULK_WORDS.selected, cases.length)}</p>
      {lost > 0 && <p class="govuk-inset-text">{say(BULK_WORDS.notFound, lost)}</p>}
      <form class="tongtu-selection" method="get" action="/bulk/act">
        <HiddenFields fields={queue === null ? [] : [['queue', queue]]} />
        {cases.length > 0 && <p class="govuk-body">{say(BULK_WORDS.uncheck)}</p>}
        {groupsOf(cases).map(({ title, lines }) => (
          <BulkTable key={title.en} pickable caption={title} {...{ lines, names, queue }} />
        ))}
        {offered.length > 0 && <Choices offered={offered} error={errors.get(ACT)} />}
        {offered.length === 0 && cases.length > 0 && <p class="govuk-body">{say(BULK_WORDS.nothingForAll)}</p>}
        {offered.length > 0 && <button class="govuk-button">{say(WORDS.continue)}</button>}
      </form>
      <NotOffered choices={choices.filter((choice) => !isOffered(choice))} />
    </Page>
  );
}

function isOffered({ allowedAt, oneByOne }: BulkChoice): boolean {
  return allowedAt.length > 0 && oneByOne === null;
}

/** The cases by programme and step, in the order of the selection. */
function groupsOf(cases: readonly SelectedCase[]) {
  const groups = new Map<string, { readonly of: SelectedCase; readonly lines: SelectedCase[] }>();
  for (const each of cases) {
    const key = `${each.procedure.id} ${each.procedure.version} ${each.step}`;
    const group = groups.get(key) ?? { of: each, lines: [] };
    group.lines.push(each);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ of: { procedure, stepTitle }, lines }) => ({
    title: {
      zh: `${procedure.title.zh} · ${stepTitle.zh}（${lines.length} 件）`,
      en: `${procedure.title.en} · ${stepTitle.en} (${lines.length})`,
    },
    lines,
  }));
}

interface ChoicesProps {
  readonly offered: readonly BulkChoice[];
  readonly error: Text | undefined;
}

function Choices({ offered, error }: ChoicesProps) {
  const say = useSay();
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" {...(error ? { 'aria-describedby': `${ACT}-error` } : {})}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say(BULK_WORDS.chooseAction)}</legend>
        {error && <ErrorMessage id={ACT} error={error} />}
        <div class="govuk-radios">
          {offered.map((choice, at) => (
            <Choice key={nameOfAct(choice)} choice={choice} id={at === 0 ? ACT : `${ACT}-${at}`} />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function Choice({ choice, id }: { readonly choice: BulkChoice; readonly id: string }) {
  const say = useSay();
  return (
    <div class="govuk-radios__item">
      <input class="govuk-radios__input" id={id} name={ACT} type="radio" value={nameOfAct(choice)} />
      <label class="govuk-label govuk-radios__label" for={id}>
        {say(choice.action.title)}{' '}
        <span class="tongtu-muted">
          {[...new Set(choice.allowedAt.map((step) => say(step)))].join(say(MARKS.and))} ·{' '}
          {say(BULK_WORDS.allowedFor, choice.allowedAt.length)}
        </span>
      </label>
    </div>
  );
}

/** What the person's seats know but cannot do for many at once, each with the reason. */
function NotOffered({ choices }: { readonly choices: readonly BulkChoice[] }) {
  const say = useSay();
  if (choices.length === 0) return null;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {say(BULK_WORDS.notInBulk)}
          {say(MARKS.aside, choices.length)}
        </span>
      </summary>
      <div class="govuk-details__text">
        <ul class="govuk-list govuk-list--spaced">
          {choices.map((choice) => (
            <li key={nameOfAct(choice)}>
              <strong>{say(choice.action.title)}</strong>
              <br />
              {whyNot(choice, say)}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function whyNot({ oneByOne, problem }: BulkChoice, say: ReturnType<typeof useSay>): string {
  if (oneByOne) return say(ONE_BY_ONE[oneByOne.because], oneByOne.about);
  return problem ? say(problemText(problem).title) : '';
}

/** What is wrong with a selection as such; `null` when nothing is. */
export function wrongSelection(count: number): Text | null {
  if (count === 0) return BULK_WORDS.pickFirst;
  return count > MOST_SELECTED ? filledText(BULK_WORDS.tooMany, MOST_SELECTED) : null;
}
