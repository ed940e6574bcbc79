import { useSay } from '../../screen.js';
import { WORDS } from '../../words.js';

/** Back to the queue that the selection was made in. */
export function BackToQueue({ queue }: { readonly queue: string | null }) {
  const say = useSay();
  return (
    <a class="govuk-back-link" href={queue === null ? '/queue' : `/queue?${queue}`}>
      {say(WORDS.queue)}
    </a>
  );
}
