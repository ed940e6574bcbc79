import type { DeskProblem } from '../../../desk/desk-problem.js';
import { RECALL } from '../../../procedures/recall.js';
import { reasonOf } from '../../reason.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { Page } from '../../layout/page.js';
import { workPageFor } from '../../contractor/work-page-for.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { CaseEvent } from '../case/case-event.js';
import { Identity } from '../case/identity.js';
import { LotAid } from '../lot/lot-aid.js';
import { caseInQueue, queueOfPage } from '../queue/queue-filter.js';
import { AllowedNow } from './allowed-now.js';
import { GO_ON, pageToGoOn } from './page-to-go-on.js';
import { Typed } from './typed.js';
import { ActForm, type ActFormProps } from './act-form.js';

/** One action of a case, on a page of its own. */
export function ActPage(props: ActFormProps) {
  const { shown, offered, state } = props;
  const say = useSay();
  return (
    <Page title={offered.title} hasErrors={state.errors.size > 0 || state.general.length > 0}>
      <BackToCase {...props} />
      <ErrorSummary errors={state.errors} general={state.general} />
      <h1 class="govuk-heading-l">{say(offered.title)}</h1>
      <Identity shown={shown} />
      {offered.blockedBy && offered.blockedBy.code !== 'evidenceMissing' && state.general.length === 0 && (
        <p class="govuk-inset-text">{say(reasonOf(offered.blockedBy))}</p>
      )}
      {offered.name === RECALL && <WhatIsRecalled shown={shown} />}
      <LotAid shown={shown} action={offered.name} />
      <ActForm {...props} />
    </Page>
  );
}

/** What will be taken back, and what becomes of it. */
function WhatIsRecalled({ shown }: Pick<ActFormProps, 'shown'>) {
  const say = useSay();
  const last = shown.timeline.at(-1);
  return last ? <p class="govuk-inset-text">{say(WORDS.recallLead, say(last.title))}</p> : null;
}

/** The way back to where one came from: a page of the lot's own, else the case, in the queue that it was come to from. */
export function BackToCase({ shown, state }: Pick<ActFormProps, 'shown' | 'state'>) {
  const { say, url, person } = useScreen();
  const came = pageToGoOn(shown.id, state.values.get(GO_ON));
  const back = came ?? workPageFor(person, shown) ?? caseInQueue(shown.id, queueOfPage(url, state.values));
  return (
    <a class="govuk-back-link" href={back}>
      {say(came === null ? WORDS.openCase : WORDS.back)}
    </a>
  );
}

interface ConflictProps extends ActFormProps {
  readonly problem: DeskProblem;
  /** Whether the action is still among those of the case's present step. */
  readonly stillHere: boolean;
}

/** Someone was faster: what they did, what was typed here, and what is possible now. Nothing typed is lost. */
export function ConflictPage({ problem, stillHere, ...props }: ConflictProps) {
  const { shown, offered } = props;
  const say = useSay();
  const changes = new Set(problem.changes?.map(({ seq }) => seq));
  const meanwhile = shown.timeline.filter(({ seq }) => changes.has(seq));
  return (
    <Page title={WORDS.conflictTitle} hasErrors>
      <BackToCase {...props} />
      <h1 class="govuk-heading-l">{say(WORDS.conflictTitle)}</h1>
      <p class="govuk-body">{say(WORDS.conflictLead)}</p>
      <Identity shown={shown} />
      <section class="tongtu-panel">
        <h2 class="govuk-heading-m">{say(WORDS.theirs)}</h2>
        <ol class="tongtu-timeline">
          {meanwhile.map((event) => (
            <li key={event.seq}>
              <CaseEvent procedure={props.procedure} event={event} />
            </li>
          ))}
        </ol>
      </section>
      <section class="tongtu-panel tongtu-panel--task">
        <h2 class="govuk-heading-m">{say(WORDS.mine)}</h2>
        {stillHere ? <ActForm {...props} /> : <p class="govuk-body">{say(WORDS.noLongerHere, offered.title)}</p>}
        {!stillHere && <Typed {...props} />}
      </section>
      <AllowedNow {...props} />
    </Page>
  );
}
