import type { ShownAction, ShownCase } from '../../../desk/show-case.js';
import type { Procedure } from '../../../procedures/procedure.js';
import type { Suggestions } from '../../forms/form-fields.js';
import { reasonOf } from '../../reason.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { ActForm } from '../act/act-form.js';
import { EMPTY_FORM } from '../../forms/form-state.js';
import { MARKS } from '../../marks.js';
import { lotValues } from '../lot/lot-values.js';
import { actInQueue, queueOfPage } from '../queue/queue-filter.js';
import { inspectionActs } from '../inspection/inspection-acts.js';
import { INSPECTION_WORDS } from '../inspection/words.js';
import { taskOf } from './task-of.js';
import { WhyHere } from './what-was-said.js';

interface Props {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
  readonly suggestions: Suggestions;
}

/** The task at hand with its form, what else is possible, and what is not, each with the reason. */
export function TaskPanel({ procedure, shown, suggestions }: Props) {
  const say = useSay();
  if (shown.closed) return null;
  const { task, others, blocked } = taskOf(procedure, shown);
  const started = task ? { ...EMPTY_FORM, values: lotValues(procedure, shown, task.name) } : EMPTY_FORM;
  const isInspected = inspectionActs(procedure, shown)?.accept.offered === task;
  return (
    <section class="tongtu-panel tongtu-panel--task" aria-labelledby="task-title">
      <h2 class="govuk-heading-m" id="task-title">
        {say(WORDS.taskAtHand)}
        {task && `${say(MARKS.colon)}${say(task.title)}`}
      </h2>
      <WhyHere shown={shown} />
      {task && isInspected && <ToInspection id={shown.id} />}
      {task ? (
        <ActForm {...{ procedure, shown, suggestions }} offered={task} state={started} />
      ) : (
        <p class="govuk-body">{say(WORDS.nothingToDo)}</p>
      )}
      <Others shown={shown} others={others} />
      <Blocked shown={shown} blocked={blocked} />
    </section>
  );
}

/** To the page that is made for the inspection at the home. */
function ToInspection({ id }: { readonly id: string }) {
  const say = useSay();
  return (
    <>
      <p class="govuk-body">{say(INSPECTION_WORDS.startHint)}</p>
      <a class="govuk-button" role="button" draggable={false} href={`/cases/${id}/inspection`}>
        {say(INSPECTION_WORDS.start)}
      </a>
    </>
  );
}

interface ActionsProps {
  readonly shown: ShownCase;
}

function Others({ shown, others }: ActionsProps & { readonly others: readonly ShownAction[] }) {
  const { say, url } = useScreen();
  const queue = queueOfPage(url, EMPTY_FORM.values);
  if (others.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">{say(WORDS.otherActions)}</h3>
      <ul class="govuk-list">
        {others.map(({ name, title }) => (
          <li key={name}>
            <a class="govuk-link" href={actInQueue(shown.id, name, queue)}>
              {say(title)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Blocked({ blocked }: ActionsProps & { readonly blocked: readonly ShownAction[] }) {
  const say = useSay();
  if (blocked.length === 0) return null;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {say(WORDS.blockedActions)}
          {say(MARKS.aside, blocked.length)}
        </span>
      </summary>
      <div class="govuk-details__text">
        <ul class="govuk-list govuk-list--spaced">
          {blocked.map(({ name, title, blockedBy }) => (
            <li key={name}>
              <strong>{say(title)}</strong>
              <br />
              {blockedBy && say(reasonOf(blockedBy))}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
