import type { ShownEvidence } from '../../../desk/case-parts.js';
import { actsOn } from '../../../desk/file-rounds.js';
import type { ShownPicture } from '../../../desk/pictures/show-pictures.js';
import { isPicture } from '../../../desk/pictures/take-picture.js';
import type { ShownCase } from '../../../desk/show-case.js';
import { momentOf } from '../../dates.js';
import { Panel } from '../../parts/panel.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { PhotoFlags } from '../case/photo-flags.js';
import { PHOTO_WORDS } from '../case/photo-words.js';
import { UsedAgainTag } from '../case/used-again-tag.js';
import { RejectedTag } from '../rejection/file-standing.js';
import { INSPECTION_WORDS } from './words.js';

const BEFORE = 'beforePhotos';
const AFTER = 'afterPhotos';

interface Props {
  readonly shown: Pick<ShownCase, 'id' | 'evidence'>;
  readonly pictures: readonly ShownPicture[];
}

/** The home as it was and as it is, pair by pair, with what is odd: photographs are taken from the same angles in the same order. */
export function BeforeAfter({ shown: { id, evidence }, pictures }: Props) {
  const pictureOf = (file: ShownEvidence | undefined) => pictures.find((picture) => picture.id === file?.id);
  const before = evidence.filter(({ slot }) => slot === BEFORE);
  const after = latest(evidence.filter(({ slot }) => slot === AFTER));
  const pairs = Math.max(before.length, after.length);
  if (pairs === 0) return null;
  return (
    <Panel title={INSPECTION_WORDS.photos}>
      {Array.from({ length: pairs }, (_, at) => (
        <div class="tongtu-pair" key={at}>
          <Photo
            {...{ id, evidence }}
            file={before[at]}
            picture={pictureOf(before[at])}
            word="before"
            number={at + 1}
          />
          <Photo {...{ id, evidence }} file={after[at]} picture={pictureOf(after[at])} word="after" number={at + 1} />
        </div>
      ))}
    </Panel>
  );
}

/** Each round has photographs of its own; those of the last one count. */
function latest(files: readonly ShownEvidence[]): ShownEvidence[] {
  const last = Math.max(...files.map(lastActOn));
  return files.filter((file) => lastActOn(file) === last);
}

const lastActOn = (file: ShownEvidence): number => actsOn(file).at(-1) ?? 0;

interface PhotoProps extends Pick<ShownCase, 'id' | 'evidence'> {
  readonly file: ShownEvidence | undefined;
  /** What is known of it, where it is a picture. */
  readonly picture: ShownPicture | undefined;
  readonly word: 'before' | 'after';
  readonly number: number;
}

function Photo({ id, evidence, file, picture, word, number }: PhotoProps) {
  const say = useSay();
  const title = say(INSPECTION_WORDS[word], number);
  if (!file) return <div />;
  const address = `/cases/${id}/evidence/${file.id}`;
  return (
    <figure>
      <a class="govuk-link" href={address}>
        {isPicture(file.mediaType) ? (
          <img src={address} alt={title} loading="lazy" />
        ) : (
          `${say(INSPECTION_WORDS.notAPicture)}${say(MARKS.aside, title)}`
        )}
      </a>
      <figcaption>
        {title} <RejectedTag rejection={file.rejection} /> <UsedAgainTag {...{ file, evidence }} />
        {file.reuses.length > 0 && (
          <span class="tongtu-muted"> {say(PHOTO_WORDS.sent, momentOf(file.uploadedAt))}</span>
        )}
        {picture?.seen && <PhotoFlags flags={picture.seen.flags} />}
      </figcaption>
    </figure>
  );
}
