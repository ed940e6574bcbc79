import type { CaseLine, CasePage } from '../../../desk/list-cases.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import { CaseCheck } from '../../parts/case-check.js';
import { Due } from '../../parts/due.js';
import { OpenAskTags } from '../../parts/open-ask-tags.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { MARKS } from '../../marks.js';
import { caseInQueue } from './queue-filter.js';
import { QUEUE_WORDS } from './words.js';

interface Props {
  readonly page: CasePage;
  readonly names: ReadonlyMap<string, string>;
  /** The queue that they stand in, as its address says it. */
  readonly queue: string;
  /** Where the same page lies with all its cases selected. */
  readonly allHref: string;
  /** All of them are selected already. */
  readonly all: boolean;
}

const HEADS = [WORDS.number, WORDS.applicant, WORDS.place, WORDS.step, WORDS.enteredOn, WORDS.due];

/** The cases of one page of the queue, each of which may be taken into a selection. */
export function QueueLines({ page, names, queue, allHref, all }: Props) {
  const say = useSay();
  return (
    <form class="tongtu-selection" method="get" action="/bulk">
      <input type="hidden" name="queue" value={queue} />
      <table class="tongtu-table tongtu-table--stacks">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th scope="col" key={head.en}>
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.cases.map((line) => (
            <Line key={line.id} line={line} name={names.get(line.id) ?? '—'} today={page.today} {...{ queue, all }} />
          ))}
        </tbody>
      </table>
      {page.cases.some(({ outcome }) => outcome === null) && <SelectionBar allHref={allHref} />}
    </form>
  );
}

/** How many are selected is counted by the stylesheet. */
function SelectionBar({ allHref }: Pick<Props, 'allHref'>) {
  const say = useSay();
  return (
    <div class="tongtu-selection__bar">
      <span class="tongtu-selection__count" data-before={say(QUEUE_WORDS.picked)} />
      <button class="govuk-button">{say(QUEUE_WORDS.actOnPicked)}</button>
      <a class="govuk-link" href={allHref}>
        {say(QUEUE_WORDS.pickAll)}
      </a>
    </div>
  );
}

interface LineProps {
  readonly line: CaseLine;
  readonly name: string;
  readonly today: string;
  readonly queue: string;
  readonly all: boolean;
}

function Line({ line, name, today, queue, all }: LineProps) {
  const say = useSay();
  return (
    <tr>
      <th scope="row" data-label={say(WORDS.number)}>
        <span class="tongtu-pickable">
          {line.outcome === null && <CaseCheck id={line.id} number={line.number} checked={all} />}
          <a class="govuk-link" href={caseInQueue(line.id, queue)}>
            {line.number}
          </a>
        </span>
      </th>
      <td data-label={say(WORDS.applicant)}>{name}</td>
      <td data-label={say(WORDS.place)}>{line.place}</td>
      <td data-label={say(WORDS.step)}>
        <span>
          {line.outcome ? say(OUTCOMES[line.outcome]) : say(line.stepTitle)}
          {line.inHandOf !== null && (
            <span class="tongtu-muted">{say(MARKS.aside, say(QUEUE_WORDS.inHandOf, line.inHandOf))}</span>
          )}
          {line.reminded && <span class="tongtu-tag tongtu-tag--late">{say(QUEUE_WORDS.reminded)}</span>}
          <OpenAskTags asks={line.asks} />
        </span>
      </td>
      <td data-label={say(WORDS.enteredOn)}>{line.enteredOn}</td>
      <td data-label={say(WORDS.due)}>
        <LineDue line={line} today={today} />
      </td>
    </tr>
  );
}

/** Nothing is due any more of a case that has ended. */
function LineDue({ line: { outcome, overdue, dueOn }, today }: Pick<LineProps, 'line' | 'today'>) {
  const say = useSay();
  if (outcome !== null) return <span class="tongtu-muted">—</span>;
  if (overdue && dueOn === null) return <span class="tongtu-tag tongtu-tag--late">{say(WORDS.late)}</span>;
  return <Due lastDay={dueOn} today={today} />;
}
