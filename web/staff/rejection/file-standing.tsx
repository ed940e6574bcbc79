import type { ShownEvidence } from '../../../desk/case-parts.js';
import type { ShownCase } from '../../../desk/show-case.js';
import { slotTitleOf } from '../../../desk/words.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { momentOf } from '../../dates.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { UsedAgainTag } from '../case/used-again-tag.js';
import { REJECTION_WORDS } from './words.js';

interface Props {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
  readonly file: ShownEvidence;
}

/** Beside a file: that it was used again, that and why it was found unfit, and the way to find it so, or to take that back. */
export function FileStanding({ procedure, shown, file }: Props) {
  const say = useSay();
  const { id, slot, uploadedAt, rejection } = file;
  return (
    <>
      <UsedAgainTag file={file} evidence={shown.evidence} /> <RejectedTag rejection={rejection} />{' '}
      {shown.mayRejectFiles && (
        <a class="govuk-link" href={`/cases/${shown.id}/evidence/${id}/rejection`}>
          {say(rejection ? REJECTION_WORDS.takeBack : REJECTION_WORDS.rejectLink)}
          <span class="govuk-visually-hidden">
            {say(MARKS.colon)}
            {say(slotTitleOf(procedure, slot))} {momentOf(uploadedAt)}
          </span>
        </a>
      )}
    </>
  );
}

/** That and why a file was found unfit; nothing where it was not. */
export function RejectedTag({ rejection }: Pick<ShownEvidence, 'rejection'>) {
  const say = useSay();
  if (!rejection) return null;
  return <span class="tongtu-tag tongtu-tag--late">{say(REJECTION_WORDS.rejected, rejection.reason)}</span>;
}
