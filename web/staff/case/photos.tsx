import type { ShownPicture } from '../../../desk/pictures/show-pictures.js';
import type { ShownCase } from '../../../desk/show-case.js';
import { slotTitleOf } from '../../../desk/words.js';
import type { Procedure } from '../../../procedures/procedure.js';
import { momentOf } from '../../dates.js';
import { useSay } from '../../screen.js';
import { FileStanding } from '../rejection/file-standing.js';
import { PHOTO_WORDS } from './photo-words.js';
import { PhotoFlags } from './photo-flags.js';

interface Props {
  readonly procedure: Procedure;
  readonly shown: ShownCase;
  readonly pictures: readonly ShownPicture[];
}

const COMPARED = ['beforePhotos', 'afterPhotos'] as const;
const SMALL_SIZE = 240;

/** The photographs of a case: those before and after the works side by side, the others by their place. */
export function PhotosPanel({ pictures, ...of }: Props) {
  const say = useSay();
  if (pictures.length === 0) return null;
  const inSlot = (slot: string) => pictures.filter((picture) => picture.slot === slot);
  const compared = COMPARED.some((slot) => inSlot(slot).length > 0);
  const others = [...new Set(pictures.map(({ slot }) => slot))].filter(
    (slot) => !COMPARED.some((each) => each === slot),
  );
  return (
    <section class="tongtu-panel" aria-labelledby="photos-title">
      <h2 class="govuk-heading-m" id="photos-title">
        {say(PHOTO_WORDS.photos)}
      </h2>
      {compared && <p class="govuk-body">{say(PHOTO_WORDS.beforeAndAfter)}</p>}
      {compared && (
        <div class="tongtu-compared">
          {COMPARED.map((slot) => (
            <Slot key={slot} {...{ ...of, slot, pictures: inSlot(slot) }} />
          ))}
        </div>
      )}
      <div class="tongtu-photo-slots">
        {others.map((slot) => (
          <Slot key={slot} {...{ ...of, slot, pictures: inSlot(slot) }} />
        ))}
      </div>
    </section>
  );
}

function Slot({ slot, ...of }: Props & { readonly slot: string }) {
  const say = useSay();
  return (
    <div>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-2">{say(slotTitleOf(of.procedure, slot))}</h3>
      {of.pictures.length === 0 && <p class="tongtu-muted">{say(PHOTO_WORDS.noneYet)}</p>}
      <div class="tongtu-photos">
        {of.pictures.map((picture, at) => (
          <Photo key={picture.id} {...{ ...of, picture, at }} />
        ))}
      </div>
    </div>
  );
}

function Photo({ shown, procedure, picture, at }: Props & { readonly picture: ShownPicture; readonly at: number }) {
  const say = useSay();
  const { id, slot, width, height, uploadedAt, seen } = picture;
  const shrunk = Math.min(1, SMALL_SIZE / Math.max(width, height));
  const file = `/cases/${shown.id}/evidence/${id}`;
  const held = shown.evidence.find((each) => each.id === id);
  const title = `${say(slotTitleOf(procedure, slot))} ${at + 1}`;
  return (
    <figure class="tongtu-photo">
      <a class="govuk-link" href={file}>
        <img
          src={`${file}?copy=small`}
          alt={say(PHOTO_WORDS.numbered, title)}
          width={Math.round(width * shrunk)}
          height={Math.round(height * shrunk)}
          loading="lazy"
        />
      </a>
      <figcaption>
        <span class="tongtu-muted">{say(PHOTO_WORDS.sent, momentOf(uploadedAt))}</span>
        {seen?.cameraAt && <span class="tongtu-muted">{say(PHOTO_WORDS.cameraSays, momentOf(seen.cameraAt))}</span>}
        {held && <FileStanding {...{ procedure, shown, file: held }} />}
        {seen && <PhotoFlags flags={seen.flags} />}
        {seen && (
          <a class="govuk-link" href={`${file}?copy=original`}>
            {say(PHOTO_WORDS.original)}
            <span class="govuk-visually-hidden"> {title}</span>
          </a>
        )}
      </figcaption>
    </figure>
  );
}
