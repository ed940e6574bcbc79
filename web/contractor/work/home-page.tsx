import type { AssignableWorker } from '../../../desk/assign-work.js';
import { isOfTheHome } from '../../../desk/pictures/at-the-home.js';
import type { ShownAction } from '../../../desk/show-case.js';
import { MASK } from '../../../desk/visible-facts.js';
import { factFieldsOf } from '../../../desk/words.js';
import type { ShownWorkOrder } from '../../../desk/work-order.js';
import { RECALL } from '../../../procedures/recall.js';
import type { Text } from '../../../procedures/vocabulary.js';
import type { Errors } from '../../forms/form-fields.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { Page } from '../../layout/page.js';
import { DoneBanner } from '../../parts/done-banner.js';
import { FieldValue } from '../../parts/fact-value.js';
import { FromTheSite } from '../../parts/from-the-site.js';
import { Panel } from '../../parts/panel.js';
import { SummaryList } from '../../parts/summary-list.js';
import { reasonOf } from '../../reason.js';
import { useSay } from '../../screen.js';
import { Identity } from '../../staff/case/identity.js';
import { taskOf } from '../../staff/case/task-of.js';
import { WhyHere } from '../../staff/case/what-was-said.js';
import { ReworkRounds } from '../../staff/inspection/rework-rounds.js';
import { MARKS } from '../../marks.js';
import { workActPage } from '../work-page-for.js';
import { WORK_WORDS } from '../words.js';
import { AssignForm } from './assign-form.js';
import { HomeMoney } from './home-money.js';
import { CopyNotice, PhotoQueue } from '../../parts/photo-queue.js';
import { RoomsPanel } from './rooms-panel.js';
import { SlotList } from './slot-list.js';

export interface HomePageProps {
  readonly order: ShownWorkOrder;
  readonly workers: readonly AssignableWorker[];
  readonly done?: Text | undefined;
  readonly errors: Errors;
}

/** A home as its contractor works on it: what to do, what to photograph, what was sent back, what is due and paid. */
export function HomePage({ order, workers, done, errors }: HomePageProps) {
  const say = useSay();
  const { shown, slots } = order;
  return (
    <Page title={`${shown.number} ${say(WORK_WORDS.title)}`} hasErrors={errors.size > 0}>
      <a class="govuk-back-link" href="/work">
        {say(WORK_WORDS.title)}
      </a>
      <ErrorSummary errors={errors} />
      {done && <DoneBanner done={done} />}
      <CopyNotice />
      <PhotoQueue home={shown} />
      <h1 class="govuk-heading-l govuk-!-margin-bottom-4">{shown.number}</h1>
      <Identity shown={shown} />
      <ActsPanel order={order} />
      <FromTheSite procedure={order.procedure} shown={shown} />
      {shown.acceptance && <ReworkRounds acceptance={shown.acceptance} today={shown.today} />}
      {slots.length > 0 && (
        <Panel title={WORK_WORDS.papers}>
          <SlotList caseId={shown.id} slots={slots} errors={errors} />
        </Panel>
      )}
      <ContactPanel order={order} />
      <RoomsPanel lines={shown.planLines} />
      <HomeMoney order={order} />
      {!shown.closed && <AssignForm caseId={shown.id} workers={workers} isWhole={order.account !== null} />}
      <p class="govuk-body">
        <a class="govuk-link" href={`/work/${shown.id}/print`}>
          {say(WORK_WORDS.print)}
        </a>{' '}
        ·{' '}
        <a class="govuk-link" href={`/cases/${shown.id}`}>
          {say(WORK_WORDS.more)}
        </a>
      </p>
    </Page>
  );
}

/** Each act leads to its own form; what is not possible stands there with the reason. */
function ActsPanel({ order: { shown, procedure } }: Pick<HomePageProps, 'order'>) {
  const say = useSay();
  if (shown.closed) return null;
  const { task, others, blocked } = taskOf(procedure, shown);
  const recall = others.find(({ name }) => name === RECALL);
  const open = (task ? [task, ...others] : others).filter((each) => each !== recall);
  return (
    <section class="tongtu-panel tongtu-panel--task" aria-labelledby="acts-title">
      <h2 class="govuk-heading-m" id="acts-title">
        {say(WORK_WORDS.doNow)}
      </h2>
      <WhyHere shown={shown} />
      {open.length === 0 && <p class="govuk-body">{say(WORK_WORDS.nothingNow)}</p>}
      {open.map(({ name, title, evidence }, at) => (
        <a
          key={name}
          class={`govuk-button ${at === 0 ? '' : 'govuk-button--secondary'}`}
          role="button"
          draggable={false}
          href={workActPage(shown.id, name)}
          data-keep-ahead={evidence.some(({ slot }) => isOfTheHome(slot)) || undefined}
        >
          {say(title)}
        </a>
      ))}
      {recall && (
        <p class="govuk-body">
          <a class="govuk-link" href={workActPage(shown.id, recall.name)}>
            {say(recall.title)}
          </a>
        </p>
      )}
      {blocked.filter(isOwn).map((each) => (
        <NotNow key={each.name} action={each} />
      ))}
    </section>
  );
}

/** What others have to do is no matter of a contractor's. */
const isOwn = ({ by }: ShownAction): boolean => by.includes('contractor');

function NotNow({ action: { title, blockedBy } }: { readonly action: ShownAction }) {
  const say = useSay();
  return (
    <p class="govuk-body">
      <strong>{say(title)}</strong>
      {say(MARKS.colon)}
      {blockedBy && say(reasonOf(blockedBy))}
    </p>
  );
}

/** What the record lets a contractor see of the household, and nothing that is masked. */
function ContactPanel({ order: { shown, procedure } }: Pick<HomePageProps, 'order'>) {
  const say = useSay();
  const rows = factFieldsOf(procedure).flatMap(([name, field]) => {
    const value = shown.facts[name];
    if (!field.sensitive?.includes('contractor') || value === undefined || value === null || value === MASK) return [];
    const isPhone = field.kind === 'phone' && typeof value === 'string';
    const text = isPhone ? (
      <a class="govuk-link" href={`tel:${value}`}>
        {say(WORK_WORDS.call, value)}
      </a>
    ) : (
      <FieldValue field={field} value={value} />
    );
    return [{ key: say(field.title), value: text }];
  });
  if (rows.length === 0) return null;
  return (
    <Panel title={WORK_WORDS.contact}>
      <SummaryList rows={rows} />
    </Panel>
  );
}
