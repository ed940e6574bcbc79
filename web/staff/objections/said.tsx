import { NOT_TAKEN_REASONS, OBJECTION_FORM } from '../../../desk/objection-form.js';
import type { ReceivedObjection } from '../../../desk/received-objections.js';
import type { Text } from '../../../procedures/vocabulary.js';
import { momentOf } from '../../dates.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { SentFiles } from './sent-files.js';
import { RECEIVED_WORDS as W } from './words.js';

const REASONS: Readonly<Record<string, Text>> = NOT_TAKEN_REASONS;
const GROUNDS: typeof REASONS = OBJECTION_FORM.ground.options;

interface Props {
  readonly caseId: string;
  readonly objection: ReceivedObjection;
}

/** One objection: what it says, who says it, and how it stands. */
export function Said({ caseId, objection }: Props) {
  const say = useSay();
  const { number, state, ground, text, name, phone, isNamed, receivedAt, answeredAt, reason, note } = objection;
  const why = state === 'notTaken' && reason !== null ? REASONS[reason] : undefined;
  const title = GROUNDS[ground];
  return (
    <>
      <p>
        <strong>{number}</strong> · {say(W[state])}
        {why && `${say(MARKS.colon)}${say(why)}`}
      </p>
      {title && <p>{say(title)}</p>}
      <p class="tongtu-said">{text}</p>
      {note !== null && <p class="tongtu-said">{note}</p>}
      <SentFiles {...{ caseId, objection }} />
      <p>{[say(isNamed ? W.named : W.anonymous), name, phone].filter(Boolean).join(' · ')}</p>
      <p class="tongtu-muted">
        {say(W.receivedAt, momentOf(receivedAt))}
        {answeredAt !== null && <> · {say(W.answeredAt, momentOf(answeredAt))}</>}
      </p>
    </>
  );
}
