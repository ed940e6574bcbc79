import type { CaseLine, CasePage } from '../../../desk/list-cases.js';
import { OUTCOMES } from '../../../procedures/outcomes.js';
import { Due } from '../../parts/due.js';
import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';
import { caseInQueue } from './queue-filter.js';

interface Props {
  readonly page: CasePage;
  readonly names: ReadonlyMap<string, string>;
  /** The queue that they stand in, as its address says it. */
  readonly queue: string;
}

const HEADS = [WORDS.number, WORDS.applicant, WORDS.place, WORDS.step, WORDS.enteredOn, WORDS.due];

/** The cases of one page of the queue. */
export function QueueLines({ page, names, queue }: Props) {
  const say = useSay();
  return (
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
          <Line key={line.id} line={line} name={names.get(line.id) ?? '—'} today={page.today} queue={queue} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly line: CaseLine;
  readonly name: string;
  readonly today: string;
  readonly queue: string;
}

function Line({ line, name, today, queue }: LineProps) {
  const say = useSay();
  return (
    <tr>
      <th scope="row" data-label={say(WORDS.number)}>
        <a class="govuk-link" href={caseInQueue(line.id, queue)}>
          {line.number}
        </a>
      </th>
      <td data-label={say(WORDS.applicant)}>{name}</td>
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
