import type { Neighbours } from '../../../desk/queue-views.js';
import { useSay } from '../../screen.js';
import { caseInQueue } from './queue-filter.js';
import { QUEUE_WORDS } from './words.js';

interface Props {
  /** The queue, as its address says it. */
  readonly asked: string;
  readonly neighbours: Neighbours;
}

/** From a case to those before and after it in the queue. */
export function InQueue({ asked, neighbours: { previous, next } }: Props) {
  const say = useSay();
  if (previous === null && next === null) return null;
  return (
    <nav class="govuk-body" aria-label={say(QUEUE_WORDS.inQueue)}>
      {previous !== null && (
        <a class="govuk-link" rel="prev" href={caseInQueue(previous, asked)}>
          {say(QUEUE_WORDS.previousCase)}
        </a>
      )}{' '}
      {next !== null && (
        <a class="govuk-link" rel="next" href={caseInQueue(next, asked)}>
          {say(QUEUE_WORDS.nextCase)}
        </a>
      )}
    </nav>
  );
}
