import type { PictureFlag } from '../../../desk/pictures/show-pictures.js';
import { useSay } from '../../screen.js';
import { PHOTO_WORDS } from './photo-words.js';

/** What is odd about a photograph, for whoever inspects it: facts to look at. */
export function PhotoFlags({ flags }: { readonly flags: readonly PictureFlag[] }) {
  const say = useSay();
  if (flags.length === 0) return null;
  return (
    <>
      <strong class="tongtu-tag tongtu-tag--soon">{say(PHOTO_WORDS.toCheck)}</strong>
      <ul class="govuk-list tongtu-photo__flags">
        {flags.map((flag, at) => (
          <li key={at}>
            <Flag flag={flag} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Flag({ flag }: { readonly flag: PictureFlag }) {
  const say = useSay();
  switch (flag.kind) {
    case 'sameElsewhere':
    case 'alikeElsewhere':
      return (
        <>
          {say(flag.kind === 'sameElsewhere' ? PHOTO_WORDS.same : PHOTO_WORDS.alike)}
          <a class="govuk-link" href={`/cases/${flag.caseId}/evidence/${flag.evidenceId}`}>
            {`${flag.number} ${say(flag.slotTitle)}`}
          </a>
        </>
      );
    case 'farFromHome':
      return <>{say(flag.saidBy === 'camera' ? PHOTO_WORDS.cameraFar : PHOTO_WORDS.browserFar, flag.metres)}</>;
    case 'takenBeforeOrder':
      return <>{say(PHOTO_WORDS.beforeOrder, flag.orderedOn)}</>;
    case 'takenAfterUpload':
      return <>{say(PHOTO_WORDS.afterUpload)}</>;
  }
}
