import type { ReceivedObjection, ReceivedObjections } from '../../../desk/received-objections.js';
import { OBJECT } from '../../../desk/inquiry.js';
import type { ShownCase } from '../../../desk/show-case.js';
import { Panel } from '../../parts/panel.js';
import { useSay } from '../../screen.js';
import { Said } from './said.js';
import { RECEIVED_WORDS as W } from './words.js';

interface Props {
  readonly shown: ShownCase;
  /** Left out where there are none, or they are not for this person. */
  readonly received: ReceivedObjections | undefined;
}

/** What the public said against the publicity of a case, for those who inquire, and the two ways to answer. */
export function ObjectionsPanel({ shown, received }: Props) {
  const say = useSay();
  if (!received) return null;
  const takesUp = shown.actions.some(({ name, blockedBy }) => name === OBJECT && blockedBy === null);
  return (
    <Panel title={W.title}>
      <p class="govuk-body">{say(W.lead)}</p>
      <ol class="tongtu-timeline">
        {received.objections.map((objection) => (
          <li key={objection.id}>
            <Said caseId={shown.id} objection={objection} />
            {received.mayAnswer && objection.state === 'waiting' && <Answers {...{ shown, objection, takesUp }} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

interface AnswersProps {
  readonly shown: ShownCase;
  readonly objection: ReceivedObjection;
  readonly takesUp: boolean;
}

function Answers({ shown, objection: { id, number }, takesUp }: AnswersProps) {
  const say = useSay();
  return (
    <>
      {takesUp && (
        <p>
          <a class="govuk-link" href={`/cases/${shown.id}/actions/${OBJECT}?objection=${id}`}>
            {say(W.register, number)}
          </a>
        </p>
      )}
      <p>
        <a class="govuk-link" href={`/cases/${shown.id}/objections/${id}`}>
          {say(W.refuse, number)}
        </a>
      </p>
    </>
  );
}
