import type { WorkOrderLine, WorkOrders } from '../../../desk/list-work-orders.js';
import { Page } from '../../layout/page.js';
import { Due } from '../../parts/due.js';
import { OpenAskTags } from '../../parts/open-ask-tags.js';
import { useSay } from '../../screen.js';
import { WORK_WORDS } from '../words.js';
import { CopyNotice, PhotoQueue } from '../../parts/photo-queue.js';

interface Props {
  readonly work: WorkOrders;
  readonly closed: boolean;
}

/** A contractor's homes, town by town, rework first. */
export function WorkPage({ work: { orders, today }, closed }: Props) {
  const say = useSay();
  const towns = [...new Set(orders.map(({ town }) => town))];
  return (
    <Page title={WORK_WORDS.title}>
      <CopyNotice />
      <PhotoQueue />
      <h1 class="govuk-heading-l">{say(WORK_WORDS.title)}</h1>
      <nav aria-label={say(WORK_WORDS.views)}>
        <ul class="tongtu-tabs">
          <li>
            <a href="/work" aria-current={closed ? undefined : 'page'}>
              {say(WORK_WORDS.openTab)}
            </a>
          </li>
          <li>
            <a href="/work?closed=true" aria-current={closed ? 'page' : undefined}>
              {say(WORK_WORDS.closedTab)}
            </a>
          </li>
        </ul>
      </nav>
      {orders.length === 0 && <p class="govuk-body">{say(WORK_WORDS.none)}</p>}
      {towns.map((town) => (
        <Town key={town} town={town} orders={orders.filter((each) => each.town === town)} today={today} />
      ))}
    </Page>
  );
}

interface TownProps {
  readonly town: string;
  readonly orders: readonly WorkOrderLine[];
  readonly today: string;
}

function Town({ town, orders, today }: TownProps) {
  const say = useSay();
  return (
    <section>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-2">
        {town} <span class="tongtu-muted">{say(WORK_WORDS.homes, orders.length)}</span>
      </h2>
      <ul class="tongtu-work">
        {orders.map((order) => (
          <li key={order.id}>
            <Order order={order} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The whole of it is the target, for thumbs. */
function Order({ order, today }: { readonly order: WorkOrderLine; readonly today: string }) {
  const say = useSay();
  const { id, number, village, stepTitle, reworkRound, toDo, dueOn, closed, asks, appointmentOn } = order;
  return (
    <a class="tongtu-work__order" href={`/work/${id}`}>
      <span class="tongtu-work__name">
        {village} {number}
      </span>
      <span>
        {reworkRound !== null && (
          <>
            <span class="tongtu-tag tongtu-tag--late">{say(WORK_WORDS.rework, reworkRound)}</span>{' '}
          </>
        )}
        {say(stepTitle)}
      </span>
      {!closed && <span>{toDo ? say(WORK_WORDS.next, toDo) : say(WORK_WORDS.waiting)}</span>}
      {!closed && appointmentOn !== null && <span>{say(WORK_WORDS.appointment, appointmentOn)}</span>}
      {asks.length > 0 && (
        <span>
          <OpenAskTags asks={asks} />
        </span>
      )}
      {!closed && (
        <span>
          <Due lastDay={dueOn} today={today} />
        </span>
      )}
    </a>
  );
}
