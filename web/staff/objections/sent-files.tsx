import { isPicture } from '../../../desk/pictures/take-picture.js';
import type { ReceivedObjection } from '../../../desk/received-objections.js';
import { formatOf } from '../../file-format.js';
import { sizeOf } from '../../file-size.js';
import { useSay } from '../../screen.js';
import { RECEIVED_WORDS as W } from './words.js';

interface Props {
  readonly caseId: string;
  readonly objection: ReceivedObjection;
}

/** What the public sent with an objection: photographs small, each leading to the file. */
export function SentFiles({ caseId, objection: { id, number, files } }: Props) {
  const say = useSay();
  if (files.length === 0) return null;
  const address = (fileId: string) => `/cases/${caseId}/objections/${id}/files/${fileId}`;
  return (
    <div class="tongtu-photos">
      {files.map(({ id: fileId, mediaType, bytes, hasOriginal }, at) => (
        <figure class="tongtu-photo" key={fileId}>
          <a class="govuk-link" href={address(fileId)}>
            {isPicture(mediaType) && <img src={`${address(fileId)}?copy=small`} alt="" loading="lazy" />}
            {say(W.file, at + 1)}
            <span class="govuk-visually-hidden"> {number}</span>
          </a>
          <figcaption>
            <span class="tongtu-muted">
              {formatOf(mediaType)} · {sizeOf(bytes)}
            </span>
            {hasOriginal && (
              <a class="govuk-link" href={`${address(fileId)}?copy=original`}>
                {say(W.original)}
                <span class="govuk-visually-hidden">
                  {' '}
                  {number} {at + 1}
                </span>
              </a>
            )}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
