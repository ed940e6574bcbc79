import sharp, { type Sharp } from 'sharp';
import type { DeskProblem } from '../desk-problem.js';
import { decodeHeic } from './decode-heic.js';
import { HASHED_SIZE, pictureHash } from './picture-hash.js';
import { type CameraClaim, readExif } from './read-exif.js';
import { takeTurns } from './take-turns.js';

/** What a picture shows and says. The copies are JPEG, upright, and carry nothing that the camera wrote. */
export interface Picture {
  /** As it is seen, upright. */
  readonly width: number;
  readonly height: number;
  readonly camera: CameraClaim;
  /** What it looks like; `null` when it shows too little to be told from others. */
  readonly hash: bigint | null;
  readonly shown: Buffer;
  readonly small: Buffer;
}

/** Beyond what phones take. More is a mistake, or made to fill the memory. */
const MOST_POINTS = 120_000_000;
/** A HEIC picture is decoded as a whole, in four bytes a point. */
const MOST_HEIC_POINTS = 60_000_000;
const SHOWN_SIZE = 1_600;
const SMALL_SIZE = 240;
const QUALITY = 78;

// The files are personal: none stays in memory for a next time.
sharp.cache(false);
/** Each holds its points in memory. */
const inTurn = takeTurns(2);

export function isPicture(mediaType: string): boolean {
  return mediaType.startsWith('image/');
}

/** Looks at a picture: what it shows, what it says of itself, and copies to show. A problem when it cannot be read. */
export function takePicture(bytes: Buffer, mediaType: string): Promise<Picture | DeskProblem> {
  return inTurn(() => look(bytes, mediaType));
}

async function look(bytes: Buffer, mediaType: string): Promise<Picture | DeskProblem> {
  const heic = mediaType === 'image/heic' || mediaType === 'image/heif';
  const about = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!about) return { problem: 'pictureBroken' };
  const { width, height } = about.autoOrient;
  if (width * height > (heic ? MOST_HEIC_POINTS : MOST_POINTS)) return { problem: 'pictureTooManyPoints' };
  const opened = heic
    ? await openHeic(bytes)
    : sharp(bytes, { limitInputPixels: MOST_POINTS, failOn: 'error' }).autoOrient();
  const copies = opened && (await copiesOf(opened).catch(() => null));
  if (!copies) return { problem: 'pictureBroken' };
  return { width, height, camera: await readExif(about.exif), ...copies };
}

async function openHeic(bytes: Buffer): Promise<Sharp | null> {
  const points = await decodeHeic(bytes);
  if (!points) return null;
  const { buffer, byteOffset, byteLength } = points.data;
  return sharp(Buffer.from(buffer, byteOffset, byteLength), {
    raw: { width: points.width, height: points.height, channels: 4 },
  });
}

async function copiesOf(picture: Sharp): Promise<Pick<Picture, 'hash' | 'shown' | 'small'>> {
  const { data, info } = await picture
    .flatten({ background: 'white' })
    .resize({ width: SHOWN_SIZE, height: SHOWN_SIZE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const again = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const shown = await again().jpeg({ quality: QUALITY }).toBuffer();
  const small = await again()
    .resize({ width: SMALL_SIZE, height: SMALL_SIZE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  const grey = await again().resize(HASHED_SIZE, HASHED_SIZE, { fit: 'fill' }).greyscale().raw().toBuffer();
  return { hash: pictureHash(grey), shown, small };
}
