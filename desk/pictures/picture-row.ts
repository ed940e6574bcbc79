import type { NewPicture } from '../../record/keep-picture.js';
import type { ActingAs } from '../../record/record-types.js';
import type { KeyRing } from '../../record/sealing.js';
import { type BrowserClaim, sealClaims, sealHomePosition } from './picture-claims.js';
import { hashInEveryOrientation } from './picture-hash.js';
import type { Picture } from './take-picture.js';

type About = Pick<NewPicture, 'tenant' | 'evidenceId' | 'caseId' | 'slot' | 'sha256'>;

interface Taken {
  readonly picture: Picture;
  readonly browser: BrowserClaim;
  /** Who handed it in: an assessor was at the home. */
  readonly as: ActingAs;
}

/** A picture as the record keeps it; positions and times are sealed. */
export function pictureRow(keys: KeyRing, about: About, { picture, browser, as }: Taken): NewPicture {
  const { width, height, hash, camera } = picture;
  return {
    ...about,
    width,
    height,
    hashes: hash === null ? [] : hashInEveryOrientation(hash),
    claimsSealed: sealClaims(keys, about.evidenceId, { camera, browser }),
    home: as.role === 'assessor' ? homeOf(keys, about.evidenceId, { picture, browser }) : null,
  };
}

/** The camera was there; a browser may say where the office is from which it was handed in. */
function homeOf(keys: KeyRing, id: string, { picture, browser }: Omit<Taken, 'as'>): NewPicture['home'] {
  const saidBy = picture.camera.position ? 'camera' : 'browser';
  const position = picture.camera.position ?? browser.position;
  return position && { saidBy, positionSealed: sealHomePosition(keys, id, position) };
}
