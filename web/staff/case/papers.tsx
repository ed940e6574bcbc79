import { readsArchive } from '../../../desk/archive-index.js';
import type { ShownCase } from '../../../desk/show-case.js';
import { slotTitleOf } from '../../../desk/words.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { momentOf } from '../../dates.js';
import { useSay, useScreen } from '../../screen.js';
import { WORDS } from '../../words.js';
import { SlotStanding } from '../act/slot-inputs.js';
import { ARCHIVE_WORDS } from '../archive/words.js';
import { FileStanding } from '../rejection/file-standing.js';
import { taskOf } from './task-of.js';

interface Props {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
}

/** What papers the task at hand asks for, as a list of tasks, every paper that the case holds, and the index of its file. */
export function PapersPanel({ procedure, shown }: Props) {
  const say = useSay();
  const asked = taskOf(procedure, shown).task?.evidence ?? [];
  const hasIndex = readsArchive(shown.yourRoles);
  if (asked.length === 0 && shown.evidence.length === 0 && !hasIndex) return null;
  return (
    <section class="tongtu-panel" aria-labelledby="papers-title">
      <h2 class="govuk-heading-m" id="papers-title">
        {say(WORDS.papers)}
      </h2>
      <ul class="govuk-task-list">
        {asked.map((slot) => (
          <li class="govuk-task-list__item" key={slot.slot}>
            <div class="govuk-task-list__name-and-hint">{say(slot.title)}</div>
            <div class="govuk-task-list__status">
              <SlotStanding slot={slot} />
            </div>
          </li>
        ))}
      </ul>
      <HeldPapers {...{ procedure, shown }} />
      {hasIndex && (
        <p class="govuk-body tongtu-not-printed">
          <a class="govuk-link" href={`/cases/${shown.id}/archive`}>
            {say(ARCHIVE_WORDS.title)}
          </a>
        </p>
      )}
    </section>
  );
}

function HeldPapers(props: Props) {
  const { say, onPhone } = useScreen();
  const count = props.shown.evidence.length;
  if (count === 0) return null;
  if (!onPhone) return <PaperList {...props} />;
  return (
    <details class="tongtu-fold">
      <summary>{say(WORDS.heldPapers, count)}</summary>
      <PaperList {...props} />
    </details>
  );
}

function PaperList({ procedure, shown }: Props) {
  const say = useSay();
  return (
    <ul class="govuk-list tongtu-papers">
      {shown.evidence.map((file) => (
        <li key={file.id}>
          <a class="govuk-link" href={`/cases/${shown.id}/evidence/${file.id}`}>
            {say(slotTitleOf(procedure, file.slot))}
          </a>{' '}
          <span class="tongtu-muted">{momentOf(file.uploadedAt)}</span> <FileStanding {...{ procedure, shown, file }} />
        </li>
      ))}
    </ul>
  );
}
