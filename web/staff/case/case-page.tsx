import type { ShownPicture } from '../../../desk/pictures/show-pictures.js';
import type { Neighbours } from '../../../desk/queue-views.js';
import type { ReceivedObjections } from '../../../desk/received-objections.js';
import type { ShownCase } from '../../../desk/show-case.js';
import type { Procedure } from '../../../procedures/procedure.js';
import type { Text } from '../../../procedures/vocabulary.js';
import type { Suggestions } from '../../forms/form-fields.js';
import { Page } from '../../layout/page.js';
import { Panel } from '../../parts/panel.js';
import { FromTheSite } from '../../parts/from-the-site.js';
import { DoneBanner } from '../../parts/done-banner.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { CommentsPanel } from './comments.js';
import { EMPTY_COMMENT, type TypedComment } from './typed-comment.js';
import { InQueue } from '../queue/in-queue.js';
import { LotPanels } from '../lot/lot-panels.js';
import { LotTabs } from '../lot/lot-tabs.js';
import { ObjectionsPanel } from '../objections/objections-panel.js';
import { ReceiptPanel } from '../receipt/receipt-page.js';
import { ReworkRounds } from '../inspection/rework-rounds.js';
import { Visits } from '../sampling/sampling-page.js';
import { SAMPLING_WORDS } from '../sampling/words.js';
import { FactsPanel } from './facts.js';
import { FailedEffects } from './failed-effects.js';
import { Identity } from './identity.js';
import { LinkedPanel } from './linked.js';
import { MoneyPanels } from './money.js';
import { PassingOnPanel } from './passing-on.js';
import { PapersPanel } from './papers.js';
import { PhotosPanel } from './photos.js';
import { PlanPanel } from './plan.js';
import { TaskPanel } from './task.js';
import { Timeline } from './timeline.js';
import { Tracker } from './tracker.js';

export interface CasePageProps {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
  readonly suggestions: Suggestions;
  readonly pictures: readonly ShownPicture[];
  /** Objections from the public, where there are any and the person inquires. */
  readonly received?: ReceivedObjections | undefined;
  /** What was just done, told once. */
  readonly done?: Text | undefined;
  /** A comment that was typed and not kept. */
  readonly comment?: TypedComment | undefined;
  /** The queue that the person came from, with what stands before and after the case in it. */
  readonly queue?: { readonly asked: string; readonly neighbours: Neighbours } | undefined;
}

/** A case: where it stands, what is to be done, what is known, and what happened. */
export function CasePage({ procedure, shown, done, queue, ...given }: CasePageProps) {
  const { suggestions, pictures, received, comment = EMPTY_COMMENT } = given;
  const say = useSay();
  return (
    <Page title={`${shown.number} ${say(procedure.title)}`}>
      <a class="govuk-back-link" href={queue ? `/queue?${queue.asked}` : '/queue'}>
        {say(WORDS.queue)}
      </a>
      {queue && <InQueue {...queue} />}
      <ErrorSummary errors={comment.errors} general={comment.general} />
      {done && <DoneBanner done={done} />}
      <ReceiptPanel {...{ procedure, shown }} whenNew />
      <h1 class="govuk-heading-l govuk-!-margin-bottom-4">
        <span class="govuk-caption-l">{say(procedure.title)}</span>
        {shown.number}
      </h1>
      <Identity shown={shown} />
      <LotTabs shown={shown} />
      <Tracker {...{ procedure, shown }} />
      <div class="tongtu-columns">
        <div>
          <ObjectionsPanel {...{ shown, received }} />
          <TaskPanel {...{ procedure, shown, suggestions }} />
          <FailedEffects shown={shown} />
          <FromTheSite {...{ procedure, shown }} />
          <PassingOnPanel shown={shown} />
          <LotPanels shown={shown} />
          {shown.acceptance && <ReworkRounds acceptance={shown.acceptance} today={shown.today} />}
          {shown.samplingVisits.length > 0 && (
            <Panel title={SAMPLING_WORDS.title}>
              <Visits visits={shown.samplingVisits} />
            </Panel>
          )}
          <PhotosPanel {...{ procedure, shown, pictures }} />
          <PlanPanel lines={shown.planLines} />
          {shown.money && <MoneyPanels money={shown.money} />}
          {!shown.lot && <FactsPanel {...{ procedure, shown }} />}
        </div>
        <div>
          <ReceiptPanel {...{ procedure, shown }} />
          <LinkedPanel shown={shown} />
          <PapersPanel {...{ procedure, shown }} />
          <CommentsPanel shown={shown} comment={comment} />
          <Timeline {...{ procedure, shown }} />
        </div>
      </div>
    </Page>
  );
}
